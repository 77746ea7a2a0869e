import { localDateOf } from '@fallspur/kernel';
import type { Fact } from '@fallspur/engine';
import type { FactData, FactTypeName } from '../events.ts';
import { foldArrivals } from './fold-arrivals.ts';
import { foldInformation } from './fold-information.ts';
import { foldPersons } from './fold-persons.ts';
import type { Dossier } from './state.ts';

/** How one type of fact changes the dossier; `day` is the local day it happened. */
export type Fold<T extends FactTypeName> = (dossier: Dossier, data: FactData[T], day: string) => Dossier;
export type Folds = { readonly [T in FactTypeName]?: Fold<T> };

const FOLDS: Folds = { ...foldPersons, ...foldArrivals, ...foldInformation };

/** The dossier after a fact. Facts of types it does not know change nothing. */
export const foldDossier = (dossier: Dossier, fact: Fact): Dossier => {
  const fold = FOLDS[fact.type as FactTypeName] as Fold<FactTypeName> | undefined;
  return fold ? fold(dossier, fact.data as unknown as FactData[FactTypeName], localDateOf(fact.occurredOn)) : dossier;
};
