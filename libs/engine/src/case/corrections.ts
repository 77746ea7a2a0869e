import { isRefusal, type JsonObject, type Refusal } from '@fallspur/kernel';
import type { Batch } from './batch.ts';
import type { Command } from './commands.ts';
import { answersChangedBy, type ChangedAnswer } from './dry-run.ts';
import type { Draft } from './draft.ts';
import type { Fact, FactType } from './env.ts';
import { correctionOf, effectiveFacts, foldEffective } from './evolve.ts';
import { dateFault, protectedData, schemaFault } from './fact-input.ts';
import type { AppendList } from './list.ts';
import type { Movement } from './movement.ts';
import { no } from './refusals.ts';
import type { FactEntry } from './state.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** Complete new data for a recorded fact. The original stays; every figure counts the correction. [decisions.md 11] */
export function correctFact(batch: Batch, command: Of<'CorrectFact'>): Refusal | void {
  const found = findFact(batch, command);
  if ('kind' in found) return found;
  const { fact, factType } = found;
  const occurredOn = command.occurredOn ?? fact.occurredOn;
  const fault = dateFault(batch, occurredOn) ?? schemaFault(factType, command.data);
  if (fault) return fault;
  const refused = admitAgain(batch, { ...fact, data: command.data, occurredOn });
  if (isRefusal(refused)) return refused;
  const data = { korrigiert: fact.id, daten: command.data, grund: command.reason };
  append(batch, found, `${fact.type}Korrigiert`, data, occurredOn, '/data/daten', command.data);
}

/** Takes a recorded fact back: it counts no more. If it had started an instance, cancelling that is proposed. */
export function voidFact(batch: Batch, command: Of<'VoidFact'>): Refusal | void {
  const found = findFact(batch, command);
  if ('kind' in found) return found;
  const data = { storniert: found.fact.id, grund: command.reason };
  append(batch, found, `${found.fact.type}Storniert`, data, batch.today, null, {});
}

interface Found {
  /** As it holds now: with its last correction. */
  readonly fact: Fact;
  readonly factType: FactType;
}

function findFact(
  batch: Batch,
  { event, reason }: { readonly event: string; readonly reason: string },
): Found | Refusal {
  if (!reason.trim()) return no('REASON_MISSING');
  const { facts } = batch.state;
  const named = facts.findLast((entry) => (entry.kind === 'fact' ? entry.fact.id : entry.id) === event);
  const original = named?.kind === 'corrected' ? named.corrects : named?.kind === 'voided' ? named.voids : event;
  const known = facts.findLast((entry) => entry.kind === 'fact' && entry.fact.id === original);
  if (known?.kind !== 'fact') return no('EVENT_NOT_FOUND', { event });
  const fact = effectiveFacts(facts).find(({ id }) => id === original);
  if (!fact) return no('FACT_VOIDED', { event });
  const factType = batch.env.definitions.factType(fact.type);
  return factType ? { fact, factType } : no('FACT_UNKNOWN', { type: fact.type });
}

/** The corrected fact must be one that could have been recorded at its place. */
function admitAgain(batch: Batch, corrected: Fact): Refusal | void {
  const { kind, env, state } = batch;
  let before = kind.initial(state.caseId);
  for (const fact of effectiveFacts(state.facts)) {
    if (fact.id === corrected.id) break;
    before = kind.fold(before, fact);
  }
  const admitted = kind.admit(before, corrected, env);
  if (isRefusal(admitted)) return admitted;
  batch.warn(admitted);
}

function append(
  batch: Batch,
  { fact, factType }: Found,
  type: string,
  data: JsonObject,
  occurredOn: string,
  personalRoot: string | null,
  personal: JsonObject,
): void {
  const { state, kind } = batch;
  const person = fact.personIds[0] ?? state.caseId;
  // The reason is free text about the person: sealed like the fact itself.
  const reason = { path: '/data/grund', person, class: factType.protection };
  const fields =
    personalRoot === null ? [] : protectedData(factType, personal, fact.personIds, state.caseId, personalRoot);
  batch.enqueue({
    type,
    schemaVersion: factType.version,
    data,
    protect: [...fields, reason],
    occurredOn,
    personIds: fact.personIds,
    protection: factType.protection,
    causationId: batch.command.causationId ?? null,
    movesTokens: false,
    move: (movement) => {
      const entry = correctionOf({ id: movement.event.id, type, data, meta: { occurredOn } }) as FactEntry;
      proposeReviews(movement, fact.id, state.facts, entry);
      batch.replaceDomain(foldEffective(kind, state.caseId, state.facts.append(entry)));
    },
  });
}

/** Id of the task no diagram draws. */
export const REVIEW_TASK = 'Korrekturfolgen';

/** Opens «Korrekturfolgen prüfen» in every running instance that would have been led otherwise. Tokens stay. */
function proposeReviews(
  movement: Movement,
  corrected: string,
  facts: AppendList<FactEntry>,
  correction: FactEntry,
): void {
  for (const instance of movement.instances) {
    const startedByVoided = correction.kind === 'voided' && instance.startedBy === corrected;
    const changed = answersChangedBy(movement.batch, instance, facts, correction);
    const draft = startedByVoided || changed.length ? movement.walkOf(instance.id)?.draft : undefined;
    if (draft) openReview(draft, startedByVoided ? 'cancel' : 'review', changed);
  }
}

function openReview(draft: Draft, proposes: 'review' | 'cancel', changed: readonly ChangedAnswer[]): void {
  draft.because('corrected', REVIEW_TASK);
  for (const { asked, source, names, before, after } of changed)
    draft.decisions.push({
      record: { id: asked.id, kind: asked.kind, source, inputs: asked.inputs, rules: [], output: { before, after } },
      names,
    });
  draft.openTask({
    key: draft.nextKey(REVIEW_TASK),
    name: 'Korrekturfolgen prüfen',
    proposes,
    fact: null,
    role: null,
    dueAt: null,
    followUpAt: null,
    priority: 50,
  });
}
