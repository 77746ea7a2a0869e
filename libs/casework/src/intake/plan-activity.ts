import { eventIdOf, uuidV5 } from '@fallspur/kernel';
import type { FactInput } from '@fallspur/engine';
import type { Dossier } from '../dossier/state.ts';
import { latestArrival } from '../dossier/state.ts';
import type { FactData } from '../events.ts';
import type { ActivityRow } from './activity-rows.ts';
import { compare, type KnownFacts, type Planned } from './comparison.ts';
import { interviewIdOf } from './identity.ts';
import { fact, given } from './plan-arrivals.ts';

/**
 * What a row of activity asks of its dossier. The command's id comes from what was done and when, so the same row is
 * recognised in any file. Record it as of `row.datum`. Null: the dossier has no arrival this could belong to.
 */
export const planActivity = (
  row: ActivityRow,
  dossier: Dossier,
  known: KnownFacts,
  person = 'import',
): Planned | null => {
  const arrival = latestArrival(dossier);
  if (!arrival) return null;
  const { zuzugId, unitId, personIds } = arrival;
  const commandId = uuidV5('taetigkeit-import', dossier.caseId, row.datum, row.taetigkeit, ordinalOf(row));
  const about = { zuzugId, unitId, personIds, gespraechId: interviewIdOf(zuzugId), commandId };
  const command = {
    type: 'RecordFacts',
    commandId,
    actor: { person, office: `EG-${row.gemeinde}`, role: row.rolle ?? 'IB' },
    facts: factsOf(row, about, dossier),
  } as const;
  const first = eventIdOf(commandId, 0);
  return compare(dossier.caseId, command, known, (proposed) =>
    known.find(({ id, type }) => id === first && type === proposed.type),
  );
};

/** What tells two acts of one kind on one day apart; what else differs is the same act told otherwise: a correction. */
const ordinalOf = (row: ActivityRow): string => {
  switch (row.taetigkeit) {
    case 'EINLADUNG_VERSANDT':
    case 'NICHT_ERSCHIENEN':
      return String(row.ergebnis);
    case 'DOLMETSCH_BESTELLT':
      return row.auftrag ?? '';
    default:
      return '';
  }
};

interface About {
  readonly zuzugId: string;
  readonly unitId: string;
  readonly personIds: readonly string[];
  readonly gespraechId: string;
  readonly commandId: string;
}

const factsOf = (row: ActivityRow, about: About, dossier: Dossier): readonly FactInput[] => {
  const { zuzugId, gespraechId, personIds } = about;
  const { datum } = row;
  const record = <T extends keyof FactData>(type: T, data: FactData[T]): FactInput =>
    fact(type, data, datum, personIds);
  const sprache = given('sprache', row.sprache);
  const bemerkung = given('bemerkung', row.bemerkung);
  switch (row.taetigkeit) {
    case 'FORM_FESTGELEGT':
      return [
        record('ErstinformationsformFestgelegt', {
          zuzugId,
          form: row.ergebnis,
          ...given('begruendungAbweichung', row.bemerkung),
        }),
      ];
    case 'PAKET_ABGEGEBEN':
      return [
        record('ErstinformationspaketAbgegeben', { zuzugId, datum, kanal: row.ergebnis, ...sprache, ...bemerkung }),
      ];
    case 'DOLMETSCH_BESTELLT':
      return [record('DolmetscheinsatzBestellt', { ...interpreter(row, gespraechId), ...bemerkung })];
    case 'EINLADUNG_VERSANDT':
      return [
        record('EinladungErstinformationsgespraechVersandt', {
          gespraechId,
          zuzugId,
          versandtAm: datum,
          mahnstufe: row.ergebnis,
          ...sprache,
          ...bemerkung,
        }),
      ];
    case 'NICHT_ERSCHIENEN':
      return [
        record('ErstinformationsgespraechNichtErschienen', {
          gespraechId,
          datum,
          grund: 'NICHT_ERSCHIENEN',
          mahnstufe: row.ergebnis,
          ...bemerkung,
        }),
      ];
    case 'GESPRAECH_DURCHGEFUEHRT':
      return interview(row, about, dossier);
    case 'KURZASSESSMENT':
      return [
        record('KurzassessmentDurchgefuehrt', {
          abklaerungId: uuidV5('abklaerung', about.commandId),
          gespraechId,
          personIds: dossier.interviews.at(-1)?.personIds ?? personIds,
          ort: 'ERSTINFO',
          erhoehterIntegrationsbedarf: row.ergebnis === 'BEDARF_JA',
          ...given('begruendung', row.bemerkung),
        }),
      ];
  }
};

/** An interpreter ordered and an interview held: the deployment took place. [samples, specification 4.4] */
const interview = (row: ActivityRow, about: About, dossier: Dossier): readonly FactInput[] => {
  const { zuzugId, unitId, gespraechId } = about;
  // Only who belongs to the target group is counted. [V-1]
  const personIds = dossier.targetGroup[zuzugId]?.personIds ?? about.personIds;
  // Held ones too: seen again, the row must say what it said the first time.
  const orders = row.anbieter
    ? [interpreter(row, gespraechId)]
    : dossier.interpreterOrders
        .filter((order) => order.state !== 'CANCELLED' && order.gespraechId === gespraechId)
        .map((order) => ({
          gespraechId: order.gespraechId,
          anbieter: order.anbieter,
          ...given('auftragsnummer', order.auftragsnummer),
          ...given('sprache', order.sprache),
        }));
  const held: FactData['ErstinformationsgespraechDurchgefuehrt'] = {
    gespraechId,
    zuzugId,
    unitId,
    personIds,
    gespraechsdatum: row.datum,
    organisation: `EG-${row.gemeinde}`,
    ...given('funktion', row.rolle),
    ...given('sprache', row.sprache),
    ...given('protokoll', row.bemerkung),
    ...(orders.length ? { dolmetschAuftraege: orders.map(({ gespraechId: _interview, ...order }) => order) } : {}),
  };
  return [
    fact('ErstinformationsgespraechDurchgefuehrt', held, row.datum, personIds),
    ...orders.map((order) =>
      fact('DolmetscheinsatzDurchgefuehrt', { ...order, datum: row.datum }, row.datum, personIds),
    ),
  ];
};

const interpreter = (row: ActivityRow, gespraechId: string) => ({
  gespraechId,
  anbieter: row.anbieter ?? 'ANDERER',
  ...given('auftragsnummer', row.auftrag),
  ...given('sprache', row.sprache),
});
