import type { TaskRef } from '@fallspur/contract';

/** The dossier, opened at one of its tasks. */
export const dossierAddress = ({ caseId, instance, task }: TaskRef): string =>
  `/dossiers/${caseId}?task=${encodeURIComponent(`${instance}:${task}`)}`;
