import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { fieldsOf, rowFields, type Field } from './fields.ts';
import { checked, placed, type FindingTexts } from './findings.ts';
import { bodyOf, startValues, valueAt, withDayOfWhole, withValue } from './values.ts';

const key = { type: 'string', pattern: '^[0-9a-z](?:[0-9a-z-]{0,62}[0-9a-z])?$' };
const date = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const interview: JsonObject = {
  'x-order': ['personIds', 'gespraechsdatum'],
  properties: {
    gespraechId: { ...key, title: 'Gespräch' },
    zuzugId: { ...key, title: 'Zuzug', 'x-form': { show: 'hidden' } },
    gespraechsdatum: { ...date, title: 'Gesprächsdatum' },
    personIds: { type: 'array', title: 'Personen', items: key },
    ort: { type: 'string', title: 'Ort', maxLength: 200 },
    dauerMinuten: { type: 'integer', title: 'Dauer', minimum: 1, maximum: 600 },
    funktion: {
      enum: ['IB', 'IBS', 'FALLFUEHRENDE_PERSON', 'NICHT_BEKANNT'],
      'x-labels': { FALLFUEHRENDE_PERSON: 'fallführend', IBS: 'x' },
    },
    organisation: { type: 'string', title: 'Stelle', 'x-form': { show: 'hidden' } },
    sprache: { type: 'string', title: 'Sprache', pattern: '^[a-z]{2,3}$' },
    gemeinde: { type: 'integer', title: 'Gemeinde', 'x-form': { as: 'municipality' } },
    dolmetschAuftraege: {
      type: 'array',
      title: 'Dolmetschaufträge',
      items: {
        type: 'object',
        title: 'Auftrag',
        properties: { anbieter: { enum: ['HEKS', 'ANDERER'] }, auftragsnummer: { type: 'string' } },
        required: ['anbieter'],
      },
    },
    checkliste: { type: 'array', title: 'Inhalte', items: { enum: ['A', 'B'] } },
    protokoll: { type: 'string', title: 'Protokoll', maxLength: 2000 },
    bestaetigung: {
      type: 'object',
      title: 'Bestätigung',
      properties: { art: { enum: ['UNTERSCHRIFT', 'EINTRAG'] }, datum: date },
      required: ['art', 'datum'],
    },
    dossierBestaetigt: { type: 'boolean', title: 'Dossier bestätigt' },
  },
  required: ['gespraechId', 'zuzugId', 'personIds', 'gespraechsdatum', 'organisation'],
};
const labels = { 'funktion.IBS': 'Stellvertretung', 'bestaetigung.art.UNTERSCHRIFT': 'Mit Unterschrift' };
const fields = fieldsOf(interview, labels);
const field = (name: string): Field => fields.find((one) => one.name === name)!;

const texts: FindingTexts = {
  missing: 'fehlt',
  noDate: 'kein Datum',
  noTime: 'keine Uhrzeit',
  noInteger: 'keine ganze Zahl',
  tooSmall: (min) => `mindestens ${min}`,
  tooLarge: (max) => `höchstens ${max}`,
};

