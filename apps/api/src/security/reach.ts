import type { Dossier } from '@fallspur/casework';
import type { CaseState } from '@fallspur/engine';
import { municipalityThen, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';

/**
 * Which dossiers somebody may see: all, or those that have ever belonged to one of these municipalities (numbers as they
 * are counted today) or in which one of these offices has recorded. The read models' `CaseSet` has the same shape.
 * [specification 1.3; decisions.md 19]
 */
export type Reach = 'all' | { readonly municipalities: readonly number[]; readonly offices: readonly string[] };

/** Check and audit all municipalities: read only, the policy table lets none of them record. [specification 1.3] */
const SEE_ALL: ReadonlySet<string> = new Set(['PRU', 'KOI', 'BEI']);

/**
 * The reach of somebody with these roles at this office. No register says yet which municipalities a Sozialregion looks
 * after, nor what was escalated to the Migrationsamt: they see what they recorded.
 */
export const reachOf = (office: string, roles: readonly string[]): Reach => {
  if (roles.some((role) => SEE_ALL.has(role))) return 'all';
  const bfs = /^EG-(\d{4})$/.exec(office)?.[1];
  return { municipalities: bfs === undefined ? [] : [Number(bfs)], offices: [office] };
};

/** What of a dossier decides who may see it. */
export interface Belonging {
  /** BFS numbers of all its residences, past ones too, as they are counted today. */
  readonly municipalities: readonly number[];
  /** Has one of these offices recorded a fact in it? */
  recordedBy(offices: readonly string[]): boolean;
}

export const reaches = (reach: Reach, { municipalities, recordedBy }: Belonging): boolean =>
  reach === 'all' || municipalities.some((bfs) => reach.municipalities.includes(bfs)) || recordedBy(reach.offices);

/** Where a dossier belongs, out of its live state. */
export const belongingOf = ({ register, clock }: House, { domain, facts }: CaseState): Belonging => {
  const { residences, arrivals } = domain as Dossier;
  const today = localDateOfInstant(clock.now());
  const homes = [...residences.map(({ value }) => value), ...arrivals.map(({ gemeinde }) => gemeinde)];
  return {
    municipalities: [...new Set(homes)].map((bfs) => municipalityThen(register, bfs, today)?.bfs ?? bfs),
    // Asked with every request: from the newest fact, so that who works in a dossier is found at once, however long it is.
    recordedBy: (offices) =>
      facts.findLast((entry) => entry.kind === 'fact' && offices.includes(entry.fact.office)) !== undefined,
  };
};

const DOSSIER = /^dossier-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The live state of a dossier within reach; undefined where there is none, or where it lies outside. */
export const dossierWithin = async (house: House, reach: Reach, caseId: string): Promise<CaseState | undefined> => {
  if (!DOSSIER.test(caseId)) return undefined;
  const state = await house.runtime.state(caseId);
  return state.revision >= 0 && reaches(reach, belongingOf(house, state)) ? state : undefined;
};
