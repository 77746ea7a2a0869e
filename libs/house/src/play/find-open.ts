import { refuse, type Refusal } from '@fallspur/kernel';
import {
  effectiveFacts,
  idOfKey,
  type CaseState,
  type DefinitionCatalog,
  type Fact,
  type InstanceState,
} from '@fallspur/engine';
import { namesOf } from '@fallspur/casework';
import type { FactRef } from './script.ts';

/** What a script calls by id or name, found in a case as it stands. What is not open is a refusal like any other. */
export class OpenThings {
  readonly #state: CaseState;
  readonly #definitions: DefinitionCatalog;

  constructor(state: CaseState, definitions: DefinitionCatalog) {
    this.#state = state;
    this.#definitions = definitions;
  }

  /** Of several open ones the oldest, or the nth. */
  task(label: string, nth = 1): { readonly instance: string; readonly task: string } | Refusal {
    const open = this.#keys(
      (instance) => Object.keys(instance.tasks),
      label,
      (instance, key) => instance.tasks[key]?.name,
    );
    const found = open[nth - 1];
    return found ? { instance: found.instance, task: found.key } : notOpen('TASK_NOT_OPEN', 'Die Aufgabe', label, nth);
  }

  job(label: string, nth = 1): { readonly instance: string; readonly job: string } | Refusal {
    const found = this.#keys((instance) => Object.keys(instance.jobs), label)[nth - 1];
    return found ? { instance: found.instance, job: found.key } : notOpen('JOB_NOT_OPEN', 'Der Auftrag', label, nth);
  }

  element(label: string): { readonly instance: string; readonly element: string } | Refusal {
    const [found] = this.#keys((instance) => Object.keys(instance.elements), label);
    return found
      ? { instance: found.instance, element: found.key }
      : notOpen('ELEMENT_NOT_ACTIVE', 'Das Element', label);
  }

  incident(label: string): { readonly instance: string; readonly incident: string } | Refusal {
    const [found] = this.#keys((instance) => Object.keys(instance.incidents), label);
    return found
      ? { instance: found.instance, incident: found.key }
      : notOpen('INCIDENT_NOT_OPEN', 'Die Störung', label);
  }

  /** The one running instance, or the one of this process. */
  instance(process?: string): { readonly instance: string } | Refusal {
    const running = Object.values(this.#state.instances).filter(
      ({ definition }) => process === undefined || definition.process === process,
    );
    const [found] = running;
    if (found && running.length === 1) return { instance: found.id };
    return refuse(
      'INSTANCE_NOT_RUNNING',
      running.length
        ? `Es laufen ${running.length} Prozesse; nennen Sie einen mit «process».`
        : `Es läuft kein Prozess${process === undefined ? '' : ` «${process}»`}.`,
    );
  }

  fact({ type, nth }: FactRef): Fact | Refusal {
    const facts = effectiveFacts(this.#state.facts).filter((fact) => fact.type === type);
    const found = nth === undefined ? (facts.length === 1 ? facts[0] : undefined) : facts[nth - 1];
    if (found) return found;
    return refuse(
      'EVENT_NOT_FOUND',
      facts.length && nth === undefined
        ? `Es gibt ${facts.length} Fakten ${type}; wählen Sie mit «nth».`
        : `Es gibt keinen Fakt ${type}${nth === undefined ? '' : ` Nummer ${nth}`}.`,
    );
  }

  #keys(
    of: (instance: InstanceState) => readonly string[],
    label: string,
    ownName: (instance: InstanceState, key: string) => string | undefined = () => undefined,
  ): readonly { readonly instance: string; readonly key: string }[] {
    return Object.values(this.#state.instances).flatMap((instance) => {
      const { process, sha256 } = instance.definition;
      const names = namesOf(this.#definitions, process, sha256);
      return of(instance)
        .filter((key) => idOfKey(key) === label || names.element(key) === label || ownName(instance, key) === label)
        .map((key) => ({ instance: instance.id, key }));
    });
  }
}

const notOpen = (code: string, what: string, label: string, nth = 1): Refusal =>
  refuse(code, `${what} «${label}»${nth > 1 ? ` Nummer ${nth}` : ''} ist nicht offen.`);
