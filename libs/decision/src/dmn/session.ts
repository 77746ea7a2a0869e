import type { Json, JsonObject } from '@fallspur/kernel';
import type { DecisionAnswer } from '../api.ts';
import type { Scope } from '../feel/compile/scope.ts';
import { inner, lookUp } from '../feel/compile/scope.ts';
import type { Run } from '../feel/run.ts';
import { spend, warn } from '../feel/run.ts';
import { bind, FeelFunction } from '../feel/values/function.ts';
import { toJson } from '../feel/values/json.ts';
import { memberOf } from '../feel/values/members.ts';
import { textOf } from '../feel/values/text.ts';
import type { Context, Value } from '../feel/values/value.ts';
import { entryOf, isContext, isList, kindOf, newContext, normalName } from '../feel/values/value.ts';
import { DecisionError } from './fault.ts';
import type { GraphNode, Requirement } from './graph.ts';
import type { ItemType } from './types.ts';
import { allowed, ANY_TYPE, conform, fromTypedJson } from './types.ts';

/**
 * One evaluation over the graph: every decision at most once, required ones first. A decision sees what it requires,
 * and of the caller's variables those that no element of its file is named after (`fall`, process variables).
 */
export class Session {
  readonly #variables: Context;
  readonly #openTo = new Map<ReadonlySet<string>, Scope>();
  readonly #run: Run;
  readonly #given: ReadonlyMap<GraphNode, Value>;
  readonly #answers = new Map<GraphNode, { readonly value: Value; readonly answer: DecisionAnswer }>();
  readonly #active = new Set<GraphNode>();
  readonly #functions = new Map<GraphNode, Value>();

  constructor(variables: Context, run: Run, given: ReadonlyMap<GraphNode, Value> = new Map()) {
    this.#variables = variables;
    this.#run = run;
    this.#given = given;
  }

