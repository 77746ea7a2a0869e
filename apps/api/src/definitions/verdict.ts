import type { DefinitionPage, VerdictView } from '@fallspur/contract';
import type { CompiledDefinition } from '@fallspur/engine';
import type { Diagnostic, Json } from '@fallspur/kernel';

/** What the judge of a chart says no with. A strict definition with one of these was never deployed. */
const UNSOUND: ReadonlySet<string> = new Set([
  'E_DEADLOCK',
  'E_MULTI_MERGE',
  'E_UNBOUNDED',
  'E_NO_WAY_TO_END',
  'E_UNREACHABLE',
  'E_TOO_MANY_MARKINGS',
  'E_AUTOMATIC_CYCLE',
]);

const SOUND =
  'fehlerfrei: jeder Schritt ist erreichbar, jeder Fall kann enden, nichts blockiert sich, nichts läuft doppelt oder bleibt danach hängen';

/** The verdict on a compiled definition, and what proof-reading found beside it. */
export const verdictOn = (definition: CompiledDefinition, findings: readonly Diagnostic[]): VerdictView => {
  const against = findings.filter(({ code }) => UNSOUND.has(code));
  const of = (severity: Diagnostic['severity']): number => findings.filter((one) => one.severity === severity).length;
  return {
    sound: against.length === 0,
    sentence: against.length === 0 ? SOUND : `nicht fehlerfrei: ${against.map(({ message }) => message).join('; ')}`,
    errors: of('error'),
    warnings: of('warning'),
    elements: Object.keys(definition.elements).length,
    states: Object.values(definition.charts).reduce((sum, { config }) => sum + statesIn(config), 0),
  };
};

/** States of a machine, those inside states too. */
const statesIn = (config: Json | undefined): number =>
  Object.values(objectIn(objectIn(config)['states'])).reduce<number>((sum, state) => sum + 1 + statesIn(state), 0);

const objectIn = (value: Json | undefined): Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {};

export const findingView = ({
  severity,
  code,
  message,
  elementIds,
  position,
  hint,
}: Diagnostic): DefinitionPage['diagnostics'][number] => ({
  severity,
  code,
  message,
  elements: elementIds ?? [],
  line: position?.line ?? null,
  hint: hint ?? null,
});
