import {
  compareInstants,
  instantFault,
  isInstant,
  isLocalDate,
  isRefusal,
  localDateOfInstant,
  type Json,
  type JsonObject,
  type Refusal,
} from '@fallspur/kernel';
import type { Batch, PendingEvent } from './batch.ts';
import type { Fact, FactType } from './env.ts';
import { no } from './refusals.ts';

interface Given {
  readonly type: string;
  readonly data: JsonObject;
  readonly occurredOn?: string | undefined;
  readonly personIds?: readonly string[] | undefined;
}

type Prepared =
  | { readonly event: Omit<PendingEvent, 'index' | 'id' | 'fact' | 'move' | 'causationId'> }
  | { readonly refusal: Refusal; readonly at: 'data' | 'admission' };

/** Checks a fact somebody or something wants recorded: schema, dates, then the case kind's own rules. */
export function factEvent(batch: Batch, given: Given): Prepared {
  const factType = batch.env.definitions.factType(given.type);
  if (!factType) return { refusal: no('FACT_UNKNOWN', { type: given.type }), at: 'data' };
  const occurredOn = given.occurredOn ?? batch.today;
  const fault = dateFault(batch, occurredOn) ?? schemaFault(factType, given.data);
  if (fault) return { refusal: fault, at: 'data' };
  const personIds = given.personIds ?? personsOf(given.data);
  const admitted = batch.kind.admit(batch.domain, candidate(batch, given, occurredOn, personIds), batch.env);
  if (isRefusal(admitted)) return { refusal: admitted, at: 'admission' };
  batch.warn(admitted);
  return {
    event: {
      type: given.type,
      schemaVersion: factType.version,
      data: given.data,
      protect: protectedData(factType, given.data, personIds, batch.state.caseId),
      occurredOn,
      personIds,
      protection: factType.protection,
    },
  };
}

/** What the case kind is asked to admit; it has no id yet, because it may never become an event. */
export const candidate = (
  batch: Batch,
  { type, data }: Given,
  occurredOn: string,
  personIds: readonly string[],
): Fact => ({
  id: '',
  type,
  data,
  occurredOn,
  recordedAt: batch.env.recordedAt,
  personIds,
  actor: batch.command.actor.person,
  office: batch.command.actor.office,
  role: batch.command.actor.role,
});

export const schemaFault = (factType: FactType, data: JsonObject): Refusal | undefined => {
  const faults = factType.validate(data);
  return faults ? no('FACT_INVALID', { type: factType.type, faults }) : undefined;
};

/** Nothing is recorded that has not happened yet: neither for the process nor for the clock on the wall. [V-2] */
export function dateFault(batch: Batch, occurredOn: string): Refusal | undefined {
  const { now, recordedAt } = batch.env;
  if (isLocalDate(occurredOn)) {
    const latest = batch.today < localDateOfInstant(recordedAt) ? batch.today : localDateOfInstant(recordedAt);
    return occurredOn > latest ? no('FACT_IN_FUTURE', { occurredOn, latest }) : undefined;
  }
  if (!isInstant(occurredOn)) return no('DATE_INVALID', { occurredOn, expected: instantFault(occurredOn) ?? '' });
  const late = [now, recordedAt].find((limit) => compareInstants(occurredOn, limit) > 0);
  return late === undefined ? undefined : no('FACT_IN_FUTURE', { occurredOn, latest: late });
}

/** Personal fields of a fact's data as paths from the event's root. Without a named person the case stands for it. */
export const protectedData = (
  factType: FactType,
  data: JsonObject,
  personIds: readonly string[],
  caseId: string,
  root = '/data',
): PendingEvent['protect'] =>
  factType
    .protectedFields(data, personIds.length ? personIds : [caseId])
    .map(({ path, person, class: protection }) => ({ path: root + path, person, class: protection }));

/** Persons a fact names in its usual fields, `personId` and `personIds`. */
export function personsOf(data: JsonObject): readonly string[] {
  const texts = (value: Json | undefined): readonly string[] =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  return [...new Set([...texts(data['personId']), ...texts(data['personIds'])])];
}
