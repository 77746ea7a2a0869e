import { DIAGNOSTIC_CODES } from '@fallspur/bpmn';
import { INCIDENTS, REFUSALS } from '../case/refusals.ts';
import { COMPILE_CODES } from '../compile/codes.ts';

/** The page of all codes, as `docs/diagnostics.md` holds it. */
export const diagnosticsPage = (): string =>
  [
    '# Codes',
    '',
    '<!-- Written by `node libs/engine/scripts/write-docs.ts`; a spec compares. -->',
    '',
    'Everything the house says no to, warns of or gets stuck at has a code that never changes. `E_` refuses, `W_` warns, `I_`',
    'informs; a *doubt* refuses under the profile `strict` and warns under `permissive`.',
    '',
    '## Reading a diagram',
    '',
    table(
      ['Code', 'Severity', 'Rule', 'What to try'],
      Object.entries(DIAGNOSTIC_CODES).map(([code, { severity, rule, hint }]) => [code, severity, rule, hint]),
    ),
    '',
    '## Compiling and judging it',
    '',
    table(
      ['Code', 'Severity', 'What was found', 'What to try'],
      Object.entries(COMPILE_CODES).map(([code, { severity, says, hint }]) => [code, severity, says, hint]),
    ),
    '',
    '## Refusals of commands',
    '',
    table(['Code', 'Sentence'], Object.entries(REFUSALS)),
    '',
    '## Incidents of running instances',
    '',
    table(['Code', 'Sentence'], Object.entries(INCIDENTS)),
    '',
  ].join('\n');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    line(head),
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map(([code = '', ...rest]) => line([`\`${code}\``, ...rest])),
  ].join('\n');
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|');
