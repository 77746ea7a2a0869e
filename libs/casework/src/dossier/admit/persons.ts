import { hint, no, type Rules } from './rule.ts';

/** Persons are entered once; a unit is formed once, of persons known here. */
export const personRules: Rules = {
  PersonErfasst: [
    ({ dossier, data }) =>
      Object.hasOwn(dossier.persons, data.personId)
        ? no('PERSON_BEREITS_ERFASST', 'Diese Person ist bereits erfasst; eine Änderung ist eine Korrektur.', {
            personId: data.personId,
          })
        : null,
  ],

  UnterstuetzungseinheitGebildet: [
    ({ dossier, data }) =>
      dossier.unit
        ? no('EINHEIT_BEREITS_GEBILDET', 'Dieses Dossier hat bereits eine Unterstützungseinheit.', {
            unitId: data.unitId,
          })
        : null,
    ({ data }) => {
      const members = data.mitglieder.map(({ personId }) => personId);
      const agree = members.length === data.personIds.length && members.every((id) => data.personIds.includes(id));
      return agree
        ? null
        : no('MITGLIEDER_UNSTIMMIG', 'Die Mitglieder und die genannten Personen stimmen nicht überein.');
    },
  ],

  UnterstuetzungseinheitGeaendert: [
    ({ dossier, data }) => {
      const moving = [...(data.eintritte ?? []), ...(data.austritte ?? [])].map(({ personId }) => personId);
      const unknown = moving.filter((id) => !Object.hasOwn(dossier.persons, id));
      return unknown.length
        ? no('PERSON_UNBEKANNT', 'Wer ein- oder austritt, muss in diesem Dossier erfasst sein.', { personIds: unknown })
        : null;
    },
  ],

  WegzugErfasst: [
    ({ dossier, data }) => {
      const gone = data.personIds.filter((id) => dossier.persons[id]?.departed);
      return gone.length
        ? hint('BEREITS_ABGEGANGEN', 'Für eine der Personen ist schon ein Wegzug oder Tod erfasst.', {
            personIds: gone,
          })
        : null;
    },
  ],
};
