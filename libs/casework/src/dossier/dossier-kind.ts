import type { CaseKind } from '@fallspur/engine';
import { admitToDossier } from './admit/admit.ts';
import { foldDossier } from './fold.ts';
import { emptyDossier, type Dossier } from './state.ts';
import { viewOf } from './view.ts';

/** The case kind `dossier`: one Unterstützungseinheit and all its procedures. [decisions.md 1] */
export const dossierKind: CaseKind<Dossier> = {
  name: 'dossier',
  initial: emptyDossier,
  fold: foldDossier,
  admit: admitToDossier,
  view: viewOf,
};
