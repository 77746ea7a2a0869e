import { beforeAll, describe, expect, it } from '@jest/globals';
import { definitionCatalog, Stage } from '@fallspur/engine';
import type { ReadDeployed } from '../deployment/deployed-reader.ts';
import { dossierKind } from '../dossier/dossier-kind.ts';
import { caseFileOf } from './case-file.ts';
import { instanceDiagram } from './instance-diagram.ts';
import { journeyOf } from './journey.ts';
import { casePage } from './page.ts';
import { timelineOf } from './timeline.ts';
import { fourEyes, versionsOf } from './testing/four-eyes.ts';
import { deployedHere, ib, StagedFamily, surroundings } from './testing/staged-family.ts';

let deployed: ReadDeployed;
beforeAll(async () => {
  deployed = await deployedHere();
});

const invited = () =>
  new StagedFamily(deployed).on('2015-07-10').complete('Task_FormFestlegen', { zuzugId: 'z1', form: 'MUENDLICH' });
const diagram = (family: StagedFamily, revision?: number) => {
  const [event] = family.events.filter(({ steps }) => steps?.length);
  const file = family.file(revision === undefined ? {} : { revision });
  return instanceDiagram(file, event!.steps![0]!.instance, surroundings(deployed, '2015-07-12'))!;
};

describe('the diagram of an instance', () => {
  it('shows where tokens stand, since when, and what for', () => {
    expect(diagram(invited()).tokens).toEqual([
      {
        element: 'SubProcess_Einladen',
        name: 'Zum Gespräch einladen',
        count: 1,
        since: '2015-07-10',
        waitsFor: 'frühestens am 04.08.2015 oder «Erstinformationsgespräch durchgeführt»',
      },
      {
        element: 'Task_DolmetscheinsatzBestellen',
        name: 'Dolmetscheinsatz bei HEKS Linguadukt bestellen',
        count: 1,
        since: '2015-07-10',
        waitsFor: 'Integrationsbeauftragte oder Stellvertretung der IB',
      },
    ]);
    expect(diagram(invited(), 4).tokens).toMatchObject([{ element: 'Task_FormFestlegen', since: '2015-07-05' }]);
  });

  it('shows the path taken in the order of the first time', () => {
    const { visited, flows } = diagram(invited());
    expect(visited.map(({ element }) => element).slice(0, 6)).toEqual([
      'Start_Zuzug',
      'Task_ZielgruppePruefen',
      'Gateway_Zielgruppe',
      'Task_FormVorschlagen',
      'Task_FormFestlegen',
      'Gateway_Form',
    ]);
    expect(flows).toContainEqual({ flow: 'Flow_Form_Muendlich', times: 1 });
    expect(flows.map(({ flow }) => flow)).not.toContain('Flow_Form_Schriftlich');
  });

  it('says of every decision where it was asked and why it answered so', () => {
    const decisions = diagram(invited()).decisions.map(({ element, title, because }) => ({ element, title, because }));
    expect(decisions).toContainEqual({
      element: 'Task_DolmetschbedarfPruefen',
      title: 'Dolmetschbedarf',
      because:
        'Regel 3 trifft zu: «Das Gespräch soll verstanden werden; beitragsberechtigt nur bei HEKS Linguadukt». ' +
        'Ergebnis: Dolmetscher:in nötig = ja',
    });
    expect(decisions).toContainEqual({
      element: 'Gateway_Form',
      title: 'Welche Form?',
      because: '«mündlich», weil Form = mündlich (Gespräch)',
    });
    // What a table required belongs to the same task.
    expect(decisions.filter(({ element }) => element === 'Task_FormVorschlagen').map(({ title }) => title)).toEqual([
      'Zutreffende Kriterien für ein Gespräch',
      'Vorschlag zur Form der Erstinformation',
    ]);
  });

  it('shows what was asked and answered in words, of several persons each value once, and no source of a rule', () => {
    const { decisions } = diagram(invited());
    expect(decisions.find(({ id }) => id === 'kriterien')).toMatchObject({
      given: expect.arrayContaining([{ title: 'Aufenthaltsgrundlage', value: '2 × Freizügigkeit EU/EFTA' }]),
      answer: 'kein Sprachnachweis B1',
    });
    expect(decisions.map(({ because }) => because).join()).not.toMatch(/Spezifikation|DEFAULT|OP-|\[/);
  });

  it('says what can no longer be read, and nothing the engine keeps for itself', () => {
    const family = invited();
    const events = family.events.map((event) =>
      event.type === 'ErstinformationsformFestgelegt'
        ? {
            ...event,
            withheld: ['/steps/0/decisions/0/inputs/fall.form', '/steps/0/decisions/0/output'],
            steps: event.steps!.map((step) => ({
              ...step,
              decisions: step.decisions!.map((one) => ({ ...one, inputs: { 'loop:items': [1] } })),
            })),
          }
        : event,
    );
    const file = caseFileOf(family.file().caseId, events);
    const [instance = ''] = Object.keys(file.state.instances);
    const decision = instanceDiagram(file, instance, surroundings(deployed, '2015-07-12'))?.decisions.find(
      ({ id }) => id === 'Flow_Form_Muendlich',
    );
    expect(decision).toMatchObject({
      inputs: { 'fall.form': 'nicht einsehbar' },
      given: [{ title: 'Form', value: 'nicht einsehbar' }],
      output: 'nicht einsehbar',
      because: 'nicht einsehbar',
    });
  });

  it('is unknown where the case has no such instance', () => {
    expect(instanceDiagram(invited().file(), 'fremd', surroundings(deployed, '2015-07-12'))).toBeUndefined();
  });
});

it('an instance that goes on under another version is shown in that version’s drawing, and its history in its own words', async () => {
  const versions = await versionsOf(fourEyes(), fourEyes('Gesuch'));
  const definitions = definitionCatalog(versions, new Map());
  const first = definitionCatalog(versions.slice(0, 1), new Map());
  const stage = new Stage({ definitions: first, kind: dossierKind, clock: '2015-07-05T08:00:00.000Z' });
  stage.actor = { person: 'anna', office: 'EG-2513', role: 'IB' };
  stage.send({ type: 'StartProcess', process: 'freigabe' });
  const [instance = ''] = Object.keys(stage.state.instances);
  stage.definitions = definitions;
  stage.moveTo('2015-08-01T08:00:00.000Z');
  const refused = stage.send({
    type: 'MigrateInstance',
    instance,
    reason: 'neue Fassung',
    version: 2,
    map: { Antrag: 'Gesuch' },
  });
  expect(refused).toBeUndefined();
  const file = caseFileOf(stage.state.caseId, stage.events);
  const around = { ...surroundings(deployed, '2015-08-02'), definitions };
  expect(instanceDiagram(file, instance, around)).toMatchObject({
    version: 2,
    tokens: [{ element: 'Gesuch', since: '2015-07-05' }],
    visited: [{ element: 'Start' }, { element: 'Gesuch', times: 1, firstOn: '2015-07-05' }],
  });
  expect(casePage(file, around, ib).now.tasks).toMatchObject([{ element: 'Gesuch', openedOn: '2015-07-05' }]);
  expect(journeyOf(file, around).bands[0]?.stays).toMatchObject([{ element: 'Gesuch', from: '2015-07-05', to: null }]);
  expect(timelineOf(file, around, () => true)[0]).toMatchObject({
    title: expect.stringMatching(/^Verfahren auf eine andere Fassung gehoben/),
    fields: [{ title: 'Grund', value: 'neue Fassung' }],
  });
});
