import { hint, type Rules } from './rule.ts';

/** Steps of the Erstinformation that are unusual, not unlawful. */
export const informationRules: Rules = {
  EinladungErstinformationsgespraechVersandt: [
    ({ dossier, data }) => {
      const expected = Math.max(0, ...dossier.invitations.map(({ mahnstufe }) => mahnstufe)) + 1;
      return data.mahnstufe === expected
        ? null
        : hint('MAHNSTUFE_UNERWARTET', `Erwartet war Mahnstufe ${expected}.`, {
            mahnstufe: data.mahnstufe,
            erwartet: expected,
          });
    },
  ],

  ErstinformationsgespraechNichtErschienen: [
    ({ dossier }) =>
      dossier.invitations.length ? null : hint('KEINE_EINLADUNG', 'Für dieses Gespräch ist keine Einladung erfasst.'),
  ],

  DolmetscheinsatzDurchgefuehrt: [
    ({ dossier, data }) =>
      dossier.interpreterOrders.some(
        ({ gespraechId, state }) => gespraechId === data.gespraechId && state === 'ORDERED',
      )
        ? null
        : hint('KEINE_BESTELLUNG', 'Für diesen Einsatz ist keine offene Bestellung erfasst.'),
  ],

  // One package a unit. [specification 3.1 step 4]
  ErstinformationspaketAbgegeben: [
    ({ dossier, data }) =>
      dossier.packages.some(({ zuzugId }) => zuzugId === data.zuzugId)
        ? hint('ZWEITES_PAKET', 'Für diesen Zuzug ist bereits ein Erstinformationspaket abgegeben.')
        : null,
  ],

  KurzassessmentDurchgefuehrt: [
    ({ dossier, data }) =>
      data.ort === 'ERSTINFO' && dossier.interviews.length === 0
        ? hint('OHNE_GESPRAECH', 'Das Kurzassessment ist Teil des Gesprächs; es ist keines erfasst.')
        : null,
    // [specification 2.3]
    ({ data }) =>
      data.erhoehterIntegrationsbedarf && !data.kriterien?.length
        ? hint('KRITERIEN_FEHLEN', 'Erhöhter Bedarf ohne Angabe der offenen Integrationskriterien.')
        : null,
  ],

  UnterstuetzungAbgelehnt: [
    ({ dossier }) =>
      dossier.need
        ? null
        : hint('OHNE_BEDARF', 'Es ist kein erhöhter Integrationsbedarf festgestellt, der abgelehnt werden könnte.'),
  ],
};
