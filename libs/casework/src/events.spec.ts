import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { eventsSource } from '../scripts/events-source.ts';
import { readFactSchemas } from '../scripts/fact-schemas.ts';

const schemas = readFactSchemas();

describe('events.ts', () => {
  it('says what the schemas say; else run node libs/casework/scripts/generate-events.ts', () => {
    const written = unformatted(readFileSync(join(import.meta.dirname, 'events.ts'), 'utf8'));
    const expected = unformatted(eventsSource(schemas));
    const same = [...expected].findIndex((character, at) => written[at] !== character);
    expect(same < 0 ? '' : written.slice(same - 60, same + 60)).toBe(
      same < 0 ? '' : expected.slice(same - 60, same + 60),
    );
    expect(written.length).toBe(expected.length);
  });
});

describe('the fact schemas', () => {
  const PERSONAL = [
    'name',
    'vorname',
    'geburtsdatum',
    'geschlecht',
    'ahvNr',
    'zemisNr',
    'staatsangehoerigkeiten',
    'ausweis',
    'sprache',
    'herkunftsland',
    'begruendung',
    'bemerkung',
    'protokoll',
  ];
  const CLEAR = [
    'personId',
    'personIds',
    'zuzugId',
    'unitId',
    'gespraechId',
    'gemeinde',
    'zuzugsdatum',
    'gespraechsdatum',
    'anbieter',
    'kanal',
    'ergebnis',
    'organisation',
    'datum',
  ];

  it.each(Object.entries(schemas))('%s protects what identifies and leaves figures clear', (type, schema) => {
    expect(schema['$id']).toBe(`urn:fallspur:fact:${type}`);
    expect(schema['x-protection']).toMatch(/^D[0-9]$/);
    expect(schema['additionalProperties']).toBe(false);
    for (const { name, property } of propertiesOf(schema)) {
      expect(typeof property['title']).toBe('string');
      if (PERSONAL.includes(name)) expect(`${name} ${String(property['x-protection'])}`).toMatch(/ D[1-8]$/);
      if (CLEAR.includes(name)) expect(`${name} ${String(property['x-protection'])}`).toBe(`${name} undefined`);
    }
  });
});

function propertiesOf(schema: JsonObject): { name: string; property: JsonObject }[] {
  const own = Object.entries((schema['properties'] ?? {}) as JsonObject).map(([name, property]) => ({
    name,
    property: property as JsonObject,
  }));
  const items = (schema['items'] ?? {}) as JsonObject;
  return [
    ...own,
    ...own.flatMap(({ property }) => propertiesOf(property)),
    ...(items['properties'] ? propertiesOf(items) : []),
  ];
}

// The formatter breaks lines and opens long unions with a bar; neither says anything.
const unformatted = (source: string): string =>
  source
    .replace(/\s+/g, '')
    .replace(/([:(])\|/g, '$1')
    .replace(/,\)/g, ')');
