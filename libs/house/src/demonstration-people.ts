import type { Json } from '@fallspur/kernel';
import type { House } from './house.ts';

/** Somebody of the register `personal` who exists only to show the house: a key, a function, never a name. */
export interface DemonstrationPerson {
  /** `demo.ib.zuchwil`: the actor of what she does. */
  readonly person: string;
  /** «IB Zuchwil (Vorführung)» */
  readonly label: string;
  readonly office: { readonly key: string; readonly name: string };
  /** Role codes of specification 1.3 without `R-`. */
  readonly roles: readonly string[];
}

/** The invented people valid on a day, in the order of their labels. Real staff is never among them. */
export const demonstrationPeople = (
  { register }: Pick<House, 'register'>,
  day: string,
): readonly DemonstrationPerson[] => {
  const offices = register('stellen', day) ?? {};
  return Object.entries(register('personal', day) ?? {})
    .flatMap(([person, entry]) => personOf(person, entry as Entry, offices))
    .sort((a, b) => a.label.localeCompare(b.label, 'de-CH'));
};

interface Entry {
  readonly [field: string]: Json;
}

const personOf = (
  person: string,
  { art, stelle, rollen, bezeichnung }: Entry,
  offices: { readonly [key: string]: Json },
): readonly DemonstrationPerson[] => {
  if (art !== 'ERFUNDEN' || typeof stelle !== 'string' || !Array.isArray(rollen)) return [];
  const name = (offices[stelle] as Entry | undefined)?.['name'];
  return [
    {
      person,
      label: typeof bezeichnung === 'string' ? bezeichnung : person,
      office: { key: stelle, name: typeof name === 'string' ? name : stelle },
      roles: rollen.filter((role) => typeof role === 'string'),
    },
  ];
};
