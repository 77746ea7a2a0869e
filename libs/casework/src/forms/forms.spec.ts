import { describe, expect, it } from '@jest/globals';
import { factTypesOf } from '@fallspur/engine';
import type { JsonObject } from '@fallspur/kernel';
import { readFactSchemas } from '../../scripts/fact-schemas.ts';
import { arrived, checked, dossierOf } from '../testing/given.ts';
import { formFindings } from './form-findings.ts';
import { formOf, inOrder, labelsOf } from './form-of.ts';
import type { FormSituation } from './form-words.ts';

const SITUATION: FormSituation = {
  dossier: dossierOf(...arrived, checked),
  actor: { name: 'Carla Muster', office: 'EG-2513', role: 'IB' },
  now: '2015-08-02T10:00:00Z',
  newId: 'n1',
  parameters: { erstinfo: { maxMahnstufe: 2 } },
};
const schemaWith = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
});
const proposalWith = (text: string) =>
  formOf({ schema: schemaWith({ a: { type: 'string', 'x-default': text } }) }, SITUATION, undefined).proposal;

describe('the forms of all facts', () => {
  it.each(Object.entries(readFactSchemas()))('%s describes its form without a fault', (type, schema) => {
    expect(formFindings(type, schema)).toEqual([]);
  });

  it.each(Object.entries(readFactSchemas()))('%s names every value one chooses in German', (_, schema) => {
    const labels = labelsOf(schema);
    const unnamed = enumsIn(schema).filter(
      ([path, value]) => !labels[`${path}.${value}`] && !/^[A-C][0-2]$/.test(value),
    );
    expect(unnamed).toEqual([]);
  });

  it.each(Object.entries(readFactSchemas()))('%s explains itself without citing its sources', (_, schema) => {
    const said = JSON.stringify(formOf({ schema }, SITUATION, undefined).schema, (key, value: unknown) =>
      key === 'description' ? { said: value } : value,
    );
    expect(said.match(/"said":"[^"]*(\[|Spezifikation|OP-\d|DEFAULT)[^"]*"/g)).toBeNull();
  });

  it.each(Object.entries(readFactSchemas()))('%s shows no technical id', (_, schema) => {
    const shown = Object.entries(schema['properties'] as Record<string, JsonObject>).filter(
      ([name, { ['x-form']: hint }]) =>
        /(Id|Ids|organisation)$/.test(name) &&
        !['hidden', 'persons'].includes(String((hint as JsonObject | undefined)?.['show'])),
    );
    expect(shown).toEqual([]);
  });
});

describe('the forms of facts recorded by themselves', () => {
  const recordable = [...factTypesOf(readFactSchemas()).types.values()].filter(
    ({ schema }) => schema['x-recordable-by'],
  );

  it.each(recordable.map((type) => [type.type, type] as const))(
    '%s leaves open only what a person can answer',
    (_, type) => {
      const { schema, proposal } = formOf(type, SITUATION, undefined);
      const shown = Object.entries(schema['properties'] as Record<string, JsonObject>).flatMap(([name, property]) =>
        (property['x-form'] as JsonObject | undefined)?.['show'] === 'hidden' ? [] : [name],
      );
      const faults = (type.validate(proposal) ?? []).filter(
        (fault) => !shown.some((name) => fault === `/: die Angabe «${name}» fehlt`),
      );
      expect(faults).toEqual([]);
    },
  );
});

describe('a proposal', () => {
  it('is what the case, the day and the actor tell', () => {
    expect(proposalWith('fall.zuzug.zuzugId')).toEqual({ a: 'z1' });
    expect(proposalWith('heute')).toEqual({ a: '2015-08-02' });
    expect(proposalWith('akteur.stelle + " " + akteur.rolle + " " + neueId')).toEqual({ a: 'EG-2513 IB n1' });
    expect(proposalWith('string(parameter.erstinfo.maxMahnstufe)')).toEqual({ a: '2' });
  });

  it.each(['fall.nirgends.nichts', '1 +', 'unbekannt', 'frsit(heute)', 'vorgang.formVorschlag.form'])(
    '«%s» leaves its field empty and breaks nothing',
    (text) => expect(proposalWith(text)).toEqual({}),
  );
});

describe('findings', () => {
  const found = (properties: JsonObject, more?: JsonObject) =>
    formFindings('T', schemaWith(properties, more)).map(({ code, message }) => `${code} ${message}`);

  it('names faulty defaults and words nobody knows', () => {
    expect(found({ a: { 'x-default': '1 +' } })[0]).toMatch(/^E_FORM_DEFAULT T: x-default von «a»: /);
    expect(found({ a: { 'x-default': 'dossier.id' } })).toEqual([
      'E_FORM_DEFAULT T: x-default von «a»: «dossier» gibt es in Formularen nicht',
    ]);
    expect(found({ a: { 'x-default': 'fall.zuzugId' } })).toEqual([
      'E_FORM_DEFAULT T: x-default von «a»: «fall.zuzugId» gibt es nicht',
    ]);
  });

  it('names hints, labels, order and days that fit nothing', () => {
    expect(found({ a: { items: { properties: { b: { 'x-form': { show: 'gross' } } } } } })).toEqual([
      'E_FORM_HINT T: x-form von «a»: b: «show: "gross"» ist unbekannt',
    ]);
    expect(found({ a: { items: { enum: ['X', 'Y'], 'x-labels': { X: 'ix', Z: 'zett' } } } })).toEqual([
      'E_FORM_LABELS T: x-labels von «a»: es fehlt Y',
      'E_FORM_LABELS T: x-labels von «a»: kein Wert ist Z',
    ]);
    expect(found({ a: {}, b: {} }, { 'x-order': ['a', 'c', 'a'], 'x-occurred-on': 'd' })).toEqual([
      'E_FORM_ORDER T: x-order nennt nicht: b',
      'E_FORM_ORDER T: x-order nennt zuviel: c, a',
      'E_FORM_DAY T: x-occurred-on nennt «d»',
    ]);
  });
});

it('keeps the order of the form, whatever order the log gives', () => {
  const schema = schemaWith({ a: {}, b: {}, c: {} }, { 'x-order': ['c', 'a'] });
  expect(Object.keys(inOrder(schema)['properties'] as object)).toEqual(['c', 'a', 'b']);
});

/** Every value to choose from, with the path of its field. */
function enumsIn(schema: JsonObject, path = ''): readonly (readonly [string, string])[] {
  const own = Array.isArray(schema['enum']) ? schema['enum'].map((value) => [path, String(value)] as const) : [];
  const items = schema['items'] ? enumsIn(schema['items'] as JsonObject, path) : [];
  const inner = Object.entries((schema['properties'] ?? {}) as Record<string, JsonObject>).flatMap(([name, property]) =>
    enumsIn(property, path === '' ? name : `${path}.${name}`),
  );
  return [...own, ...items, ...inner];
}
