import type { PersonErfasst } from '../events.ts';
import type { Folds } from './fold.ts';
import { presentMembers, type Dated, type Dossier, type Member, type Person, type Unit } from './state.ts';

/** Persons, their permits and levels, and the unit they form. */
export const foldPersons: Folds = {
  PersonErfasst: (dossier, data, day) => withPerson(dossier, newPerson(data, day)),

  PersonendatenGeaendert: (dossier, { gueltigVon: _from, ...changes }) =>
    changed(dossier, changes.personId, (person) => {
      const master = { ...person.master, ...changes };
      return { ...person, master, germanB1: person.germanB1 || speaksGerman(master) };
    }),

  AusweisGeaendert: (dossier, { personId, ausweis, gueltigVon, gueltigBis }) =>
    changed(dossier, personId, (person) => ({
      ...person,
      permits: dated(person.permits, { value: ausweis, from: gueltigVon, ...(gueltigBis ? { to: gueltigBis } : {}) }),
    })),

  VaFlStatusGeaendert: (dossier, { personId, vaflStatus, entscheiddatum }) =>
    changed(dossier, personId, (person) => ({
      ...person,
      asylumStatuses: dated(person.asylumStatuses, { value: vaflStatus, from: entscheiddatum }),
    })),

  GerNiveauFestgestellt: (dossier, { personId, sprache, gerNiveau }) =>
    changed(dossier, personId, (person) => ({
      ...person,
      germanB1: person.germanB1 || (sprache === 'de' && gerNiveau >= 'B1'),
    })),

  UnterstuetzungseinheitGebildet: (dossier, { unitId, mitglieder }) => ({
    ...dossier,
    unit: { unitId, members: mitglieder.map(({ personId, von }) => ({ personId, from: von })), dissolved: false },
  }),

  UnterstuetzungseinheitGeaendert: (dossier, { eintritte = [], austritte = [] }) =>
    withUnit(dossier, (unit) => {
      const left = new Map(austritte.map(({ personId, bis }) => [personId, bis]));
      const stayed = unit.members.map((member): Member => {
        const to = member.to ?? left.get(member.personId);
        return to === undefined ? member : { ...member, to };
      });
      return { ...unit, members: [...stayed, ...eintritte.map(({ personId, von }) => ({ personId, from: von }))] };
    }),

  UnterstuetzungseinheitAufgeloest: (dossier) => withUnit(dossier, (unit) => ({ ...unit, dissolved: true })),

  WegzugErfasst: (dossier, { personIds, wegzugsdatum }) => departed(dossier, personIds, 'WEGZUG', wegzugsdatum),

  TodErfasst: (dossier, { personId, todesdatum }, day) => departed(dossier, [personId], 'TOD', todesdatum ?? day),
};

const newPerson = (master: PersonErfasst, day: string): Person => ({
  personId: master.personId,
  master,
  permits: master.ausweis ? [{ value: master.ausweis, from: day }] : [],
  asylumStatuses: master.vaflStatus ? [{ value: master.vaflStatus, from: day }] : [],
  germanB1: speaksGerman(master),
  departed: null,
});

/** Mother tongue counts as proof [AIG art. 77d]; German as language of conversation is taken for it until levels are known. */
const speaksGerman = ({ muttersprachen = [], gespraechssprache }: PersonErfasst): boolean =>
  muttersprachen.includes('de') || gespraechssprache === 'de';

/** History in order of the first day, a later value of the same day winning. */
export const dated = <T>(history: readonly Dated<T>[], next: Dated<T>): readonly Dated<T>[] =>
  [...history, next].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

export const changed = (dossier: Dossier, personId: string, change: (person: Person) => Person): Dossier => {
  const person = dossier.persons[personId];
  return person ? withPerson(dossier, change(person)) : dossier;
};

const withPerson = (dossier: Dossier, person: Person): Dossier => ({
  ...dossier,
  persons: { ...dossier.persons, [person.personId]: person },
});

const withUnit = (dossier: Dossier, change: (unit: Unit) => Unit): Dossier =>
  dossier.unit ? { ...dossier, unit: change(dossier.unit) } : dossier;

const departed = (dossier: Dossier, personIds: readonly string[], grund: 'WEGZUG' | 'TOD', datum: string): Dossier => {
  const gone = personIds.reduce(
    (state, personId) => changed(state, personId, (person) => ({ ...person, departed: { grund, datum } })),
    dossier,
  );
  // Who returns the reason of the end wants the one that emptied the household.
  return presentMembers(dossier).length > 0 ? { ...gone, departure: { grund, datum } } : gone;
};
