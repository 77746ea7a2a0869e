import type { DemonstrationPerson } from '@fallspur/contract';

/** People of one role, those with the most to do first. */
export interface PeopleGroup {
  readonly role: string;
  readonly people: readonly DemonstrationPerson[];
}

const ORDER = ['IB', 'IBS', 'EWD', 'FF', 'SRL', 'MISA', 'KOI', 'BEI', 'PRU'];

/** Those in whose name, office or roles every word of the question occurs, by their first role. */
export function groupsOf(
  people: readonly DemonstrationPerson[],
  question: string,
  roleName: (code: string) => string,
): readonly PeopleGroup[] {
  const words = plain(question).split(/\s+/).filter(Boolean);
  const found = people.filter(({ name, user, office, roles, does }) => {
    const text = plain([name, user, office.key, office.name, does, ...roles, ...roles.map(roleName)].join(' '));
    return words.every((word) => text.includes(word));
  });
  const roleOf = ({ roles }: DemonstrationPerson) => ORDER.find((role) => role === roles[0]) ?? 'other';
  return [...ORDER, 'other'].flatMap((role) => {
    const group = found.filter((person) => roleOf(person) === role);
    return group.length === 0
      ? []
      : [{ role, people: group.toSorted((a, b) => b.openTasks - a.openTasks || byOffice(a, b)) }];
  });
}

/** Who finds the fullest worklist: an Integrationsbeauftragte Person, if any of them has something to do. */
export const mostToDo = (people: readonly DemonstrationPerson[]): DemonstrationPerson | undefined => {
  const busiest = (candidates: readonly DemonstrationPerson[]) =>
    candidates.toSorted((a, b) => b.openTasks - a.openTasks || byOffice(a, b))[0];
  return busiest(people.filter(({ roles, openTasks }) => roles.includes('IB') && openTasks > 0)) ?? busiest(people);
};

/** Who may import arrivals, each for their own municipality: the Einwohnerdienste. [specification 1.3] */
export const whoImports = (people: readonly DemonstrationPerson[]): readonly DemonstrationPerson[] =>
  people.filter(({ roles }) => roles.includes('EWD')).toSorted(byOffice);

/** «Zuchwil» for the Einwohnergemeinde Zuchwil. */
export const placeOf = ({ office }: DemonstrationPerson): string => office.name.replace(/^Einwohnergemeinde /, '');

const byOffice = (a: DemonstrationPerson, b: DemonstrationPerson) => a.office.name.localeCompare(b.office.name, 'de');

/** Without capitals, accents and umlauts: «Mümliswil» is found by «mumliswil». */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');
