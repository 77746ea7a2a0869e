import { namesOf } from '@fallspur/casework';
import type { DefinitionCatalog } from '@fallspur/engine';
import type { VerifiedInstance } from '@fallspur/runtime';
import { pathText, unknownText } from '../versions/path-text.ts';

/** One line an instance: it agrees, or the first place where it does not, or from where on nothing is proven. */
export const verifiedLines = (
  caseId: string,
  instances: readonly VerifiedInstance[],
  definitions: DefinitionCatalog,
): readonly string[] => [
  caseId,
  ...(instances.length ? [] : ['  In diesem Fall hat sich kein Prozess bewegt; es gibt nichts zu vergleichen.']),
  ...instances.map(({ instance, definition: { process, version, sha256 }, verdict }) => {
    const names = namesOf(definitions, process, sha256);
    return `  ${names.process} (Version ${version}, Instanz ${instance.slice(0, 8)}): ${verdictText(verdict, names)}`;
  }),
];

const verdictText = (verdict: VerifiedInstance['verdict'], names: ReturnType<typeof namesOf>): string => {
  if (verdict.kind === 'agrees') return 'stimmt überein';
  const { revision, type } = verdict.at;
  if (verdict.kind === 'differs') return `WEICHT AB bei #${revision} ${type}: ${pathText(verdict, names)}`;
  return `stimmt überein bis vor #${revision} ${type}, von da an nicht geprüft: ${unknownText(verdict.why)}`;
};
