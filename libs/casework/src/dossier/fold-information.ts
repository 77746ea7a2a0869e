import type { Folds } from './fold.ts';
import type { Dossier, InterpreterOrder } from './state.ts';

/** What the Erstinformation brought: form, invitations, interpreters, interviews, packages, need. */
export const foldInformation: Folds = {
  ErstinformationsformFestgelegt: (dossier, form) => ({ ...dossier, form }),

  EinladungErstinformationsgespraechVersandt: (dossier, invitation) => ({
    ...dossier,
    invitations: [...dossier.invitations, invitation],
  }),

  ErstinformationsgespraechNichtErschienen: (dossier, { datum }) => ({
    ...dossier,
    noShows: [...dossier.noShows, datum],
  }),

  DolmetscheinsatzBestellt: (dossier, order) => ({
    ...dossier,
    interpreterOrders: [...dossier.interpreterOrders, { ...order, state: 'ORDERED' }],
  }),

  DolmetscheinsatzDurchgefuehrt: (dossier, { gespraechId, auftragsnummer }) =>
    orderBecomes(dossier, gespraechId, auftragsnummer, 'HELD'),

  DolmetscheinsatzAnnulliert: (dossier, { gespraechId, auftragsnummer }) =>
    orderBecomes(dossier, gespraechId, auftragsnummer, 'CANCELLED'),

  ErstinformationsgespraechDurchgefuehrt: (dossier, interview) => ({
    ...dossier,
    interviews: [...dossier.interviews, interview],
  }),

  ErstinformationspaketAbgegeben: (dossier, handedOver) => ({
    ...dossier,
    packages: [...dossier.packages, handedOver],
  }),

  KurzassessmentDurchgefuehrt: (dossier, data, day) => ({ ...dossier, assessment: { ...data, datum: day } }),

  ErhoehterIntegrationsbedarfFestgestellt: (dossier, need) => ({ ...dossier, need }),

  ErhoehterIntegrationsbedarfVerneint: (dossier) => ({ ...dossier, need: null }),

  MitwirkungGeklaert: (dossier, cooperation) => ({ ...dossier, cooperation }),
};

/** The first open order of that interview, and of that number where one is named. */
const orderBecomes = (
  dossier: Dossier,
  gespraechId: string,
  auftragsnummer: string | undefined,
  state: InterpreterOrder['state'],
): Dossier => {
  const found = dossier.interpreterOrders.findIndex(
    (order) =>
      order.state === 'ORDERED' &&
      order.gespraechId === gespraechId &&
      (auftragsnummer === undefined || order.auftragsnummer === auftragsnummer),
  );
  if (found < 0) return dossier;
  return {
    ...dossier,
    interpreterOrders: dossier.interpreterOrders.map((order, index) => (index === found ? { ...order, state } : order)),
  };
};
