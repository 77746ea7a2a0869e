import { localDateOfInstant } from '@fallspur/kernel';
import { no, titleOf, type Rule } from './rule.ts';

/** Facts speak of persons, arrivals and units of this dossier, and of days that have come. */
export const EVERY_FACT: readonly Rule[] = [
  ({ dossier, fact }) => {
    if (fact.type === 'PersonErfasst') return null;
    const unknown = fact.personIds.filter((id) => !Object.hasOwn(dossier.persons, id));
    return unknown.length
      ? no('PERSON_UNBEKANNT', 'Eine genannte Person ist in diesem Dossier nicht erfasst.', { personIds: unknown })
      : null;
  },

  ({ dossier, fact }) => {
    const { zuzugId } = fact.data;
    if (fact.type === 'ZuzugAusAuslandErfasst' || typeof zuzugId !== 'string') return null;
    return dossier.arrivals.some((arrival) => arrival.zuzugId === zuzugId)
      ? null
      : no('ZUZUG_UNBEKANNT', 'Dieser Zuzug ist in diesem Dossier nicht erfasst.', { zuzugId });
  },

  ({ dossier, fact }) => {
    const { unitId } = fact.data;
    if (fact.type === 'UnterstuetzungseinheitGebildet' || typeof unitId !== 'string') return null;
    return dossier.unit?.unitId === unitId
      ? null
      : no('EINHEIT_UNBEKANNT', 'Diese Unterstützungseinheit ist in diesem Dossier nicht gebildet.', { unitId });
  },

  // V-2: measured at the day of recording, not at the clock of an import.
  ({ fact, env }) => {
    const today = localDateOfInstant(env.recordedAt);
    const late = PAST_DAYS.find((field) => isLater(fact.data[field], today));
    if (!late) return null;
    const fault = 'liegt nach dem Tag der Erfassung';
    return no('DATUM_IN_ZUKUNFT', `«${titleOf(env, fact.type, late)}» ${fault}.`, {
      feld: late,
      datum: fact.data[late] ?? null,
      spaetestens: today,
      faults: [`/${late}: ${fault}`],
    });
  },
];

const PAST_DAYS = [
  'gespraechsdatum',
  'zuzugsdatum',
  'wegzugsdatum',
  'umzugsdatum',
  'todesdatum',
  'datum',
  'festgestelltAm',
];

const isLater = (value: unknown, today: string): boolean => typeof value === 'string' && value > today;
