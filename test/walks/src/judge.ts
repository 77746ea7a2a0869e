import type { CaseEvent, CaseState, Step } from '@fallspur/engine';
import type { GameScope } from './net.ts';
import { TokenGame } from './token-game.ts';

/**
 * Follows a recorded case with one token game an instance: every step of the log is played by the letter of the standard,
 * and afterwards the same must wait on both sides. Answers of conditions are taken from the record: which of them is
 * right is the business of FEEL, where a token may go with them is judged here.
 */
export class Judge {
  readonly #netOf: (process: string) => GameScope;
  readonly #games = new Map<string, TokenGame>();
  readonly #answers = new Map<string, boolean>();
  /** Steps judged so far, by process. */
  readonly steps = new Map<string, number>();

  constructor(netOf: (process: string) => GameScope) {
    this.#netOf = netOf;
  }

  /** Null when both agree about every instance this event has moved. */
  follow(event: CaseEvent, before: CaseState, after: CaseState): string | null {
    for (const step of event.steps ?? []) this.#play(step, before);
    for (const { instance } of event.steps ?? []) {
      const found = this.#compare(instance, after);
      if (found) return `${event.type} (#${event.meta.revision}) in ${instance}: ${found}`;
    }
    return null;
  }

  #play(step: Step, before: CaseState): void {
    const { process } = step.definition;
    this.steps.set(process, (this.steps.get(process) ?? 0) + 1);
    for (const { kind, id, output } of step.decisions ?? [])
      if (kind === 'condition') this.#answers.set(`${step.instance} ${id}`, output === true);
    const game = this.#games.get(step.instance);
    switch (step.trigger) {
      case 'started': {
        const answer = (flow: string): boolean => this.#answered(step.instance, flow);
        this.#games.set(step.instance, new TokenGame(this.#netOf(process), answer, idOf(step.element)));
        return;
      }
      case 'task': {
        const tasks = tasksOf(step, before);
        if (tasks[step.element]?.name === undefined)
          return game?.complete(idOf(step.element), placeOf(step, Object.keys(tasks)));
        // «Korrekturfolgen prüfen» is drawn nowhere: it moves no token, or ends the instance by hand.
        if (step.ended) this.#games.delete(step.instance);
        return;
      }
      case 'timer':
      case 'message':
      case 'condition':
      case 'signal':
        return game?.happen(idOf(step.element), placeOf(step, armedOf(step, before)));
      case 'cancelled':
        this.#games.delete(step.instance);
        return;
      // Papers are shuffled, and no token moves.
      case 'claimed':
      case 'assigned':
      case 'released':
      case 'scheduled':
      case 'variables':
      case 'corrected':
        return;
      default:
        throw new Error(`No shipped process moves by «${step.trigger}»: teach it to the judge`);
    }
  }

  #answered(instance: string, flow: string): boolean {
    const answer = this.#answers.get(`${instance} ${flow}`);
    if (answer === undefined) throw new Error(`${flow} is asked here, and the record holds no answer`);
    return answer;
  }

  #compare(instance: string, { instances }: CaseState): string | null {
    const [game, state] = [this.#games.get(instance), instances[instance]];
    if (!game || game.ended) return state ? 'ended by the standard, and still running' : null;
    if (!state) return `ended, and by the standard still waiting for ${[...game.waiting(), ...game.armed()].join(' ')}`;
    const drawn = Object.keys(state.tasks).filter((key) => !state.tasks[key]?.name);
    const engine = `tasks ${list(drawn)}, events ${list([...Object.keys(state.timers), ...Object.keys(state.subscriptions)])}`;
    const model = `tasks ${list(game.waiting())}, events ${list(game.armed())}`;
    return engine === model ? null : `recorded ${engine}; by the standard ${model}`;
  }
}

const tasksOf = ({ instance }: Step, { instances }: CaseState) => instances[instance]?.tasks ?? {};

const armedOf = ({ instance }: Step, { instances }: CaseState): readonly string[] =>
  Object.keys({ ...instances[instance]?.timers, ...instances[instance]?.subscriptions });

/** Which of the keys of this element it was, the oldest first. */
const placeOf = ({ element }: Step, keys: readonly string[]): number => {
  const own = keys.filter((key) => idOf(key) === idOf(element)).sort((a, b) => ordinalOf(a) - ordinalOf(b));
  return Math.max(0, own.indexOf(element));
};

const idOf = (key: string): string => (key.includes('#') ? key.slice(0, key.lastIndexOf('#')) : key);
const ordinalOf = (key: string): number => Number(key.slice(key.lastIndexOf('#') + 1));
const list = (keys: readonly string[]): string => `[${keys.map(idOf).sort().join(' ')}]`;
