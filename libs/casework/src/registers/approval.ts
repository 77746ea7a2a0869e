import { refuse, type Refusal } from '@fallspur/kernel';
import type { Approval } from './facts.ts';

export interface ApprovalNeeds {
  /** Nothing of that name has been in force before. */
  readonly first: boolean;
  /** Money and law: two people other than the proposer. [specification 1.3, decisions.md 14, 21] */
  readonly fourEyes: boolean;
}

/** Why a change may not come in force with this approval; null when it may. */
export const approvalFault = (approval: Approval, { first, fourEyes }: ApprovalNeeds): Refusal | null => {
  const { art, vorgeschlagenVon, freigegebenVon } = approval;
  if (art === 'ERSTEINRICHTUNG')
    return first
      ? null
      : refuse('KEINE_ERSTEINRICHTUNG', 'Es gilt schon ein Wert; eine Änderung braucht eine Freigabe.');
  const others = new Set(freigegebenVon.filter((person) => person !== vorgeschlagenVon)).size;
  const needed = fourEyes ? 2 : art === 'VIER_AUGEN' ? 2 : 0;
  return others >= needed
    ? null
    : refuse('FREIGABE_FEHLT', 'Diese Änderung müssen zwei andere Personen freigeben.', {
        freigaben: others,
        noetig: needed,
      });
};
