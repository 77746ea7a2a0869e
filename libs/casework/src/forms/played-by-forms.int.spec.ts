import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '@fallspur/kernel';
import type { Dossier } from '../dossier/state.ts';
import { IB_ZUCHWIL, SmallOffice } from '../testing/small-office.ts';
import { formOf, type FactFormParts } from './form-of.ts';

let office: SmallOffice;
const filledIn = new Set<string>();

beforeAll(async () => {
  office = await SmallOffice.open('2016-02-01');
}, 60_000);
afterAll(() => office.close());

/** Two adults and a child who arrived on 5 January 2016. */
const family = (): Promise<string> =>
  office.arrived({
    names: [
      ['Selam', 'Tesfay'],
      ['Yonas', 'Tesfay'],
      ['Abel', 'Tesfay'],
    ],
  });

const situationOf = async (caseId: string, today: string) => {
  const state = await office.runtime.state(caseId);
  return {
    state,
    of: (instance?: string): Parameters<typeof formOf>[1] => ({
      dossier: state.domain as Dossier,
      ...(instance === undefined ? {} : { instance: state.instances[instance]! }),
      actor: { name: 'IB Zuchwil', office: IB_ZUCHWIL.office, role: IB_ZUCHWIL.role },
      now: `${today}T09:00:00Z`,
      newId: `n-${caseId.slice(8, 16)}-${state.revision}`,
      parameters: office.deployed.parameters(today, `${today}T09:00:00Z`),
    }),
  };
};

/** Fills in the form of the open task with its proposal and what a person chooses, and records it. */
const fillIn = async (
  caseId: string,
  element: string,
  today: string,
  choices: Readonly<Record<string, Json>> = {},
): Promise<{ readonly form: FactFormParts; readonly warnings: readonly string[] }> => {
  office.on(today);
  const { state, of } = await situationOf(caseId, today);
  const found = Object.values(state.instances).flatMap((instance) =>
    Object.values(instance.tasks).flatMap((task) => (task.key.startsWith(`${element}#`) ? [{ instance, task }] : [])),
  )[0];
  if (!found?.task.fact) throw new Error(`${element} is not open`);
  const form = formOf(office.deployed.definitions.factType(found.task.fact)!, of(found.instance.id), undefined);
  expect({ element, missing: hiddenAndMissing(form) }).toEqual({ element, missing: [] });
  const { warnings } = await office.do(caseId, {
    type: 'CompleteTask',
    task: { instance: found.instance.id, task: found.task.key },
    data: { ...form.proposal, ...choices },
  });
  filledIn.add(`${found.instance.definition.process}/${element}`);
  return { form, warnings: warnings.map(({ code }) => code) };
};

/** What nobody could fill in: demanded, not shown, not proposed. */
const hiddenAndMissing = ({ schema, proposal }: FactFormParts): readonly string[] =>
  (schema['required'] as readonly string[]).filter((name) => {
    const property = (schema['properties'] as Record<string, JsonObject>)[name]!;
    return (property['x-form'] as JsonObject | undefined)?.['show'] === 'hidden' && proposal[name] === undefined;
  });

const openTasks = async (caseId: string): Promise<readonly string[]> =>
  Object.values((await office.runtime.state(caseId)).instances).flatMap(({ tasks }) => Object.keys(tasks));

