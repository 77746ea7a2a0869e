import type { FeelExpression } from '@fallspur/decision';
import { canonicalJson, type Json, type JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition } from '../definition.ts';
import type { Batch } from './batch.ts';
import { foldEffective } from './evolve.ts';
import type { AppendList } from './list.ts';
import { definitionOf } from './movement.ts';
import type { Asked, FactEntry, InstanceState } from './state.ts';

/** A question of the past that would be answered otherwise today. */
export interface ChangedAnswer {
  readonly asked: Asked;
  readonly source: string;
  readonly names: readonly string[];
  readonly before: Json;
  readonly after: Json;
}

/**
 * Asks again, as the case stood then, every condition, decision, script and timer this instance asked: once without the
 * correction and once with it. Only a difference between these two counts, so that what cannot be brought back of the
 * past (process variables of then; parameters and registers of then) never raises a false alarm. Honest limit: a question
 * that reads the corrected value only through a process variable set long ago is not seen here; the decision or script
 * that set the variable is.
 */
export function answersChangedBy(
  batch: Batch,
  instance: InstanceState,
  facts: AppendList<FactEntry>,
  correction: FactEntry,
): readonly ChangedAnswer[] {
  const changed: ChangedAnswer[] = [];
  const standings = new Standings(batch, facts, correction);
  for (const [index, asked] of instance.asked.toArray().entries()) {
    // What was asked before a migration is asked again as it stood in the version of then.
    const then = instance.before?.find((version) => index < version.asked) ?? instance;
    const definition = definitionOf(batch, then);
    const question = questionOf(definition, asked);
    if (!question || !question.names.some((name) => name === 'fall' || name === 'fakt')) continue;
    const [before, after] = standings.after(asked.facts).map((context) => {
      const parameter = batch.parameters;
      const variables = { parameter, ...instance.variables[rootOf(instance)], ...nested(asked.inputs), ...context };
      return question.answer(variables, batch.surroundings);
    }) as [Json, Json];
    if (canonicalJson(before) !== canonicalJson(after))
      changed.push({ asked, source: question.source, names: question.names, before, after });
  }
  return changed;
}

interface Question {
  readonly source: string;
  readonly names: readonly string[];
  answer(variables: JsonObject, surroundings: Parameters<FeelExpression['evaluate']>[1]): Json;
}

function questionOf(definition: CompiledDefinition, { id, kind }: Asked): Question | undefined {
  if (kind === 'decision')
    return {
      source: definition.sha256,
      names: definition.decisions.namesOf(id),
      answer: (variables, surroundings) => {
        const answer = definition.decisions.evaluate(id, variables, surroundings);
        return answer.kind === 'decision' ? answer.output : { fault: answer.code };
      },
    };
  const expression = expressionOf(definition, id);
  if (!expression) return undefined;
  return {
    source: expression.text,
    names: expression.names,
    answer: (variables, surroundings) => {
      const answer = expression.evaluate(variables, surroundings);
      return answer.kind === 'value' ? answer.value : { fault: answer.code };
    },
  };
}

function expressionOf(definition: CompiledDefinition, id: string): FeelExpression | undefined {
  const flow = definition.flows[id];
  if (flow) return flow.condition ?? undefined;
  const behaviour = definition.elements[id]?.behaviour;
  if (behaviour?.kind === 'script') return behaviour.expression;
  if (behaviour?.kind !== 'catch') return undefined;
  const trigger = behaviour.triggers.find(({ kind }) => kind === 'condition' || kind === 'timer');
  return trigger && 'expression' in trigger ? trigger.expression : undefined;
}

/** `fall` and `fakt` as they stood after the first n entries, without and with the correction. */
class Standings {
  readonly #batch: Batch;
  readonly #facts: AppendList<FactEntry>;
  readonly #correction: FactEntry;
  readonly #known = new Map<number, readonly [JsonObject, JsonObject]>();

  constructor(batch: Batch, facts: AppendList<FactEntry>, correction: FactEntry) {
    this.#batch = batch;
    this.#facts = facts;
    this.#correction = correction;
  }

  after(count: number): readonly [JsonObject, JsonObject] {
    let pair = this.#known.get(count);
    if (!pair) {
      const entries = this.#facts.toArray().slice(0, count);
      const last = entries.at(-1);
      pair = [this.#standing(entries, last), this.#standing([...entries, this.#correction], this.#corrected(last))];
      this.#known.set(count, pair);
    }
    return pair;
  }

  #standing(entries: readonly FactEntry[], last: FactEntry | undefined): JsonObject {
    const { kind, state, env } = this.#batch;
    const domain = foldEffective(kind, state.caseId, entries);
    const fall = kind.view ? kind.view(domain, env.now) : (domain as JsonObject);
    return { fall, fakt: last?.kind === 'fact' ? last.fact.data : null };
  }

  #corrected(last: FactEntry | undefined): FactEntry | undefined {
    const isIt =
      last?.kind === 'fact' && this.#correction.kind === 'corrected' && this.#correction.corrects === last.fact.id;
    return isIt
      ? { kind: 'fact', fact: { ...last.fact, data: (this.#correction as { data: JsonObject }).data } }
      : last;
  }
}

const rootOf = (instance: InstanceState): string =>
  Object.entries(instance.charts).find(([, { host }]) => host === null)?.[0] ?? '';

/** `{ "a.b": 1 }` → `{ a: { b: 1 } }`. */
function nested(inputs: JsonObject): JsonObject {
  const root: Record<string, Json> = {};
  for (const [path, value] of Object.entries(inputs)) {
    const parts = path.split('.');
    const last = parts.pop() as string;
    let at = root;
    for (const part of parts) {
      const inner: Record<string, Json> = { ...(at[part] as JsonObject | undefined) };
      at[part] = inner;
      at = inner;
    }
    at[last] = value;
  }
  return root;
}
