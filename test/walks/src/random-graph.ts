import { Chance } from './random.ts';

/** One node of a drawn graph; `closed` takes no further incoming flow. */
interface Drawn {
  readonly id: string;
  readonly kind: string;
  readonly closed?: boolean;
  readonly host?: string;
  readonly interrupting?: boolean;
}

/**
 * Draws one scope as a graph no block tree draws: gateways that match no partner, loops, several ends, races, boundary
 * events and subprocesses, 3 to 14 nodes beside the start. Sound or not: that is the question.
 */
export const randomGraph = (seed: number): string => new Sketch(new Chance(seed)).draw();

const KINDS = ['user', 'user', 'task', 'xor', 'xor', 'and', 'and', 'or', 'race', 'sub'] as const;
const PARTS = ['user', 'user', 'task', 'sub', 'and', 'and', 'xor', 'or', 'loop', 'race'] as const;
const GATEWAYS: Readonly<Record<string, string>> = {
  xor: 'exclusiveGateway',
  and: 'parallelGateway',
  or: 'inclusiveGateway',
  race: 'eventBasedGateway',
};

class Sketch {
  readonly #chance: Chance;
  readonly #nodes: Drawn[] = [{ id: 'S', kind: 'start', closed: true }];
  readonly #edges: { readonly from: string; readonly to: string }[] = [];
  #ends = 0;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  draw(): string {
    const chance = this.#chance;
    const size = 3 + chance.below(12);
    if (chance.of(0.5)) {
      while (this.#nodes.length <= size) this.#add(chance.pick(KINDS));
      for (let extra = chance.below(Math.ceil(size * 0.7)); extra > 0; extra--) this.#connect();
      this.#closeOpenEnds();
    } else {
      this.#nodes.push({ id: 'E', kind: 'end', closed: true });
      this.#flow('S', 'E');
      while (this.#nodes.length <= size) this.#refine(chance.below(this.#edges.length), chance.pick(PARTS));
      for (let slip = chance.below(3); slip > 0; slip--)
        if (chance.of(0.5)) this.#connect();
        else this.#mistake();
    }
    return this.#written();
  }

  /** Puts a part on a flow: blocks nest as long as nobody makes a mistake. */
  #refine(at: number, kind: (typeof PARTS)[number]): void {
    const { from, to } = this.#edges[at]!;
    if (this.#nodes.some(({ id, kind: one }) => id === from && one === 'race')) return;
    this.#edges.splice(at, 1);
    const [first, last] = [`N${this.#nodes.length}`, `N${this.#nodes.length + 1}`];
    if (kind === 'user' || kind === 'task' || kind === 'sub') {
      this.#nodes.push({ id: first, kind });
      this.#flow(from, first);
      this.#flow(first, to);
      if (kind === 'task' || !this.#chance.of(0.15)) return;
      this.#nodes.push({
        id: `${first}_B`,
        kind: 'boundary',
        closed: true,
        host: first,
        interrupting: this.#chance.of(0.7),
      });
      this.#flow(
        `${first}_B`,
        this.#chance.of(0.5) ? this.#end() : this.#chance.pick(this.#nodes.filter(({ closed }) => !closed)).id,
      );
      return;
    }
    this.#nodes.push(
      { id: first, kind: kind === 'loop' ? 'xor' : kind },
      { id: last, kind: kind === 'loop' || kind === 'race' ? 'xor' : kind },
    );
    this.#flow(from, first);
    this.#flow(last, to);
    if (kind === 'loop') {
      this.#flow(first, last);
      this.#flow(last, first);
    } else
      for (const branch of [1, 2, 3].slice(0, this.#chance.of(0.3) ? 3 : 2))
        if (kind !== 'race') this.#flow(first, last);
        else {
          this.#nodes.push({ id: `${first}_${branch}`, kind: 'catch', closed: true });
          this.#flow(first, `${first}_${branch}`);
          this.#flow(`${first}_${branch}`, last);
        }
  }

  /** One gateway is of another kind than it should be. */
  #mistake(): void {
    const gateways = this.#nodes.flatMap(({ kind }, at) =>
      kind === 'xor' || kind === 'and' || kind === 'or' ? [at] : [],
    );
    if (gateways.length === 0) return;
    const at = this.#chance.pick(gateways);
    this.#nodes[at] = { ...this.#nodes[at]!, kind: this.#chance.pick(['xor', 'and', 'or']) };
  }

  #add(kind: string): void {
    const chance = this.#chance;
    const id = `N${this.#nodes.length}`;
    const feeders = this.#nodes.filter(
      (one) => one.kind !== 'race' && (one.kind !== 'start' || !this.#outOf('S').length),
    );
    this.#flow(chance.pick(feeders).id, id);
    this.#nodes.push({ id, kind });
    if (kind === 'race')
      for (const at of [1, 2]) {
        this.#nodes.push({ id: `${id}_${at}`, kind: 'catch', closed: true });
        this.#flow(id, `${id}_${at}`);
      }
    if ((kind === 'user' || kind === 'sub') && chance.of(0.2))
      this.#nodes.push({ id: `${id}_B`, kind: 'boundary', closed: true, host: id, interrupting: chance.of(0.7) });
  }

  /** A further flow, one in three of them backwards. */
  #connect(): void {
    const from = this.#chance.pick(this.#nodes);
    const to = this.#chance.pick(this.#nodes);
    const isBack = this.#nodes.indexOf(to) <= this.#nodes.indexOf(from);
    if (to.closed || from === to || ['start', 'end', 'terminate', 'race'].includes(from.kind)) return;
    if (isBack && this.#chance.of(0.6)) return;
    if (this.#edges.some((edge) => edge.from === from.id && edge.to === to.id)) return;
    this.#flow(from.id, to.id);
  }

  #closeOpenEnds(): void {
    for (const { id, kind } of [...this.#nodes]) {
      if (this.#outOf(id).length > 0) continue;
      const targets = this.#nodes.filter((one) => !one.closed && one.id !== id);
      const back = kind !== 'boundary' && this.#chance.of(0.3) ? this.#chance.pick(targets) : undefined;
      if (back) this.#flow(id, back.id);
      else this.#flow(id, this.#end());
    }
  }

  /** A new end event, or one that is there already; seldom one that terminates. */
  #end(): string {
    const known = this.#nodes.filter((one) => one.kind === 'end');
    if (known.length > 0 && this.#chance.of(0.4)) return this.#chance.pick(known).id;
    const id = `E${++this.#ends}`;
    this.#nodes.push({ id, kind: this.#chance.of(0.08) ? 'terminate' : 'end', closed: true });
    return id;
  }

  #flow(from: string, to: string): void {
    this.#edges.push({ from, to });
  }

  #outOf(id: string): readonly number[] {
    return this.#edges.flatMap(({ from }, at) => (from === id ? [at] : []));
  }

  #written(): string {
    const nodes = this.#nodes.map((node) => this.#nodeText(node)).join('\n');
    const flows = this.#edges.map(({ from, to }, at) => this.#flowText(from, to, at)).join('\n');
    return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:walk">
