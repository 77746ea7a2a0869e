import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hasErrors } from '@fallspur/kernel';
import type { ProcessModel } from './model.ts';
import { readBpmn } from './read-bpmn.ts';

/** Beside the checkout, unless said otherwise. [engine.md 7] */
const CORPORA = process.env.FALLSPUR_CONFORMANCE ?? join(import.meta.dirname, '../../../../shared/conformance');

interface MiwgFile {
  readonly file: string;
  readonly kind: 'reference' | 'vendor' | 'malformed';
  readonly bpmn?: Readonly<Record<string, number>>;
}

const read = (...path: string[]): Promise<ProcessModel> =>
  readBpmn({ file: path.at(-1) ?? '', xml: readFileSync(join(CORPORA, ...path)) });
const print = (figure: string): void => void process.stdout.write(`conformance: ${figure}\n`);

/** A corpus that is not there is named, never counted as passed. */
const corpus = (name: string, body: () => void): void => {
  if (existsSync(join(CORPORA, name))) describe(name, body);
  else
    it(`${name}: not run`, () => {
      print(`${name}: not run, nothing at ${join(CORPORA, name)}`);
      expect(existsSync(join(CORPORA, name))).toBe(false);
    });
};

corpus('miwg', () => {
  const { files } = JSON.parse(readFileSync(join(CORPORA, 'miwg/manifest.json'), 'utf8')) as { files: MiwgFile[] };

  it('reads every well-formed file and drops nothing silently', async () => {
    const wellFormed = files.filter(({ kind }) => kind !== 'malformed');
    const unreported: string[] = [];
    let equal = 0;
    for (const { file, bpmn = {} } of wellFormed) {
      const { census, notTaken = {}, diagnostics } = await read('miwg', file);
      const names = Object.keys({ ...bpmn, ...census, ...notTaken });
      const differing = names.filter((name) => (bpmn[name] ?? 0) !== (census[name] ?? 0));
      const silent = names.filter((name) => (bpmn[name] ?? 0) !== (census[name] ?? 0) + (notTaken[name] ?? 0));
      if (differing.length === 0) equal += 1;
      if (silent.length > 0 || (differing.length > 0 && diagnostics.length === 0))
        unreported.push(`${file}: ${silent.join(', ')}`);
      expect(diagnostics.map(({ code }) => code)).not.toContain('E_DROPPED_BY_READER');
      expect(diagnostics.map(({ code }) => code)).not.toContain('E_READER_WARNING');
    }
    print(
      `import: ${wellFormed.length} of ${wellFormed.length} read, ${equal} with equal counts, ${wellFormed.length - equal} with the difference reported, ${unreported.length} silently`,
    );
    expect(unreported).toEqual([]);
  }, 120_000);

  it('refuses every malformed file with a position', async () => {
    const malformed = files.filter(({ kind }) => kind === 'malformed');
    for (const { file } of malformed) {
      const { diagnostics, processes } = await read('miwg', file);
      expect([file, processes, diagnostics[0]?.severity, (diagnostics[0]?.position?.line ?? 0) > 1]).toEqual([
        file,
        [],
        'error',
        true,
      ]);
    }
    print(`import, malformed: ${malformed.length} of ${malformed.length} refused with line and column`);
  });
});

corpus('betsy', () => {
  it('refuses violations by reading alone, and accepts what can be executed', async () => {
    const violations = JSON.parse(readFileSync(join(CORPORA, 'betsy/violations.json'), 'utf8')) as Record<
      string,
      { rule: string; class: string }
    >;
    const byClass: Record<string, [number, number]> = {};
    for (const [file, { class: kind }] of Object.entries(violations)) {
      const [refused, all] = byClass[kind] ?? [0, 0];
      byClass[kind] = [refused + (hasErrors((await read('betsy/violations', file)).diagnostics) ? 1 : 0), all + 1];
    }
    const refused = Object.values(byClass).reduce((sum, [count]) => sum + count, 0);
    print(
      `rejection by reading: ${refused} of ${Object.keys(violations).length}; ${Object.entries(byClass)
        .map(([kind, counts]) => `${kind} ${counts.join('/')}`)
        .join(', ')}`,
    );

    const processes = readdirSync(join(CORPORA, 'betsy/processes')).filter((file) => file.endsWith('.bpmn'));
    const mustRefuse = new Set(rejectedByScenario());
    const wronglyRefused: string[] = [];
    for (const file of processes)
      if (hasErrors((await read('betsy/processes', file)).diagnostics) && !mustRefuse.has(file))
        wronglyRefused.push(file);
    print(
      `executable processes refused though they must run: ${wronglyRefused.length} of ${processes.length - mustRefuse.size}`,
    );
    expect(wronglyRefused).toEqual([]);
    // A floor, so that a rule cannot be lost unnoticed; raise it with each rule added.
    expect(refused).toBeGreaterThanOrEqual(292);
  }, 120_000);
});

/** Processes whose scenario demands a refusal. */
function rejectedByScenario(): string[] {
  const folder = join(CORPORA, 'betsy/scenarios');
  return readdirSync(folder).flatMap((name) => {
    const scenario = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { definition: string; rejected?: unknown };
    return scenario.rejected === undefined ? [] : [scenario.definition.slice(scenario.definition.lastIndexOf('/') + 1)];
  });
}
