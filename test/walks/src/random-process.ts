import type { Chance } from './random.ts';

/** Names of the answers a process asks for; each holds true or false. */
export const ANSWERS = ['c0', 'c1', 'c2', 'c3', 'c4'] as const;

/** Draws a random process as BPMN XML: blocks nested in blocks, and sometimes a graph no block tree draws. */
export const randomProcess = (chance: Chance): string => {
  const pen = new Pen(chance);
  const body = pen.scope(1 + chance.below(3));
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:walk">
${pen.roots.join('\n')}
<process id="P" isExecutable="true">${body}</process>
</definitions>`;
};

const NODES_MAX = 40;

/** Something further out that catches what is thrown in here. */
interface Catcher {
  readonly trigger: 'error' | 'escalation';
  /** Id of the error or escalation; each has one catcher, so that nobody can differ about who it is. */
  readonly id: string;
}

class Pen {
  /** Errors, escalations and signals: they stand beside the process. */
  readonly roots: string[] = [];
  readonly #catchers: Catcher[] = [];
  /** Whether ends terminate or throw: which of two parallel tokens does it first is open in the standard. */
  readonly #terminates: boolean;
  readonly #chance: Chance;
  #xml: string[] = [];
  #count = 0;

  constructor(chance: Chance) {
    this.#chance = chance;
    this.#terminates = chance.of(0.5);
  }

  /** The inside of a container, begun by `start`: what stands in its start event. */
  scope(depth: number, start = '', interrupting = true): string {
    const outside = this.#xml;
    this.#xml = [];
    const first = this.#id('S');
    this.#put(`<startEvent id="${first}"${interrupting ? '' : ' isInterrupting="false"'}>${start}</startEvent>`);
    const beside = start === '' && depth > 0 && this.#chance.of(0.2) ? this.#event(true) : null;
    if (beside?.catcher) this.#catchers.push(beside.catcher);
    const last = this.#chance.of(0.25) ? this.#graph(first) : this.#sequence(first, depth);
    if (last) this.#end(last);
    if (beside?.catcher) this.#catchers.pop();
    if (beside) this.#eventSubProcess(depth - 1, beside);
    const inside = this.#xml.join('\n');
    this.#xml = outside;
    return inside;
  }

  /** An event that interrupts or not; what is thrown only where something inside can throw it. */
  #event(throwable: boolean): BesideEvent {
    const trigger = this.#chance.pick(throwable && !this.#terminates ? EVENTS : EVENTS.slice(0, 2));
    const interrupting = trigger === 'error' || this.#chance.of(0.5);
    if (trigger === 'timer') return { definition: TIMER, interrupting, catcher: null };
    const id = this.#id(trigger === 'signal' ? 'Signal' : 'Code');
    if (trigger === 'signal') {
      this.roots.push(`<signal id="${id}" name="${id}"/>`);
      return { definition: `<signalEventDefinition signalRef="${id}"/>`, interrupting, catcher: null };
    }
    this.roots.push(`<${trigger} id="${id}" ${trigger}Code="${id}"/>`);
    const definition = `<${trigger}EventDefinition ${trigger}Ref="${id}"/>`;
    return { definition, interrupting, catcher: { trigger, id } };
  }

  #sequence(from: string, depth: number): string {
    let at = from;
    for (let parts = 1 + this.#chance.below(3); parts > 0; parts--) at = this.#part(at, depth);
    return at;
  }

  /** Draws one part behind `from` and answers its last node. */
  #part(from: string, depth: number): string {
    const leaf = depth <= 0 || this.#count > NODES_MAX;
    const kind = this.#chance.pick(
      leaf ? LEAVES : [...LEAVES, 'and', 'xor', 'or', 'and', 'or', 'implied', 'loop', 'sub', 'race', 'sub', 'link'],
    );
    switch (kind) {
      case 'loop':
        return this.#loop(from, depth);
      case 'sub':
        return this.#subProcess(from, depth);
      case 'race':
        return this.#race(from, depth);
      case 'link':
        return this.#link(from);
      case 'and':
      case 'xor':
      case 'or':
      case 'implied':
        return this.#block(kind, from, depth);
      default:
        return this.#leaf(kind, from);
    }
  }

  #leaf(kind: string, from: string): string {
    const id = this.#id(kind === 'timer' ? 'C' : 'A');
    this.#flow(from, id);
    const { trigger } = this.#catchers.at(-1) ?? {};
    if (kind === 'task') this.#put(`<task id="${id}"/>`);
    else if (kind === 'timer' && trigger === 'escalation' && this.#chance.of(0.6)) this.#escalate(id);
    else if (kind === 'timer')
      this.#put(`<intermediateCatchEvent id="${id}">${this.#outsideEvent()}</intermediateCatchEvent>`);
    else {
      const again = kind === 'again' ? this.#again() : '';
      this.#put(`<userTask id="${id}"><extensionElements><zeebe:userTask/></extensionElements>${again}</userTask>`);
      if (this.#chance.of(0.25)) this.#boundary(id, this.#event(false));
    }
    return id;
  }

  #outsideEvent(): string {
    return this.#event(false).definition;
  }

  #escalate(id: string): void {
    const { id: code } = this.#catchers.findLast(({ trigger }) => trigger === 'escalation')!;
    this.#put(
      `<intermediateThrowEvent id="${id}"><escalationEventDefinition escalationRef="${code}"/></intermediateThrowEvent>`,
    );
  }

  /** Done several times: side by side, one after the other, or until an answer says otherwise. */
  #again(): string {
    const formal = (name: string, text: string): string => `<${name} xsi:type="tFormalExpression">=${text}</${name}>`;
    if (this.#chance.of(0.3))
      return `<standardLoopCharacteristics testBefore="${this.#chance.of(0.5)}" loopMaximum="3">${formal('loopCondition', this.#chance.pick(ANSWERS))}</standardLoopCharacteristics>`;
    const until = this.#chance.of(0.3) ? formal('completionCondition', this.#chance.pick(ANSWERS)) : '';
    return `<multiInstanceLoopCharacteristics isSequential="${this.#chance.of(0.5)}">${formal('loopCardinality', String(this.#chance.below(4)))}${until}</multiInstanceLoopCharacteristics>`;
  }

  #boundary(host: string, { definition, interrupting }: BesideEvent): void {
    const id = this.#id('B');
    this.#put(
      `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${definition}</boundaryEvent>`,
    );
    this.#end(this.#sequence(id, 0));
  }

  #block(kind: 'and' | 'xor' | 'or' | 'implied', from: string, depth: number): string {
    const gateway = GATEWAYS[kind];
    const [split, join] = [this.#id('G'), this.#id('J')];
    const branches = 2 + this.#chance.below(2);
    const outs: string[] = [];
    this.#flow(from, split);
    // Sometimes the join is another than the split: what a careless hand draws.
    const closing = this.#chance.of(0.12) ? this.#chance.pick(Object.values(GATEWAYS)) : gateway;
    for (let branch = 0; branch < branches; branch++) {
      const isDefault = kind !== 'and' && branch === branches - 1;
      const direct = kind !== 'and' && this.#chance.of(0.2);
      const first = direct ? join : this.#id('A');
      const flow = this.#flow(split, first, kind === 'and' || isDefault ? undefined : this.#chance.pick(ANSWERS));
      if (isDefault) outs.push(flow);
      if (direct) continue;
      this.#put(`<task id="${first}"/>`);
      const last = this.#sequence(first, depth - 1);
      if (this.#chance.of(0.06)) this.#end(last, this.#chance.of(0.3));
      else this.#flow(last, join);
    }
    const splitting = kind === 'implied' ? 'task' : gateway;
    this.#put(`<${splitting} id="${split}"${outs[0] ? ` default="${outs[0]}"` : ''}/>`);
    this.#put(`<${closing} id="${join}"/>`);
    return join;
  }

  /** Round and round until the answer is no; there is always something to wait for. */
  #loop(from: string, depth: number): string {
    const [head, foot] = [this.#id('M'), this.#id('G')];
    this.#flow(from, head);
    this.#put(`<exclusiveGateway id="${head}"/>`);
    const wait = this.#leaf('user', head);
    this.#flow(this.#sequence(wait, depth - 1), foot);
    const out = this.#id('A');
    const on = this.#flow(foot, out);
    this.#flow(foot, head, this.#chance.pick(ANSWERS));
    this.#put(`<exclusiveGateway id="${foot}" default="${on}"/>`);
    this.#put(`<task id="${out}"/>`);
    return out;
  }

  #subProcess(from: string, depth: number): string {
    const id = this.#id('U');
    this.#flow(from, id);
    const event = this.#chance.of(0.6) ? this.#event(true) : null;
    const again = this.#chance.of(0.2) ? this.#again() : '';
    if (event?.catcher) this.#catchers.push(event.catcher);
    this.#put(`<subProcess id="${id}">${again}${this.scope(depth - 1)}</subProcess>`);
    if (event?.catcher) this.#catchers.pop();
    if (event) this.#boundary(id, event);
    return id;
  }

  #eventSubProcess(depth: number, { definition, interrupting }: BesideEvent): void {
    const id = this.#id('V');
    this.#put(
      `<subProcess id="${id}" triggeredByEvent="true">${this.scope(depth, definition, interrupting)}</subProcess>`,
    );
  }

  /** A flow cut in two. */
  #link(from: string): string {
    const [out, into] = [this.#id('K'), this.#id('L')];
    this.#flow(from, out);
    this.#put(`<intermediateThrowEvent id="${out}"><linkEventDefinition name="${into}"/></intermediateThrowEvent>`);
    this.#put(`<intermediateCatchEvent id="${into}"><linkEventDefinition name="${into}"/></intermediateCatchEvent>`);
    return into;
  }

  #race(from: string, depth: number): string {
    const [gateway, join] = [this.#id('E'), this.#id('J')];
    this.#flow(from, gateway);
    this.#put(`<eventBasedGateway id="${gateway}"/>`);
    for (let branch = 0; branch < 2; branch++)
      this.#flow(this.#sequence(this.#leaf('timer', gateway), depth - 1), join);
    this.#put(`<exclusiveGateway id="${join}"/>`);
    return join;
  }

  /** Nodes in a row, each fed by an earlier one, with cross connections: gateways that match no partner. */
  #graph(from: string): string | null {
    const chance = this.#chance;
    const count = 4 + chance.below(6);
    const ids = [from];
    const kinds = new Map<string, string>();
    const outs = new Map<string, string[]>();
    const edges = new Set<string>();
    for (let n = 0; n < count; n++) {
      const kind = chance.pick(['user', 'user', 'task', 'parallelGateway', 'exclusiveGateway', 'inclusiveGateway']);
      const id = this.#id('N');
      kinds.set(id, kind);
      const sources = ids.filter((one) => one !== from || !outs.has(from));
      const feeds = kind.endsWith('Gateway') ? 1 + chance.below(3) : 1;
      for (let feed = 0; feed < feeds; feed++) {
        const source = chance.pick(sources.length ? sources : ids);
        if (edges.has(`${source} ${id}`) || (source === from && outs.has(from))) continue;
        if (source !== from && !kinds.get(source)?.endsWith('Gateway') && outs.has(source) && chance.of(0.7)) continue;
        edges.add(`${source} ${id}`);
        outs.set(source, [...(outs.get(source) ?? []), id]);
      }
      if (![...edges].some((edge) => edge.endsWith(` ${id}`))) {
        const source = ids.findLast((one) => one !== from) ?? from;
        edges.add(`${source} ${id}`);
        outs.set(source, [...(outs.get(source) ?? []), id]);
      }
      ids.push(id);
    }
    const flows = new Map<string, string[]>();
    for (const id of ids) {
      const targets = outs.get(id) ?? [];
      if (id !== from && targets.length === 0) this.#end(id);
      const choosing = kinds.get(id) === 'exclusiveGateway' || kinds.get(id) === 'inclusiveGateway';
      targets.forEach((target, at) => {
        const last = at === targets.length - 1;
        const flow = this.#flow(id, target, choosing && targets.length > 1 && !last ? chance.pick(ANSWERS) : undefined);
        flows.set(id, [...(flows.get(id) ?? []), flow]);
      });
    }
    for (const [id, kind] of kinds) {
      const own = flows.get(id) ?? [];
      const into = [...edges].filter((edge) => edge.endsWith(` ${id}`)).length;
      const last = own.length > 1 ? own.at(-1) : undefined;
      if (kind === 'user')
        this.#put(`<userTask id="${id}"><extensionElements><zeebe:userTask/></extensionElements></userTask>`);
      // A gateway that neither joins nor splits is refused: it becomes what it amounts to.
      else if (kind === 'task' || (into < 2 && own.length < 2)) this.#put(`<task id="${id}"/>`);
      else this.#put(`<${kind} id="${id}"${last && kind !== 'parallelGateway' ? ` default="${last}"` : ''}/>`);
    }
    return null;
  }

  #end(from: string, terminate = this.#chance.of(0.08)): void {
    const id = this.#id('Z');
    const thrown = this.#catchers.length > 0 && this.#chance.of(0.4) ? this.#chance.pick(this.#catchers) : null;
    const inside = thrown
      ? `<${thrown.trigger}EventDefinition ${thrown.trigger}Ref="${thrown.id}"/>`
      : terminate && this.#terminates
        ? '<terminateEventDefinition/>'
        : '';
    this.#put(`<endEvent id="${id}">${inside}</endEvent>`);
    this.#flow(from, id);
  }

  #flow(source: string, target: string, condition?: string): string {
    const id = this.#id('f');
    const inside = condition
      ? `<conditionExpression xsi:type="tFormalExpression">=${condition}</conditionExpression>`
      : '';
    this.#put(`<sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inside}</sequenceFlow>`);
    return id;
  }

  #id(prefix: string): string {
    return `${prefix}${++this.#count}`;
  }

  #put(xml: string): void {
    this.#xml.push(xml);
  }
}

/** What may happen to a container or a task from outside or inside. */
interface BesideEvent {
  readonly definition: string;
  readonly interrupting: boolean;
  readonly catcher: Catcher | null;
}

const EVENTS = ['timer', 'signal', 'error', 'escalation'] as const;
const LEAVES = ['user', 'user', 'task', 'timer', 'again'];
const GATEWAYS = {
  and: 'parallelGateway',
  xor: 'exclusiveGateway',
  or: 'inclusiveGateway',
  implied: 'inclusiveGateway',
} as const;
const TIMER =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