describe('Informieren, filled in by forms alone', () => {
  it('to an interview with need: what is known is proposed, the rest is a few choices', async () => {
    const caseId = await family();
    const { form: formOfForm } = await fillIn(caseId, 'Task_FormFestlegen', '2016-02-01');
    expect(formOfForm.proposal).toMatchObject({
      form: 'MUENDLICH',
      kriterien: ['KEIN_SPRACHNACHWEIS_B1', 'DRITTSTAAT'],
    });

    await fillIn(caseId, 'Task_DolmetscheinsatzBestellen', '2016-02-02', { auftragsnummer: 'LD-2016-0001' });
    const { form: invitation } = await fillIn(caseId, 'Task_EinladungVersenden', '2016-02-02', {
      termin: '2016-02-10',
      uhrzeit: '14:00',
      ort: 'Gemeindehaus',
    });
    expect(invitation.proposal).toMatchObject({ mahnstufe: 1, sprache: 'ti', versandtAm: '2016-02-02' });
    expect(invitation.occurredOnField).toBe('versandtAm');

    const { form, warnings } = await fillIn(caseId, 'Task_GespraechFuehren', '2016-02-10', {
      dauerMinuten: 60,
      checkliste: ['RECHTE_UND_PFLICHTEN'],
      bestaetigung: { art: 'UNTERSCHRIFT', datum: '2016-02-10' },
    });
    expect(warnings).toEqual([]);
    expect(form.proposal).toMatchObject({
      gespraechsdatum: '2016-02-10',
      ort: 'Gemeindehaus',
      sprache: 'ti',
      durchgefuehrtDurch: 'IB Zuchwil',
      funktion: 'IB',
      organisation: 'EG-2534',
      gespraechId: invitation.proposal['gespraechId'],
      dolmetschAuftraege: [{ anbieter: 'HEKS_LINGUADUKT', auftragsnummer: 'LD-2016-0001', sprache: 'ti' }],
    });
    expect(form.proposal['personIds']).toHaveLength(3);
    expect(form.persons.map(({ name, bornOn }) => [name, bornOn])).toEqual([
      ['Selam Tesfay', '1985-03-04'],
      ['Yonas Tesfay', '1985-03-04'],
      ['Abel Tesfay', '2012-05-06'],
    ]);
    expect(Object.keys(form.schema['properties'] as object).slice(0, 4)).toEqual([
      'gespraechsdatum',
      'personIds',
      'dauerMinuten',
      'ort',
    ]);
    expect(form.labels['funktion.IBS']).toBe('Stellvertretung');

    await fillIn(caseId, 'Task_Kurzassessment', '2016-02-11', {
      erhoehterIntegrationsbedarf: true,
      kriterien: ['SPRACHKOMPETENZEN'],
    });
    await fillIn(caseId, 'Task_MitwirkungKlaeren', '2016-02-11', { mitwirkung: true });
    expect(await openTasks(caseId)).toEqual([]);
  });

  it('to a package after two appointments nobody came to', async () => {
    const caseId = await family();
    await fillIn(caseId, 'Task_FormFestlegen', '2016-02-12');
    await fillIn(caseId, 'Task_DolmetscheinsatzBestellen', '2016-02-12');
    const first = await fillIn(caseId, 'Task_EinladungVersenden', '2016-02-12', { termin: '2016-02-20' });
    await notAppeared(caseId, '2016-02-21', { datum: '2016-02-20', mahnstufe: 1 });
    const { form } = await invitedAgain(caseId, '2016-02-22');
    expect(form.proposal).toMatchObject({ mahnstufe: 2, gespraechId: first.form.proposal['gespraechId'] });
    await notAppeared(caseId, '2016-03-01', { mahnstufe: 2 });
    await fillIn(caseId, 'Task_PaketNachNichterscheinen', '2016-03-01', { kanal: 'POST' });
    expect(await openTasks(caseId)).toEqual([]);
  });

  it('to a package handed over, and to offers recommended', async () => {
    const inWriting = await family();
    await fillIn(inWriting, 'Task_FormFestlegen', '2016-03-02', { form: 'SCHRIFTLICH' });
    await fillIn(inWriting, 'Task_PaketAbgeben', '2016-03-02', { kanal: 'POST' });
    expect(await openTasks(inWriting)).toEqual([]);

    const spoken = await family();
    await recordByForm(spoken, 'ErstinformationsgespraechDurchgefuehrt', '2016-03-03');
    await fillIn(spoken, 'Task_Kurzassessment', '2016-03-03', { erhoehterIntegrationsbedarf: false });
    await fillIn(spoken, 'Task_AngeboteEmpfehlen', '2016-03-03', { bereich: 'SPRACHE' });
    expect(await openTasks(spoken)).toEqual([]);
  });

  it('leaves no user task of any process unfilled', () => {
    const { definitions } = office.deployed;
    const tasks = ['informieren', 'jahresziel', 'unterstuetzungseinheit'].flatMap((process) =>
      Object.values(definitions.latest(process)!.elements).flatMap(({ id, behaviour }) =>
        behaviour.kind === 'userTask' ? [`${process}/${id}`] : [],
      ),
    );
    expect([...filledIn].sort()).toEqual(tasks.sort());
  });
});

const recordByForm = async (caseId: string, type: string, today: string, choices: JsonObject = {}) => {
  office.on(today);
  const { of } = await situationOf(caseId, today);
  const form = formOf(office.deployed.definitions.factType(type)!, of(), undefined);
  expect({ type, missing: hiddenAndMissing(form) }).toEqual({ type, missing: [] });
  await office.do(caseId, { type: 'RecordFact', fact: { type, data: { ...form.proposal, ...choices } } });
  return { form };
};

const notAppeared = async (caseId: string, today: string, expected: JsonObject): Promise<void> => {
  const { form } = await recordByForm(caseId, 'ErstinformationsgespraechNichtErschienen', today);
  expect(form.proposal).toMatchObject(expected);
};

const invitedAgain = (caseId: string, today: string) =>
  recordByForm(caseId, 'EinladungErstinformationsgespraechVersandt', today);
