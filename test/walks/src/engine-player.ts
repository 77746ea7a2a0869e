import { addToInstant, isRefusal, uuidV5, type JsonObject } from '@fallspur/kernel';
import {
  decide,
  deployFiles,
  factsOnly,
  initialCase,
  type CaseEvent,
  type CaseState,
  type Command,
  type DefinitionCatalog,
} from '@fallspur/engine';
import { readingsDiffer } from './readings.ts';

const KIND = factsOnly('fall');
const ACTOR = { person: 'walk', office: 'EG-0000', role: 'SYSTEM' };

type Draft<C> = C extends Command ? Omit<C, 'commandId' | 'actor'> : never;

/** The engine on one process, played command by command: what waits, what may happen, and every event it recorded. */
export class EnginePlayer {
  readonly events: CaseEvent[] = [];
  state: CaseState = initialCase(KIND, `fall-${uuidV5('walk')}`);
  #catalog: DefinitionCatalog;
  #now = '2020-01-01T00:00:00.000Z';
  #commands = 0;

  private constructor(catalog: DefinitionCatalog) {
    this.#catalog = catalog;
  }

  /** Null when the process is refused; then with the codes. */
  static async of(xml: string): Promise<{ player: EnginePlayer | null; codes: readonly string[] }> {
    const { catalog, diagnostics } = await deployFiles({
      definition: 'walk.bpmn',
      profile: 'permissive',
      caseKind: KIND.name,
      read: () => Promise.resolve(xml),
    });
    const codes = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return { player: catalog ? new EnginePlayer(catalog) : null, codes };
  }

  start(variables: JsonObject): void {
    this.#send({ type: 'StartProcess', process: 'P', variables });
  }

  complete(element: string, nth: number, variables: JsonObject): void {
    const { instance, key } = pickOf(this.#keys('tasks'), element, nth);
    this.#send({ type: 'CompleteTask', task: { instance, task: key }, variables });
  }

  /** The clock goes on to the instant this one is due, whatever else is due by then. */
  fire(element: string, nth: number): void {
    const { instance, key } = pickOf(this.#keys('timers'), element, nth);
    const dueAt = this.state.instances[instance]!.timers[key]!.dueAt;
    if (dueAt > this.#now) this.#now = dueAt;
    this.#send({ type: 'FireTimer', instance, timer: key });
  }

  /** The signal this event listens to is sent; false when it listens to none. */
  signal(element: string): boolean {
    const listening = Object.values(this.state.instances).flatMap(({ subscriptions }) => Object.values(subscriptions));
    const signal = listening.find(({ key }) => key.startsWith(`${element}#`));
    if (signal) this.#send({ type: 'BroadcastSignal', name: signal.name });
    return signal !== undefined;
  }

  pass(duration: string): void {
    this.#now = addToInstant(this.#now, duration);
  }

  waiting(): readonly string[] {
    return this.#keys('tasks').map(({ element }) => element);
  }

  armed(): readonly string[] {
    return [...this.#keys('timers'), ...this.#keys('subscriptions')].map(({ element }) => element);
  }

  get ended(): boolean {
    return Object.keys(this.state.instances).length === 0;
  }

  get incidents(): readonly string[] {
    return Object.values(this.state.instances).flatMap(({ incidents }) =>
      Object.entries(incidents).map(([key, { code }]) => `${key} ${code}`),
    );
  }

  /** Null when the live state is what the recorded events fold to. */
  readingsDiffer(): string | null {
    return readingsDiffer(KIND, this.state, this.events);
  }

  #keys(what: 'tasks' | 'timers' | 'subscriptions') {
    return Object.entries(this.state.instances)
      .flatMap(([instance, state]) =>
        Object.keys(state[what]).map((key) => {
          const cut = key.lastIndexOf('#');
          return { instance, key, element: key.slice(0, cut), ordinal: Number(key.slice(cut + 1)) };
        }),
      )
      .sort((a, b) => (a.element < b.element ? -1 : a.element > b.element ? 1 : a.ordinal - b.ordinal));
  }

  #send(command: Draft<Command>): void {
    const commandId = uuidV5('walk-command', String(this.#commands++));
    let ids = 0;
    const answer = decide(KIND, this.state, { ...command, commandId, actor: ACTOR } as Command, {
      now: this.#now,
      recordedAt: this.#now,
      ids: { next: () => uuidV5('walk-id', commandId, String(ids++)) },
      definitions: this.#catalog,
      parameters: () => ({}),
      register: () => undefined,
    });
    if (isRefusal(answer)) throw new Error(`${JSON.stringify(command)} was refused: ${answer.code} ${answer.message}`);
    this.events.push(...answer.events);
    this.state = answer.state;
  }
}

const pickOf = <T extends { readonly element: string }>(keys: readonly T[], element: string, nth: number): T => {
  const one = keys.filter((key) => key.element === element)[nth];
  if (!one) throw new Error(`The engine has nothing at ${element}, place ${nth}`);
  return one;
};
