import { expect, it } from '@jest/globals';
import { withoutSources } from './sources.ts';

it.each([
  ['Gespräch mit einer Familie. [KRS 4.3], [Spezifikation 3.1, 4.5]', 'Gespräch mit einer Familie.'],
  ['Gespräch auf Deutsch.', 'Gespräch auf Deutsch.'],
  ['Kürzel [E066] der Gemeinde', 'Kürzel [E066] der Gemeinde'],
  ['[IIM 4.4.1]', ''],
])('%s', (text, read) => expect(withoutSources(text)).toBe(read));
