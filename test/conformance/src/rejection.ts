import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { deployFiles } from '@fallspur/engine';
import type { Exam, Sat } from './exam.ts';
import { readJson } from './read-json.ts';

interface Violation {
  readonly rule: string;
  readonly class: string;
}

/** Deploys processes that break a rule of the standard: each must be refused, in either profile. */
export const rejectionExam: Exam = {
  name: 'rejection',
  folder: 'betsy',
  sit: async (folder) => {
    const violations = await readJson<Readonly<Record<string, Violation>>>(join(folder, 'violations.json'));
    const files = Object.keys(violations);
    const of = async (profile: 'permissive' | 'strict'): Promise<Sat[]> => {
      const sat: Sat[] = [];
      for (const name of files) sat.push(await deploy(join(folder, 'violations'), name, profile, violations[name]!));
      return sat;
    };
    const strict = await of('strict');
    const refused = strict.filter(({ passed }) => passed).length;
    return [
      {
        exam: 'rejection',
        figure: 'violations refused at deployment',
        tests: await of('permissive'),
        beside: [`in the strict profile: ${refused} of ${files.length}`],
      },
    ];
  },
};

const deploy = async (
  folder: string,
  definition: string,
  profile: 'permissive' | 'strict',
  { rule, class: kind }: Violation,
): Promise<Sat> => {
  const { catalog } = await deployFiles({
    definition,
    profile,
    caseKind: 'fall',
    read: (file) => readFile(join(folder, file), 'utf8'),
  });
  return { name: definition, passed: catalog === null, found: catalog ? `accepted; breaks ${rule} (${kind})` : '' };
};
