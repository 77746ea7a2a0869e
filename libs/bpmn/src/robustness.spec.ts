import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalBpmn } from './canonical.ts';
import { lint } from './lint/lint.ts';
import { readBpmn } from './read-bpmn.ts';
import { around, SOUND, task } from './testing/bpmn-text.ts';
import { OFFENCES } from './testing/offences.ts';

const SEED = { seed: 7, numRuns: 300 };
const TIME_LIMIT_MS = 2000;
const TEXTS = [SOUND, ...Object.values(OFFENCES).filter((xml) => typeof xml === 'string')];
/** What breaks XML readers: markup, quotes, references, control characters, names of object members. */
const SPLINTERS = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '&#0;',
  '&#x110000;',
  '<!--',
  ']]>',
  '<![CDATA[',
  '<?',
  '</',
  '/>',
  'xmlns:a="',
  '\0',
  '\uD800',
  '__proto__="1"',
  ' id="constructor"',
  '<!DOCTYPE a>',
  'bpmn:',
  '=',
];

async function answersInTime(xml: string | Uint8Array): Promise<void> {
  const started = performance.now();
  const model = await readBpmn({ file: 'fuzz.bpmn', xml });
  canonicalBpmn({ file: 'fuzz.bpmn', xml });
  await lint({ file: 'fuzz.bpmn', xml });
  expect(performance.now() - started).toBeLessThan(TIME_LIMIT_MS);
  for (const { position, code, message } of model.diagnostics) {
    expect([code, message.length > 0, (position?.line ?? 0) >= 1, (position?.column ?? 0) >= 1]).toEqual([
      code,
      true,
      true,
      true,
    ]);
  }
  if (model.processes.length + Object.keys(model.census).length === 0)
    expect(model.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
}

describe('a file that is broken', () => {
  it('is answered when cut off anywhere', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS), fc.double({ min: 0, max: 1, noNaN: true }), (text, part) =>
        answersInTime(text.slice(0, Math.floor(text.length * part))),
      ),
      SEED,
    ));

  it('is answered with splinters anywhere', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TEXTS),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...SPLINTERS), fc.nat({ max: 20 })), {
          minLength: 1,
          maxLength: 5,
        }),
        (text, wounds) =>
          answersInTime(
            wounds.reduce(
              (now, [at, splinter, gone]) =>
                now.slice(0, at % now.length) + splinter + now.slice((at % now.length) + gone),
              text,
            ),
          ),
      ),
      SEED,
    ));

  it('is answered as any bytes', () =>
    fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), answersInTime), SEED));

  it.each([
    ['quotes', `<a ${'"'.repeat(200_000)}`],
    ['openings', '<'.repeat(200_000)],
    ['unknown elements', around('T', task('T') + '<bpmn:foo/>\n'.repeat(5_000))],
    ['nested elements', '<a>'.repeat(100_000)],
    ['ampersands', `<a>${'&'.repeat(200_000)}</a>`],
    ['broken attributes', `<a ${'b=c '.repeat(50_000)}/>`],
    ['nothing', ''],
  ])('is answered in time with very many %s', (_what, xml) => answersInTime(xml));

  it('never meets inherited members of objects', async () => {
    const { messages, diagnostics } = await readBpmn({
      file: 'x',
      xml: around('T', '<bpmn:receiveTask id="T" messageRef="constructor"/>'),
    });
    expect(messages.constructor).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain('E_REFERENCE_DANGLING');
    const proto = await readBpmn({ file: 'x', xml: around('__proto__', task('__proto__')) });
    expect(proto.diagnostics.map(({ code }) => code)).toContain('E_ID_ILLEGAL');
  });
});
