import type { CaseFile } from './case-file.ts';

/** What became of the facts of a case: who corrects or voids whom, by event id. */
export interface Corrections {
  /** The event this one corrects or voids. */
  corrects(eventId: string): string | null;
  /** The last event that corrected or voided this fact. */
  correctedBy(eventId: string): string | null;
  isVoided(eventId: string): boolean;
}

export const correctionsIn = ({ state }: CaseFile): Corrections => {
  const targets = new Map<string, string>();
  const sources = new Map<string, string>();
  const voided = new Set<string>();
  for (const entry of state.facts.toArray()) {
    if (entry.kind === 'fact') continue;
    const target = entry.kind === 'corrected' ? entry.corrects : entry.voids;
    targets.set(entry.id, target);
    sources.set(target, entry.id);
    if (entry.kind === 'voided') voided.add(target);
  }
  return {
    corrects: (id) => targets.get(id) ?? null,
    correctedBy: (id) => sources.get(id) ?? null,
    isVoided: (id) => voided.has(id),
  };
};
