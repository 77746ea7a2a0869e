import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { factTypeOf, factTypesOf, protectedNamesOf } from './fact-types.ts';

const ARRIVAL: JsonObject = {
  title: 'Zuzug aus dem Ausland',
  type: 'object',
  'x-protection': 'D1',
  'x-version': 2,
  'x-relay': [{ kind: 'gemeinde', target: 'gemeindeFall' }],
  required: ['zuzugsdatum'],
  additionalProperties: false,
  properties: {
    zuzugsdatum: { type: 'string', format: 'date' },
    gemeldetAm: { type: 'string', format: 'date-time' },
    zuzugId: { type: 'string', format: 'uuid' },
    gemeinde: { type: 'string' },
    personen: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          personId: { type: 'string' },
          name: { type: 'string', 'x-protection': 'D1' },
          sprachen: { type: 'array', items: { type: 'string', 'x-protection': 'D3' } },
        },
      },
    },
    melderId: { type: 'string' },
    melder: { type: 'string', 'x-protection': 'D2', 'x-person': 'melderId' },
    adresse: { $ref: '#/$defs/adresse', 'x-protection': 'D1' },
  },
  $defs: { adresse: { type: 'object', properties: { strasse: { type: 'string' } } } },
};

describe('fact types from JSON Schema', () => {
  const type = factTypeOf('ZuzugAusAuslandErfasst', ARRIVAL);

  it('reads title, version, class and relay from the root', () => {
    expect(type).toMatchObject({
      title: 'Zuzug aus dem Ausland',
      version: 2,
      protection: 'D1',
      relay: [{ kind: 'gemeinde', target: 'gemeindeFall' }],
    });
  });

  it('names every fault with its path and without the value', () => {
    const faults = type.validate({ zuzugsdatum: '30.02.2016', gemeldetAm: 'bald', zuzugId: 'x', geheim: 'Muster' });
    expect(faults).toEqual([
      '/: die Angabe «geheim» ist hier nicht vorgesehen',
      '/zuzugsdatum: erwartet wird ein Datum wie 2016-01-31',
      '/gemeldetAm: erwartet wird ein Zeitpunkt wie 2016-01-31T08:30:00Z',
      '/zuzugId: erwartet wird eine UUID',
    ]);
    expect(type.validate({})).toEqual(['/: die Angabe «zuzugsdatum» fehlt']);
    expect(type.validate({ zuzugsdatum: '2016-02-29' })).toBeNull();
  });

  it('finds the personal values, each with its person', () => {
    const data = {
      zuzugsdatum: '2016-02-29',
      personen: [{ personId: 'p2', name: 'Muster', sprachen: ['fr', 'en'] }, { name: 'Beispiel' }],
      melderId: 'p9',
      melder: 'Keller',
      adresse: { strasse: 'Amthausplatz 1' },
    };
    expect(type.protectedFields(data, ['p1'])).toEqual([
      { path: '/personen/0/name', class: 'D1', person: 'p2' },
      { path: '/personen/0/sprachen/0', class: 'D3', person: 'p2' },
      { path: '/personen/0/sprachen/1', class: 'D3', person: 'p2' },
      { path: '/personen/1/name', class: 'D1', person: 'p1' },
      { path: '/melder', class: 'D2', person: 'p9' },
      { path: '/adresse', class: 'D1', person: 'p1' },
    ]);
  });

  it('knows the protected names, those inside protected objects too', () => {
    expect([...protectedNamesOf([type])].sort()).toEqual([
      ['adresse', 'D1'],
      ['melder', 'D2'],
      ['name', 'D1'],
      ['sprachen', 'D3'],
      ['strasse', 'D1'],
    ]);
  });

  it('reports schemas it cannot use and keeps the others', () => {
    const { types, diagnostics } = factTypesOf({
      Gut: { type: 'object' },
      Tippfehler: { type: 'object', requierd: ['a'] },
      Klasse: { type: 'object', properties: { a: { type: 'string', 'x-protection': 'geheim' } } },
    });
    expect([...types.keys()]).toEqual(['Gut']);
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['E_FACT_SCHEMA', 'facts/Tippfehler.schema.json'],
      ['E_FACT_SCHEMA', 'facts/Klasse.schema.json'],
    ]);
  });
});
