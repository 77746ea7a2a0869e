import { refuse, type Json, type JsonObject, type Refusal } from '@fallspur/kernel';
import type { CaseKind, Fact } from '@fallspur/engine';
import type { DeploymentFactData, RegisterEntry } from './facts.ts';
import { approvalFault } from './approval.ts';

/** A value with the moment it was recorded: the second clock of every register. [decisions.md 12] */
export interface Recorded<T> {
  readonly recordedAt: string;
  readonly value: T;
}

/** Parameters, calendars and registers as facts brought them, oldest first. */
export interface Registers {
  readonly parameters: readonly Recorded<DeploymentFactData['ParameterFestgelegt']>[];
  readonly calendars: readonly Recorded<DeploymentFactData['KalenderFestgelegt']>[];
  readonly registers: readonly Recorded<DeploymentFactData['RegisterNachgefuehrt']>[];
}

export const NO_REGISTERS: Registers = { parameters: [], calendars: [], registers: [] };

export const foldRegisters = (state: Registers, fact: Fact): Registers => {
  const recorded = <T>(): Recorded<T> => ({ recordedAt: fact.recordedAt, value: fact.data as unknown as T });
  switch (fact.type as keyof DeploymentFactData) {
    case 'ParameterFestgelegt':
      return { ...state, parameters: [...state.parameters, recorded()] };
    case 'KalenderFestgelegt':
      return { ...state, calendars: [...state.calendars, recorded()] };
    case 'RegisterNachgefuehrt':
      return { ...state, registers: [...state.registers, recorded()] };
    default:
      return state;
  }
};

/** The case kind `register`: one stream a register, all folded the same way. [decisions.md 1] */
export const registerKind: CaseKind<Registers> = {
  name: 'register',
  initial: () => NO_REGISTERS,
  fold: foldRegisters,
  admit: (state, fact) => admitToRegister(state, fact) ?? [],
};

type Approved = Extract<DeploymentFactData[keyof DeploymentFactData], { readonly freigabe: unknown }>;

const admitToRegister = (state: Registers, fact: Fact): Refusal | null => {
  const data = fact.data as unknown as Approved;
  switch (fact.type as keyof DeploymentFactData) {
    case 'ParameterFestgelegt': {
      const { name, status } = data as DeploymentFactData['ParameterFestgelegt'];
      return approvalFault(data.freigabe, {
        first: state.parameters.every(({ value }) => value.name !== name),
        fourEyes: status === 'GESETZ',
      });
    }
    case 'KalenderFestgelegt':
      return approvalFault(data.freigabe, { first: state.calendars.length === 0, fourEyes: false });
    case 'RegisterNachgefuehrt':
      return approvalFault(data.freigabe, { first: state.registers.length === 0, fourEyes: false });
    case 'ZustellungAbgewiesen':
      return null;
    default:
      return refuse('FAKT_GEHOERT_NICHT_HIERHER', `${fact.type} gehört nicht in ein Register.`);
  }
};

/** Parameters valid on a day and known at an instant, nested by the dots of their names. */
export const parametersOn = ({ parameters }: Registers, validOn: string, recordedBy: string): JsonObject => {
  const inForce = new Map<string, DeploymentFactData['ParameterFestgelegt']>();
  for (const { recordedAt, value } of parameters) {
    if (recordedAt > recordedBy || value.gueltigVon > validOn) continue;
    const known = inForce.get(value.name);
    // Of one first day the value recorded last counts.
    if (!known || known.gueltigVon <= value.gueltigVon) inForce.set(value.name, value);
  }
  const root: Nested = {};
  for (const { name, wert } of inForce.values()) put(root, name.split('.'), wert);
  return root as JsonObject;
};

/** The entries of a register valid on a day and known at an instant, by key; undefined where the register is unknown. */
export const registerOn = (
  { registers }: Registers,
  name: string,
  validOn: string,
  recordedBy: string,
): JsonObject | undefined => {
  const known = registers.findLast(({ recordedAt, value }) => value.name === name && recordedAt <= recordedBy);
  return known && entriesOn(known.value.eintraege, validOn);
};

// Every deadline asks for the municipality, mostly on days that were asked before.
const DAYS_KEPT_MAX = 1000;
const KEPT = new WeakMap<readonly JsonObject[], Map<string, JsonObject>>();

const entriesOn = (entries: readonly RegisterEntry[], day: string): JsonObject => {
  let days = KEPT.get(entries);
  if (!days || days.size >= DAYS_KEPT_MAX) KEPT.set(entries, (days = new Map()));
  let found = days.get(day);
  if (!found) {
    const valid = entries.filter((entry) => isValidOn(entry, day));
    days.set(day, (found = Object.fromEntries(valid.map((entry) => [entry.schluessel, entry]))));
  }
  return found;
};

/** The holiday rows in force on a day and known at an instant. */
export const calendarOn = (
  { calendars }: Registers,
  name: string,
  validOn: string,
  recordedBy: string,
): readonly JsonObject[] | undefined =>
  calendars.findLast(
    ({ recordedAt, value }) => value.name === name && value.gueltigVon <= validOn && recordedAt <= recordedBy,
  )?.value.tage;

export const isValidOn = (entry: JsonObject, day: string): boolean => {
  const { gueltigVon, gueltigBis } = entry;
  return (typeof gueltigVon !== 'string' || gueltigVon <= day) && (typeof gueltigBis !== 'string' || day <= gueltigBis);
};

interface Nested {
  [name: string]: Json | Nested;
}

const put = (node: Nested, [head, ...rest]: readonly string[], value: Json): void => {
  if (head === undefined) return;
  if (rest.length === 0) node[head] = value;
  else put((node[head] ??= {}) as Nested, rest, value);
};
