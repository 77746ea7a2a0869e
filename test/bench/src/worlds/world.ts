import type { CaseState, Command } from '@fallspur/engine';
import type { CaseKinds, DeployedReader, Times } from '@fallspur/runtime';

/** A process to be measured: how a case begins, and what is done next until nothing is open. */
export interface World {
  readonly name: string;
  readonly kinds: CaseKinds;
  readonly deployed: DeployedReader;
  /** The n-th case: its opening command, not timed. */
  opening(n: number): Opening;
  /** The next step of a case; null when it has ended. */
  next(state: CaseState, step: number): { readonly command: Command; readonly times: Times } | null;
}

export interface Opening {
  readonly caseId: string;
  readonly command: Command;
  readonly times: Times;
}
