import { beforeAll, describe, expect, it } from '@jest/globals';
import { definitionCatalog, Stage } from '@fallspur/engine';
import type { ReadDeployed } from '../deployment/deployed-reader.ts';
import { dossierKind } from '../dossier/dossier-kind.ts';
import { caseFileOf } from './case-file.ts';
import { differenceBetween } from './difference.ts';
import { journeyOf } from './journey.ts';
import { casePage } from './page.ts';
import { deployedHere, ib, residents, StagedFamily, surroundings } from './testing/staged-family.ts';
import { fourEyes, versionsOf } from './testing/four-eyes.ts';

let deployed: ReadDeployed;
beforeAll(async () => {
  deployed = await deployedHere();
});

const around = (today = '2015-07-12') => surroundings(deployed, today);
const family = () => new StagedFamily(deployed);
const invited = () => family().on('2015-07-10').complete('Task_FormFestlegen', { zuzugId: 'z1', form: 'MUENDLICH' });
const pageFor = (staged: StagedFamily, viewer = ib) => casePage(staged.file(), around(), viewer);

describe('what can be done now', () => {
  it('is the open task of the own role, with its deadline', () => {
    expect(pageFor(invited()).now.tasks).toMatchObject([
      {
        name: 'Dolmetscheinsatz bei HEKS Linguadukt bestellen',
        fact: 'DolmetscheinsatzBestellt',
        dueOn: '2015-08-04',
        openedOn: '2015-07-10',
        version: 1,
        overdue: false,
        unit: { label: 'Familie Muster', municipality: { name: 'Biberist' } },
      },
    ]);
    expect(casePage(invited().file(), around('2015-08-05'), ib).now.tasks).toMatchObject([{ overdue: true }]);
  });

  it('waits for another role', () => {
    const { tasks, blocked } = pageFor(invited(), residents).now;
    expect(tasks).toEqual([]);
    expect(blocked[0]).toEqual({
      name: 'Dolmetscheinsatz bei HEKS Linguadukt bestellen',
      processName: 'Informieren (Erstinformation)',
      missing: 'wartet auf Integrationsbeauftragte oder Stellvertretung der IB',
      why: 'role',
      awaited: false,
    });
  });

  it('waits for who has taken it over, and stays open to them', () => {
    const claimed = invited().as('carla').claim('Task_DolmetscheinsatzBestellen');
    expect(pageFor(claimed).now).toMatchObject({
      tasks: [],
      blocked: [{ missing: 'übernommen von Carla Muster', why: 'person' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
    expect(pageFor(claimed, { ...ib, user: 'carla' }).now.tasks).toMatchObject([{ version: 2 }]);
  });

  it('waits for a day, for a fact, and for the steps before it, nearest first', () => {
    const { blocked } = pageFor(invited()).now;
    expect(blocked.filter(({ awaited }) => awaited).map(({ why }) => why)).toEqual(['time', 'fact', 'fact', 'fact']);
    const missing = blocked.map(({ name, missing, why }) => `${why} | ${name}: ${missing}`);
    expect(missing).toContain('time | Einladung überfällig: frühestens am 04.08.2015');
    expect(missing).toContain(
      'fact | Gespräch ohne Einladung geführt: sobald «Erstinformationsgespräch durchgeführt» erfasst ist',
    );
    expect(missing.filter((one) => one.startsWith('step'))).toEqual([
      'step | Einladung versenden: zuerst: «Dolmetscheinsatz bei HEKS Linguadukt bestellen»',
      'step | Erstinformationsgespräch führen: zuerst: «Einladung versenden»',
      'step | Kurzassessment festhalten: zuerst: «Erstinformationsgespräch führen»',
      'step | Angebote empfehlen: zuerst: «Kurzassessment festhalten»',
      'step | Mitwirkung klären: zuerst: «Kurzassessment festhalten»',
    ]);
  });

  it('names what begins a wait before the wait itself', () => {
    const called = invited()
      .complete('Task_DolmetscheinsatzBestellen', { gespraechId: 'g1', anbieter: 'HEKS_LINGUADUKT' })
      .complete('Task_EinladungVersenden', {
        gespraechId: 'g1',
        zuzugId: 'z1',
        mahnstufe: 1,
      });
    const again = pageFor(called).now.blocked.find(({ name }) => name === 'Einladung versenden');
    expect(again).toMatchObject({
      why: 'fact',
      missing: 'sobald «Zum Erstinformationsgespräch nicht erschienen» erfasst ist, danach «Wartefrist abgelaufen»',
    });
  });

  it('does not offer again what is behind it inside a subprocess', () => {
    const ordered = invited().complete('Task_DolmetscheinsatzBestellen', {
      gespraechId: 'g1',
      anbieter: 'HEKS_LINGUADUKT',
    });
    const { tasks, blocked } = pageFor(ordered).now;
    expect(tasks.map(({ name }) => name)).toEqual(['Einladung versenden']);
    expect(blocked.flatMap(({ why, name }) => (why === 'step' ? name : []))).toEqual([
      'Erstinformationsgespräch führen',
      'Kurzassessment festhalten',
      'Angebote empfehlen',
      'Mitwirkung klären',
    ]);
  });

  it('waits for a second person where four eyes are asked for', async () => {
    const definitions = definitionCatalog(await versionsOf(fourEyes()), new Map());
    const stage = new Stage({ definitions, kind: dossierKind, clock: '2015-07-05T08:00:00.000Z' });
    stage.actor = { person: 'anna', office: 'EG-2513', role: 'IB' };
    stage.send({ type: 'StartProcess', process: 'freigabe' });
    const [instance = ''] = Object.keys(stage.state.instances);
    stage.send({ type: 'CompleteTask', task: { instance, task: 'Antrag#1' } });
    const file = caseFileOf(stage.state.caseId, stage.events);
    const here = { ...around(), definitions };
    expect(casePage(file, here, ib).now.blocked).toEqual([
      {
        name: 'Freigeben',
        processName: 'Freigabe',
        missing: 'wartet auf eine andere Person: «Antrag stellen» haben Sie selbst erledigt',
        why: 'person',
        awaited: false,
      },
    ]);
    expect(casePage(file, here, { ...ib, user: 'carla' }).now.tasks).toMatchObject([{ name: 'Freigeben' }]);
  });

  it('offers the facts of the own role, first those a process waits for, and none to who only reads', () => {
    const facts = pageFor(invited()).now.facts.map(({ type }) => type);
    expect(facts.slice(0, 2)).toEqual([
      'EinladungErstinformationsgespraechVersandt',
      'ErstinformationsgespraechDurchgefuehrt',
    ]);
    expect(facts).not.toContain('ErstinformationAbgeschlossen');
    expect(pageFor(invited(), residents).now.facts.map(({ type }) => type)).toContain('WegzugErfasst');
    expect(pageFor(invited(), { ...ib, roles: ['PRU'] }).now).toMatchObject({ tasks: [], facts: [] });
  });
});

describe('the page', () => {
  it('names persons, the responsible body and the processes', () => {
    expect(pageFor(invited())).toMatchObject({
      revision: 5,
      past: false,
      persons: [
        {
          name: 'Ana Muster',
          bornOn: '1985-03-04',
          nationalities: ['PT'],
          permit: 'B',
          language: 'pt',
          departed: null,
        },
        { name: 'Rui Muster' },
      ],
      responsible: { key: 'EG-2513', name: 'Einwohnergemeinde Biberist' },
      instances: [{ processName: 'Informieren (Erstinformation)', state: 'running', startedOn: '2015-07-05' }],
    });
  });

  it('shows a past moment as it was, and nothing can be recorded in it', () => {
    const then = casePage(invited().file({ revision: 4 }), around(), ib);
    expect(then).toMatchObject({
      revision: 4,
      past: true,
      now: { tasks: [{ name: 'Form festlegen' }], facts: [] },
    });
    const known = invited().file({ standPer: '2015-07-06T00:00:00Z' });
    expect(casePage(known, around(), ib)).toEqual(then);
  });

  it('says who has left', () => {
    const gone = invited().record({
      type: 'WegzugErfasst',
      data: { personIds: ['p1', 'p2'], wegzugsdatum: '2015-07-10' },
    });
    const page = pageFor(gone);
    expect(page.persons[0]?.departed).toEqual({ reason: 'weggezogen', on: '2015-07-10' });
    expect(page.instances[0]).toMatchObject({ state: 'completed', endedOn: '2015-07-10' });
    expect(page.now.tasks).toEqual([]);
  });
});

it('the journey shows where tokens stood from when to when, what is due, and reaches to the last due day', () => {
  expect(journeyOf(invited().file(), around())).toMatchObject({
    from: '2015-07-05',
    to: '2015-08-04',
    today: '2015-07-12',
    bands: [
      {
        state: 'running',
        stays: [
          { name: 'Form festlegen', from: '2015-07-05', to: '2015-07-10' },
          { name: 'Dolmetscheinsatz bei HEKS Linguadukt bestellen', from: '2015-07-10', to: null },
        ],
        due: [
          { name: 'Dolmetscheinsatz bei HEKS Linguadukt bestellen', on: '2015-08-04', overdue: false },
          { name: 'Einladung überfällig', on: '2015-08-04', overdue: false },
        ],
      },
    ],
  });
});

describe('the difference of two moments', () => {
  it('says what was added, what is gone and what reads differently', () => {
    const staged = invited().claim('Task_DolmetscheinsatzBestellen');
    const texts = (from: number, to: number) =>
      differenceBetween(staged.file({ revision: from }), staged.file({ revision: to }), around()).map(
        ({ area, kind, text }) => `${area} ${kind}: ${text}`,
      );
    expect(texts(4, 5)).toEqual([
      'fact added: Form der Erstinformation festgelegt: 10.07.2015',
      'task added: Aufgabe «Dolmetscheinsatz bei HEKS Linguadukt bestellen»: offen',
      'task removed: Aufgabe «Form festlegen»: nicht mehr offen',
      'deadline added: Fällig: «Dolmetscheinsatz bei HEKS Linguadukt bestellen»: 04.08.2015',
      'deadline added: Frist «Einladung überfällig»: 04.08.2015',
      'deadline removed: Fällig: «Form festlegen»: aufgehoben',
    ]);
    expect(texts(5, 6)).toEqual([
      'task changed: Aufgabe «Dolmetscheinsatz bei HEKS Linguadukt bestellen»: offen → übernommen von Anna Muster',
    ]);
    expect(texts(6, 6)).toEqual([]);
  });

  it('tells a corrected person and a voided fact', () => {
    const staged = invited();
    const { id, data } = staged.fact('PersonErfasst');
    staged.correct(id, { ...data, staatsangehoerigkeiten: ['BR'] }, 'Tippfehler');
    const form = staged.fact('ErstinformationsformFestgelegt');
    staged.void(form.id, 'falsches Dossier');
    const changes = differenceBetween(staged.file({ revision: 5 }), staged.file(), around());
    expect(changes).toContainEqual({
      area: 'person',
      kind: 'changed',
      text: 'Rui Muster: Portugal, Portugiesisch → Brasilien, Portugiesisch',
    });
    expect(changes).toContainEqual({
      area: 'fact',
      kind: 'removed',
      text: 'Form der Erstinformation festgelegt: gilt nicht mehr',
    });
    expect(changes).toContainEqual({
      area: 'fact',
      kind: 'changed',
      text: 'Person erfasst: 05.07.2015 → 05.07.2015 (korrigiert)',
    });
  });
});
