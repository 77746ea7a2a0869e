import { definitionKind, dossierKind, dossiersProjection, registerKind, unitReferences } from '@fallspur/casework';
import type { CaseKind } from '@fallspur/engine';
import { pilotFigures } from '@fallspur/reporting';
import {
  casesProjection,
  incidentsProjection,
  jobsProjection,
  relayProjection,
  stepsProjection,
  tasksProjection,
  timersProjection,
  type CaseKinds,
  type DeployedNow,
} from '@fallspur/runtime';
import type { Projection } from '@fallspur/views';

/** The case kinds of this house, by name. */
export const KINDS: CaseKinds = Object.fromEntries(
  [dossierKind, registerKind, definitionKind].map((kind) => [kind.name, kind as CaseKind]),
);

/** The kinds that say what is deployed: the furniture of the house, not its work. */
export const DEPLOYMENT_KINDS: ReadonlySet<string> = new Set([registerKind.name, definitionKind.name]);

/** Every read model of this house: one list, so that each app opens the same `views.sqlite`. */
export const projectionsOf = (deployed: DeployedNow): readonly Projection[] => [
  casesProjection,
  tasksProjection,
  timersProjection,
  jobsProjection,
  incidentsProjection,
  stepsProjection,
  relayProjection(deployed),
  unitReferences,
  dossiersProjection,
  pilotFigures,
];
