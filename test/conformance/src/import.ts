import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBpmn } from '@fallspur/bpmn';
import type { Exam, Sat } from './exam.ts';
import { readJson } from './read-json.ts';

interface MiwgFile {
  readonly file: string;
  readonly kind: 'reference' | 'vendor' | 'malformed';
  /** Elements of BPMN by type, counted by others. */
  readonly bpmn?: Readonly<Record<string, number>>;
}

/** Reads what many modellers wrote, and compares what was understood with what stands in the file. */
export const importExam: Exam = {
  name: 'import',
  folder: 'miwg',
  sit: async (folder) => {
    const { files } = await readJson<{ readonly files: readonly MiwgFile[] }>(join(folder, 'manifest.json'));
    const wellFormed = files.filter(({ kind }) => kind !== 'malformed');
    const read: Sat[] = [];
    const whole: Sat[] = [];
    for (const file of wellFormed) {
      const { crash, silent } = await take(folder, file);
      read.push({ name: file.file, passed: crash === null, found: crash ?? '' });
      whole.push({ name: file.file, passed: silent.length === 0, found: silent.join('; ') });
    }
    const malformed = await Promise.all(
      files.filter(({ kind }) => kind === 'malformed').map(({ file }) => refusal(folder, file)),
    );
    return [
      { exam: 'import', figure: 'files read without a crash', tests: read },
      { exam: 'import', figure: 'files of which nothing is dropped silently', tests: whole },
      { exam: 'import', figure: 'malformed files refused with a position', tests: malformed },
    ];
  },
};

const take = async (
  folder: string,
  { file, bpmn = {} }: MiwgFile,
): Promise<{ crash: string | null; silent: string[] }> => {
  try {
    const { census, notTaken = {}, diagnostics } = await readBpmn({ file, xml: await readFile(join(folder, file)) });
    const silent = Object.keys({ ...bpmn, ...census, ...notTaken }).flatMap((type) => {
      const [stands, taken, reported] = [bpmn[type] ?? 0, census[type] ?? 0, notTaken[type] ?? 0];
      return stands === taken + reported && (reported === 0 || diagnostics.length > 0)
        ? []
        : [`${type}: ${stands} in the file, ${taken} taken, ${reported} reported`];
    });
    return { crash: null, silent };
  } catch (error) {
    return { crash: (error as Error).message, silent: ['not read'] };
  }
};

const refusal = async (folder: string, file: string): Promise<Sat> => {
  const { diagnostics, processes } = await readBpmn({ file, xml: await readFile(join(folder, file)) });
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const passed = processes.length === 0 && error?.position !== undefined;
  return { name: file, passed, found: passed ? '' : `read with ${diagnostics.length} diagnostics and no position` };
};
