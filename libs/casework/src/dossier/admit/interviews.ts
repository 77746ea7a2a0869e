import { ageOn } from '@fallspur/kernel';
import type { ErstinformationsgespraechDurchgefuehrt } from '../../events.ts';
import { hint, no, titleOf, type Rules } from './rule.ts';

const OF_AGE_YEARS = 18;

/** The interview is what is paid for: it is taken strictly where the invariants say so, softly where a claim may fail later. */
export const interviewRules: Rules = {
  ErstinformationsgespraechDurchgefuehrt: [
    // V-1
    ({ dossier, data }) => {
      const target = dossier.targetGroup[data.zuzugId];
      const outside = data.personIds.filter((id) => !target?.personIds.includes(id));
      return outside.length
        ? no('ZIELGRUPPE_FEHLT', 'Für eine der Personen fehlt das positive Ergebnis der Zielgruppenprüfung.', {
            zuzugId: data.zuzugId,
            personIds: outside,
          })
        : null;
    },
    ({ dossier, data }) =>
      dossier.interviews.some(({ gespraechId }) => gespraechId === data.gespraechId)
        ? no('GESPRAECH_BEREITS_ERFASST', 'Dieses Gespräch ist bereits erfasst; eine Änderung ist eine Korrektur.', {
            gespraechId: data.gespraechId,
          })
        : null,
    // C-3, OP-28
    ({ dossier, data, env }) => {
      const earlier = dossier.interviews.filter(({ zuzugId }) => zuzugId === data.zuzugId).length;
      return earlier >= interviewsMax(env.parameters(data.gespraechsdatum))
        ? hint(
            'ZWEITES_ERSTGESPRAECH',
            'Je Einheit und Zuzug ist ein Gespräch beitragsberechtigt; dieses braucht eine Bewilligung.',
          )
        : null;
    },
    ({ dossier, data }) => {
      const arrival = dossier.arrivals.find(({ zuzugId }) => zuzugId === data.zuzugId);
      return arrival && data.gespraechsdatum < arrival.zuzugsdatum
        ? hint('GESPRAECH_VOR_ZUZUG', 'Das Gespräch liegt vor dem Zuzug.', { zuzugsdatum: arrival.zuzugsdatum })
        : null;
    },
    // C-1
    ({ dossier, data }) => {
      const adult = data.personIds.some((id) => {
        const born = dossier.persons[id]?.master.geburtsdatum;
        return born !== undefined && born <= data.gespraechsdatum && ageOn(born, data.gespraechsdatum) >= OF_AGE_YEARS;
      });
      return adult
        ? null
        : hint(
            'KEINE_ERWACHSENE_PERSON',
            'Keine erwachsene Person; nur bei unbegleiteten Minderjährigen beitragsberechtigt.',
          );
    },
    // C-6, D-3
    ({ data }) =>
      data.organisation.startsWith('SR-') && data.dossierBestaetigt !== true
        ? hint(
            'SOZIALREGION_OHNE_DOSSIER',
            'Gespräche der Sozialregion sind nur mit bestehendem Dossier beitragsberechtigt.',
          )
        : null,
    // C-10, specification 4.5
    ({ data, fact, env }) => {
      const missing = EVIDENCE.filter((field) => data[field] === undefined);
      if (missing.length === 0) return null;
      const titles = missing.map((field) => titleOf(env, fact.type, field));
      return hint('NACHWEIS_UNVOLLSTAENDIG', `Für den Beitrag fehlen noch: ${titles.join(', ')}.`, { felder: missing });
    },
  ],
};

const EVIDENCE = [
  'ort',
  'dauerMinuten',
  'durchgefuehrtDurch',
  'funktion',
  'sprache',
  'checkliste',
  'bestaetigung',
] as const satisfies readonly (keyof ErstinformationsgespraechDurchgefuehrt)[];

const interviewsMax = (parameters: object): number => {
  const max = (parameters as { readonly erstinfo?: { readonly maxProEinheitUndZuzug?: unknown } }).erstinfo
    ?.maxProEinheitUndZuzug;
  return typeof max === 'number' ? max : 1;
};
