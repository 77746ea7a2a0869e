import { isCodedAt, type MayReadValue } from '@fallspur/casework';
import type { DefinitionCatalog } from '@fallspur/engine';
import type { MayOpen } from '@fallspur/event-log';
import type { Json, JsonObject, ProtectionClass } from '@fallspur/kernel';

/** Which classes of personal fields somebody reads, of the dossiers within reach. What stands in neither list is withheld. */
export interface FieldRights {
  readonly read: readonly ProtectionClass[];
  /** Who it is about is not told: names are invented, of all else only what is coded is shown. */
  readonly pseudonymous: readonly ProtectionClass[];
}

/**
 * THE table of field rights, beside the policy table: role → what it reads. Rights apply here, at the door, to every event
 * and field. An office also reads whatever it recorded itself in such a role. [specification 7.3; decisions.md 8, 9, 19]
 */
export const FIELD_RIGHTS: Readonly<Record<string, FieldRights>> = {
  IB: { read: ['D1', 'D2', 'D3'], pseudonymous: [] },
  IBS: { read: ['D1', 'D2', 'D3'], pseudonymous: [] },
  EWD: { read: ['D1'], pseudonymous: [] },
  FF: { read: ['D1', 'D2', 'D3', 'D4', 'D5'], pseudonymous: [] },
  SRL: { read: ['D1', 'D2', 'D3', 'D4', 'D5'], pseudonymous: [] },
  // Which measures were ordered is not recorded yet: until then nothing of D3.
  ASB: { read: ['D1'], pseudonymous: [] },
  // What a Meldung transmits of D3 is not recorded yet: until then nothing of it.
  MISA: { read: ['D1', 'D6'], pseudonymous: [] },
  // Identity only within an opened Stichprobe, which does not exist yet.
  KOI: { read: [], pseudonymous: ['D1', 'D2'] },
  BEI: { read: [], pseudonymous: ['D2'] },
  PRU: { read: ['D1', 'D2'], pseudonymous: [] },
};

/** Open to everybody who is let in: public offers, figures without persons. */
const OPEN_TO_ALL: readonly ProtectionClass[] = ['D0', 'D7'];

/** The rights of somebody with these roles: whatever one of them may. */
export const fieldRightsOf = (roles: readonly string[]): FieldRights => {
  const rights = roles.flatMap((role) => FIELD_RIGHTS[role] ?? []);
  const read = [...new Set([...OPEN_TO_ALL, ...rights.flatMap((one) => one.read)])];
  const pseudonymous = new Set(rights.flatMap((one) => one.pseudonymous));
  return { read, pseudonymous: [...pseudonymous].filter((one) => !read.includes(one)) };
};

/** May somebody know who the persons of a dossier are? */
export const readsNames = ({ read }: FieldRights): boolean => read.includes('D1');

/** Whoever reads, as far as it decides about fields. */
export interface FieldReader {
  readonly fields: FieldRights;
  readonly office: { readonly key: string };
  readonly roles: readonly string[];
}

/** What this reader may open of an event. What the engine noted in its steps carries no schema: there a pseudonym shows nothing. */
export const mayOpenFor =
  ({ fields, office, roles }: FieldReader, definitions: DefinitionCatalog): MayOpen =>
  ({ class: protection, path }, { type, meta }) =>
    fields.read.includes(protection) ||
    (meta.office === office.key && roles.includes(meta.role)) ||
    (fields.pseudonymous.includes(protection) && isCodedIn(definitions, type, path));

const isCodedIn = (definitions: DefinitionCatalog, type: string, path: string): boolean => {
  const [, corrected, rest] = /^\/data(\/daten)?(\/.+)$/.exec(path) ?? [];
  if (rest === undefined) return false;
  const fact = corrected === undefined ? type : type.replace(/Korrigiert$/, '');
  return isCodedAt(definitions.factType(fact)?.schema, rest);
};

/**
 * May this reader see a value a process keeps under a name, such as `ausweis` or `fall.personen.name`? Every word of the path
 * and every key inside the value counts. What has no class is nobody's secret, but it may be free text: beside a pseudonym
 * only figures and yes or no are shown.
 */
export const mayReadValueFor = (
  { fields }: FieldReader,
  classes: ReadonlyMap<string, ProtectionClass>,
  personal: Readonly<Record<string, { readonly class: ProtectionClass }>>,
): MayReadValue => {
  const isOpen = (name: string): boolean => {
    const protection = personal[name]?.class ?? classes.get(name);
    return protection === undefined || fields.read.includes(protection);
  };
  return (path, value) =>
    (readsNames(fields) || typeof value === 'number' || typeof value === 'boolean' || value === null) &&
    path.split('.').every(isOpen) &&
    keysIn(value).every(isOpen);
};

const keysIn = (value: Json): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(keysIn);
  return Object.entries(value as JsonObject).flatMap(([key, member]) => [key, ...keysIn(member ?? null)]);
};

/** May this reader see texts nobody can look into, which might quote any field there is? */
export const readsEverything = ({ fields }: FieldReader, classes: ReadonlyMap<string, ProtectionClass>): boolean =>
  [...classes.values()].every((protection) => fields.read.includes(protection));