  /** The decision's answer with its explanation. Throws DecisionError and FEEL's errors. */
  decide(node: GraphNode): { readonly value: Value; readonly answer: DecisionAnswer } {
    const known = this.#answers.get(node);
    if (known) return known;
    if (this.#active.has(node))
      throw new DecisionError('E_DMN_CYCLE', `decision "${node.name}" requires itself`, [node.id]);
    this.#active.add(node);
    const scope = this.#scopeOf(node);
    const rulesBefore = this.#run.rules.length;
    const value = conform(node.logic?.(scope) ?? null, node.type, this.#run);
    const rules = this.#run.rules.splice(rulesBefore);
    this.#active.delete(node);
    const required = node.requires.flatMap(({ node: needed }) => this.#answers.get(needed)?.answer ?? []);
    const answer: DecisionAnswer = {
      kind: 'decision',
      decision: node.id,
      inputs: inputsOf(node, scope),
      rules,
      output: shownJson(value, this.#run),
      required,
    };
    const made = { value, answer };
    this.#answers.set(node, made);
    return made;
  }

  /** Invokes a decision service with the caller's variables as its parameters. */
  serve(node: GraphNode): { readonly value: Value; readonly required: readonly DecisionAnswer[] } {
    const parameters = node.service!.parameters.map((parameter) => {
      const value = entryOf(this.#variables, parameter.name);
      if (value === undefined)
        warn(this.#run, 'UNKNOWN_VARIABLE', `the service got no "${parameter.name}"; it counts as null`);
      return [parameter, conform(fromTypedJson(value ?? null, parameter.type), parameter.type, this.#run)] as const;
    });
    return this.#serveWith(node, new Map(parameters));
  }

  #serveWith(
    node: GraphNode,
    given: ReadonlyMap<GraphNode, Value>,
  ): { value: Value; required: readonly DecisionAnswer[] } {
    const within = new Session(this.#variables, this.#run, given);
    const outputs = node.service!.outputs.map((decision) => ({ name: decision.name, ...within.decide(decision) }));
    const value =
      outputs.length === 1
        ? outputs[0]!.value
        : newContext(outputs.map(({ name, value: part }) => [name, part] as const));
    return { value: conform(value, resultType(node), this.#run), required: outputs.map(({ answer }) => answer) };
  }

  #scopeOf(node: GraphNode): Scope {
    const names: Record<string, Value> = newContext();
    for (const requirement of node.requires) this.#place(names, requirement);
    return inner(this.#openScope(node.neighbours), names);
  }

  /** The caller's variables that no element of the file is named after. */
  #openScope(neighbours: ReadonlySet<string>): Scope {
    const known = this.#openTo.get(neighbours);
    if (known) return known;
    const open = Object.entries(this.#variables).filter(([name]) => !neighbours.has(normalName(name)));
    const scope: Scope = { names: newContext(open), outer: null, run: this.#run };
    this.#openTo.set(neighbours, scope);
    return scope;
  }

  #place(names: Record<string, Value>, { node, prefix }: Requirement): void {
    const value = this.#valueOf(node, prefix);
    if (prefix === null) names[node.name] = value;
    else
      names[prefix] = newContext([...Object.entries((names[prefix] as Context | undefined) ?? {}), [node.name, value]]);
  }

  #valueOf(node: GraphNode, prefix: string | null): Value {
    const given = this.#given.get(node);
    if (given !== undefined) return given;
    switch (node.kind) {
      case 'inputData':
        return this.#input(node, prefix);
      case 'decision':
        return this.decide(node).value;
      case 'businessKnowledgeModel':
        return this.#knowledge(node);
      case 'decisionService':
        return this.#serviceFunction(node);
    }
  }

  #input(node: GraphNode, prefix: string | null): Value {
    const imported = prefix === null ? undefined : entryOf(this.#variables, prefix);
    const own = imported !== undefined && isContext(imported) ? entryOf(imported, node.name) : undefined;
    const raw = own ?? entryOf(this.#variables, node.name) ?? null;
    const typed = fromTypedJson(raw, node.type);
    if (typed !== null && node.type.test(typed, this.#run) && !allowed(typed, node.type, this.#run))
      throw new DecisionError(
        'E_DMN_INPUT_VALUE',
        `"${node.name}" is ${textOf(typed, this.#run, true)}, which ${node.type.name} does not allow`,
        [node.id],
      );
    return conform(typed, node.type, this.#run);
  }

  /** A business knowledge model may call itself, also by way of others. */
  #knowledge(node: GraphNode): Value {
    const known = this.#functions.get(node);
    if (known !== undefined) return known;
    let made: Value = null;
    const itself = new FeelFunction(node.name, [], (args, run) =>
      made instanceof FeelFunction ? made.invoke(args, run) : null,
    );
    this.#functions.set(node, itself);
    made = node.logic?.(inner(this.#scopeOf(node), newContext([[node.name, itself]]))) ?? null;
    this.#functions.set(node, made);
    return made;
  }

  #serviceFunction(node: GraphNode): Value {
    const { parameters } = node.service!;
    const names = parameters.map((parameter) => parameter.name);
    return new FeelFunction(node.name, names, (args, run) => {
      const values = bind(names, args);
      spend(run, SERVICE_STEPS);
      if (values) {
        const typed = parameters.map((parameter, i) => [parameter, conform(values[i]!, parameter.type, run)] as const);
        if (typed.some(([, value], i) => value === null && values[i] !== null)) return null;
        return this.#serveWith(node, new Map(typed)).value;
      }
      warn(run, 'INVALID_ARGUMENTS', `${node.name}(${names.join(', ')}) got other arguments than it declares`);
      return null;
    });
  }
}

/** Price of calling a decision service, which starts an evaluation of its own. */
const SERVICE_STEPS = 50;

/** A service's variable is typed by its answer or as a function with that answer. */
const resultType = (node: GraphNode): ItemType =>
  node.type.basic === 'function' ? (node.type.result ?? ANY_TYPE) : node.type;

/** What the decision read, by path: only what it mentions, never a whole case. */
const inputsOf = (node: GraphNode, scope: Scope): JsonObject => {
  const paths = [...node.paths].filter((path) => ![...node.paths].some((longer) => longer.startsWith(`${path}.`)));
  const inputs: [string, Json][] = [];
  for (const path of paths) {
    const value = atPath(path, scope);
    if (value !== undefined && isStorable(value)) inputs.push([path, shownJson(value, scope.run)]);
  }
  return Object.fromEntries(inputs);
};

const atPath = (path: string, scope: Scope): Value | undefined => {
  const [root = '', ...members] = path.split('.');
  let value = lookUp(scope, root);
  for (const member of members) {
    if (value === undefined || value === null) return value;
    value = isList(value) ? membersOf(value, member) : (memberOf(value, member) ?? null);
  }
  return value;
};

/** A path through a list reads that entry of all its elements; undefined where none has it. */
const membersOf = (list: readonly Value[], name: string): Value | undefined => {
  const found = list.map((item) => memberOf(item, name));
  return found.every((entry) => entry === undefined) ? undefined : found.map((entry) => entry ?? null);
};

const isStorable = (value: Value): boolean => !['function', 'range'].includes(kindOf(value));

/** A required decision may hold functions or ranges for others to use; the explanation shows them as text. */
const shownJson = (value: Value, run: Run): Json => {
  spend(run, 1);
  if (isList(value)) return value.map((item) => shownJson(item, run));
  if (isContext(value))
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, shownJson(entry, run)]));
  return isStorable(value) ? toJson(value, run) : String(value);
};
