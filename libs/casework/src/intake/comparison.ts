import { canonicalJson, eventIdOf } from '@fallspur/kernel';
import type { Command, Fact, FactInput } from '@fallspur/engine';

/** A case as the import finds it: its effective facts (empty when the case is new). */
export type KnownFacts = readonly Fact[];

/** The same identity with other content: a person must decide whether the record was wrong. [decisions.md 22] */
export interface OfferedCorrection {
  readonly event: string;
  readonly type: string;
  readonly recorded: Fact;
  readonly proposed: FactInput;
}

export type Planned =
  | { readonly kind: 'new'; readonly caseId: string; readonly command: Extract<Command, { type: 'RecordFacts' }> }
  | { readonly kind: 'unchanged'; readonly caseId: string }
  | { readonly kind: 'correction'; readonly caseId: string; readonly corrections: readonly OfferedCorrection[] };

/** Compares what a command would record with what its case already holds of it. */
export const compare = (
  caseId: string,
  command: Extract<Command, { type: 'RecordFacts' }>,
  known: KnownFacts,
  counterpart: (proposed: FactInput) => Fact | undefined,
): Planned => {
  const first = eventIdOf(command.commandId, 0);
  if (!known.some(({ id }) => id === first)) return { kind: 'new', caseId, command };
  const corrections = command.facts.flatMap((proposed): OfferedCorrection[] => {
    const recorded = counterpart(proposed);
    return recorded && canonicalJson(recorded.data) === canonicalJson(proposed.data)
      ? []
      : recorded
        ? [{ event: recorded.id, type: proposed.type, recorded, proposed }]
        : [];
  });
  return corrections.length ? { kind: 'correction', caseId, corrections } : { kind: 'unchanged', caseId };
};
