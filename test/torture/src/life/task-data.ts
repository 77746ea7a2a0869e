import { uuidV5, type JsonObject } from '@fallspur/kernel';
import { interviewIdOf, latestArrival, type Dossier } from '@fallspur/casework';
import type { Random } from './random.ts';

/**
 * What an office writes when it completes a task of this dossier, with the personal fields that real entries have.
 * Undefined for a fact this world does not know.
 */
export function taskData(fact: string, dossier: Dossier, today: string, random: Random): JsonObject | undefined {
  const arrival = latestArrival(dossier);
  if (!arrival) return undefined;
  const { zuzugId, unitId } = arrival;
  const gespraechId = interviewIdOf(`${zuzugId}/${dossier.interviews.length}`);
  const personIds = dossier.targetGroup[zuzugId]?.personIds ?? arrival.personIds;
  const writers: Record<string, () => JsonObject> = {
    ErstinformationsformFestgelegt: () => ({
      zuzugId,
      form: random.chance(0.85) ? 'MUENDLICH' : 'SCHRIFTLICH',
      begruendungAbweichung: 'Die Person wünscht ein Gespräch und spricht wenig Deutsch.',
    }),
    ErstinformationspaketAbgegeben: () => ({ zuzugId, datum: today, kanal: random.pick(['POST', 'PERSOENLICH']) }),
    DolmetscheinsatzBestellt: () => ({
      gespraechId,
      anbieter: 'HEKS_LINGUADUKT',
      auftragsnummer: `LD-${today.slice(0, 4)}-${1000 + random.below(9000)}`,
      sprache: arrival.sprache ?? 'pt',
    }),
    EinladungErstinformationsgespraechVersandt: () => ({
      gespraechId,
      zuzugId,
      versandtAm: today,
      ort: 'Gemeindehaus, 2. Stock',
      mahnstufe: Math.min(9, 1 + dossier.invitations.length),
      bemerkung: 'Bitte Ausweise und Mietvertrag mitbringen.',
    }),
    ErstinformationsgespraechDurchgefuehrt: () => ({
      gespraechId,
      zuzugId,
      unitId,
      personIds,
      gespraechsdatum: today,
      organisation: `EG-${arrival.gemeinde}`,
      ort: 'Gemeindehaus',
      dauerMinuten: 45 + random.below(40),
      durchgefuehrtDurch: 'Carla Erfunden',
      funktion: 'IB',
      sprache: arrival.sprache ?? 'pt',
      protokoll: 'Arbeitet auf dem Bau, die Kinder besuchen den Kindergarten; Fragen zu Krankenkasse und Deutschkurs.',
      bestaetigung: { art: 'UNTERSCHRIFT', datum: today },
    }),
    KurzassessmentDurchgefuehrt: () => ({
      abklaerungId: uuidV5('abklaerung', zuzugId, String(dossier.interviews.length)),
      gespraechId: dossier.interviews.at(-1)?.gespraechId ?? gespraechId,
      personIds,
      ort: 'ERSTINFO',
      ...(random.chance(0.5)
        ? {
            erhoehterIntegrationsbedarf: true,
            kriterien: ['SPRACHKOMPETENZEN'],
            begruendung: 'Keine Schule besucht, keine Amtssprache.',
            unterstuetzungsgrad: 'BEGLEITUNG',
          }
        : { erhoehterIntegrationsbedarf: false }),
    }),
    AngebotEmpfohlen: () => ({ personIds, bereich: 'SPRACHE', text: 'Deutschkurs A1 mit Kinderbetreuung' }),
    MitwirkungGeklaert: () => ({ personIds, mitwirkung: random.chance(0.8), datum: today }),
  };
  return writers[fact]?.();
}