<process id="P" isExecutable="true">
${nodes}
${flows}
</process></definitions>`;
  }

  #nodeText({ id, kind, host, interrupting }: Drawn): string {
    const into = this.#edges.filter(({ to }) => to === id).length;
    const out = this.#outOf(id);
    const asks = this.#asked(id, kind, out);
    const isDefault =
      asks.length > 0 && asks.length < out.length ? ` default="f${out.find((at) => !asks.includes(at))}"` : '';
    // A gateway that neither joins nor splits is refused: it becomes what it amounts to.
    if (kind in GATEWAYS && into < 2 && out.length < 2) return `<task id="${id}"/>`;
    if (kind in GATEWAYS) return `<${GATEWAYS[kind]} id="${id}"${isDefault}/>`;
    switch (kind) {
      case 'start':
        return `<startEvent id="${id}"/>`;
      case 'end':
        return `<endEvent id="${id}"/>`;
      case 'terminate':
        return `<endEvent id="${id}"><terminateEventDefinition/></endEvent>`;
      case 'catch':
        return `<intermediateCatchEvent id="${id}">${TIMER}</intermediateCatchEvent>`;
      case 'boundary':
        return `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${TIMER}</boundaryEvent>`;
      case 'sub':
        return `<subProcess id="${id}"${isDefault}><startEvent id="${id}S"/><userTask id="${id}A">${USER}</userTask><endEvent id="${id}E"/><sequenceFlow id="${id}f" sourceRef="${id}S" targetRef="${id}A"/><sequenceFlow id="${id}g" sourceRef="${id}A" targetRef="${id}E"/></subProcess>`;
      case 'user':
        return `<userTask id="${id}"${isDefault}>${USER}</userTask>`;
      default:
        return `<task id="${id}"${isDefault}/>`;
    }
  }

  #flowText(from: string, to: string, at: number): string {
    const kind = this.#nodes.find(({ id }) => id === from)?.kind ?? '';
    const asked = this.#asked(from, kind, this.#outOf(from)).includes(at);
    const condition = asked
      ? `<conditionExpression xsi:type="tFormalExpression">=c${at % 5}</conditionExpression>`
      : '';
    return `<sequenceFlow id="f${at}" sourceRef="${from}" targetRef="${to}">${condition}</sequenceFlow>`;
  }

  /** Flows with a condition: all but a default behind a choice, some of those behind every third activity. */
  #asked(id: string, kind: string, out: readonly number[]): readonly number[] {
    if (out.length < 2) return [];
    const salt = Number(/\d+/.exec(id)?.[0] ?? 0);
    if (kind === 'xor' || kind === 'or') return salt % 2 ? out : out.slice(0, -1);
    return ['user', 'task', 'sub'].includes(kind) && salt % 3 === 0 ? out.slice(0, -1) : [];
  }
}

const TIMER =
  '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">PT1H</timeDuration></timerEventDefinition>';
const USER = '<extensionElements><zeebe:userTask/></extensionElements>';