describe('a form made from the schema of a fact', () => {
  it('asks by the type of each property, in the order the schema wants', () => {
    expect(fields.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'personIds: persons',
      'gespraechsdatum: date',
      'gespraechId: unasked',
      'zuzugId: unasked',
      'ort: line',
      'dauerMinuten: integer',
      'funktion: choice',
      'organisation: line',
      'sprache: language',
      'gemeinde: municipality',
      'dolmetschAuftraege: rows',
      'checkliste: choices',
      'protokoll: text',
      'bestaetigung: group',
      'dossierBestaetigt: boolean',
    ]);
  });

  it('never asks for keys, which only the proposal knows', () => {
    expect(fields.filter(({ place }) => place === 'hidden').map(({ name }) => name)).toEqual([
      'gespraechId',
      'zuzugId',
      'organisation',
    ]);
  });

  it('marks what is required and follows the hints', () => {
    const hinted = fieldsOf(
      {
        properties: {
          a: { type: 'string', title: 'A', 'x-form': { show: 'hidden' } },
          b: { type: 'string', title: 'B', 'x-form': { show: 'details' } },
          c: { type: 'string', title: 'C', 'x-form': { show: 'text' } },
          d: { type: 'array', title: 'D', items: { type: 'string' }, 'x-form': { show: 'persons' } },
        },
        required: ['c'],
      },
      {},
    );
    expect(hinted.map(({ place, kind, required }) => [place, kind, required])).toEqual([
      ['hidden', 'line', false],
      ['details', 'line', false],
      ['main', 'text', true],
      ['main', 'persons', false],
    ]);
  });

  it('labels enum values, by full path, by last name, and readably where nobody named them', () => {
    expect(field('funktion')).toMatchObject({
      options: [
        { value: 'IB', label: 'IB' },
        { value: 'IBS', label: 'Stellvertretung' },
        { value: 'FALLFUEHRENDE_PERSON', label: 'fallführend' },
        { value: 'NICHT_BEKANNT', label: 'Nicht Bekannt' },
      ],
    });
    const confirmation = field('bestaetigung') as Field & { kind: 'group' };
    expect(confirmation.fields.find(({ name }) => name === 'art')).toMatchObject({
      path: '/bestaetigung/art',
      options: [{ label: 'Mit Unterschrift' }, { label: 'Eintrag' }],
    });
  });

  it('asks every fact of the house for everything it demands, or leaves it to the proposal', () => {
    for (const [file, schema] of factSchemas())
      for (const one of fieldsOf(schema, {}))
        expect({
          file,
          name: one.name,
          asked: one.place !== 'hidden' || proposed(schema, one.name) || !one.required,
        }).toEqual({
          file,
          name: one.name,
          asked: true,
        });
  });
});

/** Every schema in `processes/`. */
function factSchemas(): readonly (readonly [string, JsonObject])[] {
  const processes = new URL('../../../../../../processes/', import.meta.url);
  return readdirSync(processes, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => [file, JSON.parse(readFileSync(new URL(file, processes), 'utf8')) as JsonObject]);
}

const proposed = (schema: JsonObject, name: string): boolean =>
  ((schema.properties as JsonObject)[name] as JsonObject)['x-default'] !== undefined;

const proposal: JsonObject = {
  gespraechId: 'g-1',
  zuzugId: 'z-1',
  unitId: 'u-1',
  personIds: ['p-1'],
  gespraechsdatum: '2026-11-21',
};

