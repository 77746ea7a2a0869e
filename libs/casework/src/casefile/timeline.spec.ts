import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ReadDeployed } from '../deployment/deployed-reader.ts';
import { caseFileOf } from './case-file.ts';
import { momentsOf } from './moments.ts';
import { timelineOf } from './timeline.ts';
import { deployedHere, StagedFamily, surroundings } from './testing/staged-family.ts';

let deployed: ReadDeployed;
beforeAll(async () => {
  deployed = await deployedHere();
});

const decided = () =>
  new StagedFamily(deployed).on('2015-07-10').complete('Task_FormFestlegen', { zuzugId: 'z1', form: 'MUENDLICH' });
const around = () => surroundings(deployed, '2015-07-12');
const timeline = (family: StagedFamily, mayCorrect = () => true) => timelineOf(family.file(), around(), mayCorrect);

describe('the timeline', () => {
  it('tells the newest first: what happened, who recorded it for whom, and where it moved the processes', () => {
    expect(timeline(decided())[0]).toMatchObject({
      title: 'Form der Erstinformation festgelegt',
      isFact: true,
      occurredOn: '2015-07-10',
      actor: { user: 'anna', name: 'Anna Muster' },
      office: { key: 'EG-2513', name: 'Einwohnergemeinde Biberist' },
      fields: [{ path: '/form', title: 'Form' }],
      moves: [
        {
          processName: 'Informieren (Erstinformation)',
          trigger: 'erledigt «Form festlegen»',
          left: ['Form festlegen'],
          entered: ['Zum Gespräch einladen', 'Dolmetscheinsatz bei HEKS Linguadukt bestellen'],
          ended: null,
        },
      ],
      correctable: true,
    });
  });

  it('calls what is no fact by a German word and the step it concerns, and says how a process ended', () => {
    const family = decided().claim('Task_DolmetscheinsatzBestellen').on('2015-08-05');
    const titles = timeline(family).map(({ title }) => title);
    expect(titles).toContain('Aufgabe übernommen: Dolmetscheinsatz bei HEKS Linguadukt bestellen');
    expect(titles).toContain('Frist abgelaufen: Einladung überfällig');
    family.record({ type: 'WegzugErfasst', data: { personIds: ['p1', 'p2'], wegzugsdatum: '2015-08-05' } });
    const ends = timeline(family).flatMap(({ moves }) => moves.flatMap(({ ended }) => ended ?? []));
    expect(ends.some((end) => end.startsWith('beendet mit «'))).toBe(true);
    expect(
      timeline(family)
        .filter(({ isFact }) => !isFact)
        .every(({ fields }) => fields.length === 0),
    ).toBe(true);
  });

  it('links a correction and a voiding both ways, and shows the new data under their titles', () => {
    const family = decided();
    const { id } = family.fact('ErstinformationsformFestgelegt');
    family.correct(id, { zuzugId: 'z1', form: 'SCHRIFTLICH' }, 'vertippt');
    const correction = family.fact('ErstinformationsformFestgelegtKorrigiert');
    const entry = (eventId: string) => timeline(family).find((one) => one.eventId === eventId);
    expect(entry(correction.id)).toMatchObject({
      title: 'Form der Erstinformation festgelegt: korrigiert',
      corrects: id,
      correctable: false,
    });
    expect(entry(correction.id)?.fields.map(({ title, value }) => [title, value])).toEqual([
      ['Grund', 'vertippt'],
      ['Neu: Form', 'SCHRIFTLICH'],
    ]);
    expect(entry(id)).toMatchObject({ correctedBy: correction.id, voided: false, correctable: true });
    family.void(id, 'gehört nicht hierher');
    const voiding = family.fact('ErstinformationsformFestgelegtStorniert');
    expect(entry(id)).toMatchObject({ correctedBy: voiding.id, voided: true, correctable: false });
    expect(entry(voiding.id)).toMatchObject({ corrects: id });
  });

  it('may not be corrected where the session may not, nor in the past', () => {
    expect(timeline(decided(), () => false).some(({ correctable }) => correctable)).toBe(false);
    const past = timelineOf(decided().file({ revision: 3 }), around(), () => true);
    expect(past.map(({ revision }) => revision)).toEqual([3, 2, 1, 0]);
    expect(past.some(({ correctable }) => correctable)).toBe(false);
  });

  it('says in its place what nobody can read any more', () => {
    const family = decided();
    const [first, ...others] = family.events;
    const { name: _destroyed, ...data } = first!.data;
    const redacted = { ...others[0]!, data: {}, withheld: ['/data'] };
    const events = [{ ...first!, data, withheld: ['/data/name'] }, redacted, ...others.slice(1)];
    const entries = timelineOf(caseFileOf(family.file().caseId, events), around(), () => true);
    expect(entries.at(-1)?.fields).toContainEqual({
      path: '/name',
      title: 'Name',
      value: null,
      shown: 'nicht einsehbar',
      withheld: true,
    });
    expect(entries.at(-2)?.fields).toMatchObject([{ title: 'Inhalt', value: null, withheld: true }]);
  });
});

it('the moments of a case are its events, oldest first', () => {
  const moments = momentsOf(decided().file(), around());
  expect(moments.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(moments.at(-1)).toEqual({
    revision: 5,
    title: 'Form der Erstinformation festgelegt',
    occurredOn: '2015-07-10',
    recordedAt: '2015-07-09T22:00:00.000Z',
  });
});
