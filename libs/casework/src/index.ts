export { dossierKind } from './dossier/dossier-kind.ts';
export * from './dossier/state.ts';
export * from './registers/facts.ts';
export { DEPLOYMENT_FACT_SCHEMAS } from './registers/fact-schemas.ts';
export * from './registers/register-kind.ts';
export * from './registers/definition-kind.ts';
export * from './deployment/case-ids.ts';
export * from './deployment/office.ts';
export * from './deployment/proposals.ts';
export * from './deployment/deployed-reader.ts';
export * from './deployment/office-functions.ts';
export * from './deployment/from-files.ts';
export * from './intake/row-error.ts';
export * from './intake/arrival-rows.ts';
export { caseOfArrival, personsOfArrival, planArrival, planChangedFamily } from './intake/plan-arrivals.ts';
export * from './intake/activity-rows.ts';
export * from './intake/plan-activity.ts';
export { meantOf } from './intake/meant-unit.ts';
export type { KnownFacts, OfferedCorrection, Planned } from './intake/comparison.ts';
export * from './intake/identity.ts';
export * from './views/unit-references.ts';
export { dossiersProjection } from './views/dossiers.projection.ts';
export {
  numbersStandingFor,
  ownIds,
  reachedIds,
  type CaseIds,
  type CaseSet,
  type MunicipalityToday,
} from './views/case-set.ts';
export { foldedWords, matchesAll, questionWords } from './views/folded-text.ts';
export { NameIndex, type CaseAt, type Findable } from './views/name-index.ts';
export { incidentsAsked, jobsAsked, type StuckQuestion } from './views/stuck-rows.ts';
export { textQuery } from './views/text-query.ts';
export { fullName, personsOf, unitLabel, unitRefOf, type UnitRef } from './views/unit-label.ts';
export * from './views/worklist-rows.ts';
export * from './views/worklist.ts';
export * from './casefile/index.ts';
export { isCodedAt } from './privacy/coded.ts';
export { pseudonymised, pseudonymOf } from './privacy/pseudonym.ts';
export * from './forms/form-words.ts';
export {
  formOf,
  formPersons,
  inOrder,
  labelsOf,
  proposalOf,
  type FactFormParts,
  type FormPerson,
} from './forms/form-of.ts';
export { formFindings } from './forms/form-findings.ts';
export { recordableBy, recordableFacts } from './forms/recordable.ts';