describe('the values of a form', () => {
  it('start with the draft, but with the hidden values of the proposal; what was cleared stays cleared', () => {
    const draft = { data: { gespraechId: 'old', ort: 'Zuchwil' }, savedAt: '2026-11-21T08:00:00Z' };
    expect(startValues(fields, proposal, draft)).toEqual({
      gespraechId: 'g-1',
      zuzugId: 'z-1',
      unitId: 'u-1',
      ort: 'Zuchwil',
    });
    expect(startValues(fields, proposal, null)).toBe(proposal);
  });

  it('are sent without what was left blank, and with numbers as numbers', () => {
    const values: JsonObject = {
      ...proposal,
      ort: '  Gemeindehaus ',
      dauerMinuten: '45',
      protokoll: ' ',
      checkliste: [],
      dossierBestaetigt: false,
      bestaetigung: { art: '', datum: '' },
      dolmetschAuftraege: [{}, { anbieter: 'HEKS', auftragsnummer: '' }],
    };
    expect(bodyOf(fields, values, labels)).toEqual({
      ...proposal,
      ort: 'Gemeindehaus',
      dauerMinuten: 45,
      dossierBestaetigt: false,
      dolmetschAuftraege: [{ anbieter: 'HEKS' }],
    });
  });

  it('give a group that is begun the day of the whole, once', () => {
    const begun = withValue(proposal, '/bestaetigung/art', 'UNTERSCHRIFT');
    const filled = withDayOfWhole(fields, proposal, begun, '2026-11-20');
    expect(filled['bestaetigung']).toEqual({ art: 'UNTERSCHRIFT', datum: '2026-11-20' });
    const emptied = withValue(filled, '/bestaetigung/datum', '');
    expect(withDayOfWhole(fields, filled, emptied, '2026-11-20')).toBe(emptied);
    expect(
      withDayOfWhole(fields, proposal, withValue(proposal, '/ort', 'Gemeindehaus'), '2026-11-20'),
    ).not.toHaveProperty('bestaetigung');
  });

  it('change at a path, in groups and rows too, and leave the rest as it is', () => {
    const one = withValue(proposal, '/bestaetigung/datum', '2026-11-21');
    expect(valueAt(one, '/bestaetigung/datum')).toBe('2026-11-21');
    const two = withValue(withValue(one, '/dolmetschAuftraege', [{}, {}]), '/dolmetschAuftraege/1/anbieter', 'ANDERER');
    expect(two.dolmetschAuftraege).toEqual([{}, { anbieter: 'ANDERER' }]);
    expect(withValue(two, '/dolmetschAuftraege/0', undefined).dolmetschAuftraege).toEqual([{ anbieter: 'ANDERER' }]);
    expect('bestaetigung' in proposal).toBe(false);
  });
});

describe('findings', () => {
  it('name what is missing or cannot be read, before anything is sent', () => {
    const values: JsonObject = {
      personIds: [],
      gespraechsdatum: '30.2.',
      dauerMinuten: '1.5',
      organisation: 'EG-2534',
      bestaetigung: { art: 'EINTRAG' },
      dolmetschAuftraege: [{ auftragsnummer: 'LD-1' }],
    };
    expect(checked(fields, values, labels, texts)).toEqual({
      byPath: {
        '/personIds': 'fehlt',
        '/gespraechsdatum': 'kein Datum',
        '/dauerMinuten': 'keine ganze Zahl',
        '/dolmetschAuftraege/0/anbieter': 'fehlt',
        '/bestaetigung/datum': 'fehlt',
      },
      general: [],
      order: [
        '/personIds',
        '/gespraechsdatum',
        '/dauerMinuten',
        '/dolmetschAuftraege/0/anbieter',
        '/bestaetigung/datum',
      ],
    });
    expect(checked(fields, { ...values, dauerMinuten: 601 }, labels, texts).byPath['/dauerMinuten']).toBe(
      'höchstens 600',
    );
  });

  it('ask nothing of a group nobody touched', () => {
    const values = { ...proposal, organisation: 'EG-2534' };
    expect(checked(fields, values, labels, texts).order).toEqual([]);
  });

  it('stand at the field the answer names, or at the nearest above it', () => {
    const values: JsonObject = { dolmetschAuftraege: [{ anbieter: 'ANDERER' }] };
    expect(
      placed(fields, values, labels, [
        { path: '/data/dolmetschAuftraege/0/auftragsnummer', message: 'zu lang' },
        { path: '/data/personIds/0', message: 'unbekannt' },
        { path: '/data/gespraechId', message: 'schon vergeben' },
        { path: '/occurredOn', message: 'liegt in der Zukunft' },
      ]),
    ).toEqual({
      byPath: { '/dolmetschAuftraege/0/auftragsnummer': 'zu lang', '/personIds': 'unbekannt' },
      general: ['schon vergeben', 'liegt in der Zukunft'],
      order: ['/personIds', '/dolmetschAuftraege/0/auftragsnummer'],
    });
  });

  it('keep the number of the row', () => {
    const rows = field('dolmetschAuftraege') as Field & { kind: 'rows' };
    expect(rowFields(rows, 2, labels).map(({ path }) => path)).toContain('/dolmetschAuftraege/2/anbieter');
  });
});
