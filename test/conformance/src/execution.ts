import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runScenario, type Scenario } from '@fallspur/engine';
import type { Exam, Sat } from './exam.ts';
import { readJson } from './read-json.ts';

interface BetsyTest {
  readonly test: string;
  readonly cases: readonly { readonly scenario: string }[];
}

/** Plays other engines' processes with their expected traces. A test passes when all its scenarios hold. */
export const executionExam: Exam = {
  name: 'execution',
  folder: 'betsy',
  sit: async (folder) => {
    const { tests } = await readJson<{ readonly tests: readonly BetsyTest[] }>(join(folder, 'index.json'));
    const scenarios: Sat[] = [];
    const whole: Sat[] = [];
    for (const { test, cases } of tests) {
      const played: Sat[] = [];
      for (const { scenario } of cases) played.push(await play(join(folder, 'scenarios'), scenario));
      scenarios.push(...played);
      const broken = played.find(({ passed }) => !passed);
      whole.push({ name: test, passed: !broken, found: broken ? `${broken.name}: ${broken.found}` : '' });
    }
    const held = scenarios.filter(({ passed }) => passed).length;
    return [
      {
        exam: 'execution',
        figure: 'tests whose scenarios all hold',
        tests: whole,
        beside: [`scenarios: ${held} of ${scenarios.length}`],
      },
    ];
  },
};

const play = async (folder: string, name: string): Promise<Sat> => {
  const scenario = await readJson<Scenario>(join(folder, name));
  const { ok, firstDifference } = await runScenario(scenario, {
    read: (path) => readFile(resolve(folder, path), 'utf8'),
  });
  return { name, passed: ok, found: ok ? '' : brief(firstDifference) };
};

const FOUND_MAX = 220;
const brief = (value: unknown): string => {
  const text = JSON.stringify(value) ?? '';
  return text.length > FOUND_MAX ? `${text.slice(0, FOUND_MAX)}…` : text;
};
