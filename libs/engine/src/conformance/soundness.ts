import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBpmn } from '@fallspur/bpmn';
import type { CollaborationVerdict } from '../compile/soundness/collaboration.ts';
import { judgeCollaboration } from '../compile/soundness/collaboration.ts';

/**
 * Compares our verdicts with the published ones of the soundness corpus, property by property.
 * Run: `node libs/engine/src/conformance/soundness.ts`.
 */
export interface Comparison {
  readonly file: string;
  readonly property: Property;
  readonly published: boolean;
  /** Null: not decided. */
  readonly ours: boolean | null;
  readonly markings: number;
}

const PROPERTIES = {
  safe: 'safe',
  // The corpus means freedom from deadlock by it. [decisions.md 17]
  optionToComplete: 'neverStuck',
  properCompletion: 'properCompletion',
  noDeadActivities: 'noDeadActivities',
  sound: 'sound',
  soundExceptMessages: 'soundExceptMessages',
} as const satisfies Record<string, keyof CollaborationVerdict>;
type Property = keyof typeof PROPERTIES;
type Published = { readonly file: string } & Partial<Record<Property, boolean | null>>;

/** Folder of the corpus by `FALLSPUR_CONFORMANCE` or beside the checkout; null where neither exists. */
export const corpusFolder = (): string | null => {
  const root = process.env['FALLSPUR_CONFORMANCE'] ?? join(import.meta.dirname, '../../../../../shared/conformance');
  const folder = join(root, 'soundness');
  return existsSync(join(folder, 'verdicts.json')) ? folder : null;
};

export async function compareAll(folder: string): Promise<readonly Comparison[]> {
  const published = JSON.parse(readFileSync(join(folder, 'verdicts.json'), 'utf8')) as readonly Published[];
  const all: Comparison[] = [];
  for (const verdict of published) {
    const model = await readBpmn({ file: verdict.file, xml: readFileSync(join(folder, verdict.file), 'utf8') });
    const ours = judgeCollaboration(model);
    for (const property of Object.keys(PROPERTIES) as Property[]) {
      const given = verdict[property];
      if (typeof given !== 'boolean') continue;
      const { file } = verdict;
      all.push({ file, property, published: given, ours: ours[PROPERTIES[property]], markings: ours.markings });
    }
  }
  return all;
}

/** One line a property, and one for every disagreement. */
export function agreementTable(comparisons: readonly Comparison[]): string {
  const lines = (Object.keys(PROPERTIES) as Property[]).map((property) => {
    const of = comparisons.filter((one) => one.property === property);
    return `${property.padEnd(20)} ${of.filter(agrees).length} / ${of.length}`;
  });
  const differing = comparisons
    .filter((one) => !agrees(one))
    .map(
      ({ file, property, published, ours, markings }) =>
        `  ${file} ${property}: published ${published}, ours ${ours ?? 'undecided'} (${markings} markings)`,
    );
  return [
    ...lines,
    `total                ${comparisons.filter(agrees).length} / ${comparisons.length}`,
    ...differing,
  ].join('\n');
}

export const agrees = ({ published, ours }: Comparison): boolean => published === ours;

if (process.argv[1] === import.meta.filename) {
  const folder = corpusFolder();
  process.stdout.write(`${folder ? agreementTable(await compareAll(folder)) : 'soundness: not run'}\n`);
}
