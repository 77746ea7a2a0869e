import { refuse } from '@fallspur/kernel';
import type { CaseKind, Fact } from '@fallspur/engine';
import { approvalFault } from './approval.ts';
import type { ProzessdefinitionBereitgestellt } from './facts.ts';
import type { Recorded } from './register-kind.ts';

/** The deployments of one process, oldest first. */
export interface Deployments {
  readonly definitions: readonly Recorded<ProzessdefinitionBereitgestellt>[];
}

export const NO_DEPLOYMENTS: Deployments = { definitions: [] };

export const foldDeployments = (state: Deployments, fact: Fact): Deployments =>
  fact.type === 'ProzessdefinitionBereitgestellt'
    ? {
        definitions: [
          ...state.definitions,
          { recordedAt: fact.recordedAt, value: fact.data as unknown as ProzessdefinitionBereitgestellt },
        ],
      }
    : state;

/** The case kind `definition`: one stream a process, its deployments. [decisions.md 1, 14] */
export const definitionKind: CaseKind<Deployments> = {
  name: 'definition',
  initial: () => NO_DEPLOYMENTS,
  fold: foldDeployments,
  admit: ({ definitions }, fact) => {
    // An instance that its case would not take.
    if (fact.type === 'ZustellungAbgewiesen') return [];
    if (fact.type !== 'ProzessdefinitionBereitgestellt')
      return refuse('FAKT_GEHOERT_NICHT_HIERHER', `${fact.type} gehört nicht zu einer Prozessdefinition.`);
    const data = fact.data as unknown as ProzessdefinitionBereitgestellt;
    const expected = definitions.length + 1;
    if (data.version !== expected)
      return refuse('VERSION_UNERWARTET', `Erwartet war Version ${expected}, nicht ${data.version}.`);
    if (definitions.at(-1)?.value.sha256 === data.sha256)
      return refuse('DEFINITION_UNVERAENDERT', 'Diese Fassung ist bereits bereitgestellt.', { sha256: data.sha256 });
    return approvalFault(data.freigabe, { first: definitions.length === 0, fourEyes: true }) ?? [];
  },
};

/** The deployments known at an instant whose day in force has come, oldest first. */
export const definitionsOn = (
  { definitions }: Deployments,
  validOn: string,
  recordedBy: string,
): readonly ProzessdefinitionBereitgestellt[] =>
  definitions
    .filter(({ recordedAt, value }) => recordedAt <= recordedBy && value.inKraftAb <= validOn)
    .map(({ value }) => value);
