import type { CaseFile, Surroundings } from './case-file.ts';

const MUNICIPALITY = ['IB', 'IBS', 'EWD'] as const;
const INTEGRATION = ['IB', 'IBS'] as const;
const CASE_MANAGEMENT = ['IB', 'IBS', 'FF', 'SRL'] as const;

/**
 * Which roles may record a fact by itself, in the order they are offered. What only a process raises, and what begins a
 * dossier (arrivals go through the intake), stands in no line. [specification 1.3]
 */
const PLAIN_FACTS: Readonly<Record<string, readonly string[]>> = {
  ErstinformationsgespraechNichtErschienen: INTEGRATION,
  ErstinformationsgespraechDurchgefuehrt: INTEGRATION,
  ErstinformationspaketAbgegeben: INTEGRATION,
  EinladungErstinformationsgespraechVersandt: INTEGRATION,
  DolmetscheinsatzBestellt: INTEGRATION,
  DolmetscheinsatzBestaetigt: INTEGRATION,
  DolmetscheinsatzDurchgefuehrt: INTEGRATION,
  DolmetscheinsatzAnnulliert: INTEGRATION,
  AngebotEmpfohlen: CASE_MANAGEMENT,
  GerNiveauFestgestellt: CASE_MANAGEMENT,
  MassnahmeBegonnen: CASE_MANAGEMENT,
  UmzugErfasst: MUNICIPALITY,
  WegzugErfasst: MUNICIPALITY,
  TodErfasst: MUNICIPALITY,
  AusweisGeaendert: MUNICIPALITY,
  VaFlStatusGeaendert: MUNICIPALITY,
  PersonendatenGeaendert: MUNICIPALITY,
  PersonErfasst: MUNICIPALITY,
  UnterstuetzungseinheitGeaendert: MUNICIPALITY,
};

/** May somebody with these roles record such a fact without a task that asks for it? */
export const mayRecordPlainly = (roles: readonly string[], type: string): boolean =>
  (PLAIN_FACTS[type] ?? []).some((role) => roles.includes(role));

/** The facts these roles may record by themselves; what a process of the case waits for now comes first. */
export const plainFacts = ({ state }: CaseFile, { definitions }: Surroundings, roles: readonly string[]) => {
  const awaited = new Set(
    Object.values(state.instances).flatMap(({ subscriptions }) => Object.values(subscriptions).map(({ name }) => name)),
  );
  return Object.keys(PLAIN_FACTS)
    .filter((type) => mayRecordPlainly(roles, type))
    .sort((a, b) => Number(awaited.has(b)) - Number(awaited.has(a)))
    .flatMap((type) => {
      const known = definitions.factType(type);
      const description = known?.schema['description'];
      return known
        ? [{ type, title: known.title, description: typeof description === 'string' ? description : null }]
        : [];
    });
};
