import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';

/**
 * A process as the standard draws it, read here once more with nothing of ours: what the token game is played on shares
 * no code with the engine it judges.
 */
export interface GameScope {
  readonly id: string;
  readonly nodes: ReadonlyMap<string, GameNode>;
  readonly flows: ReadonlyMap<string, GameFlow>;
}

export interface GameNode {
  readonly id: string;
  /** Local name in BPMN: `userTask`, `boundaryEvent`, … */
  readonly kind: string;
  /** Sequence flow ids in document order. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  readonly defaultFlow: string | null;
  readonly attachedTo: string | null;
  readonly interrupting: boolean;
  /** Local name of its first event definition, `none` without one. */
  readonly trigger: string;
  /** Code of an error or escalation, name of a signal or link; null when it says none. */
  readonly code: string | null;
  readonly isEventSubProcess: boolean;
  readonly inner: GameScope | null;
  readonly many: Many | null;
  readonly loop: Loop | null;
}

/** A multi-instance activity; `until` is its completion condition. */
export interface Many {
  readonly sequential: boolean;
  readonly count: number;
  readonly until: string | null;
}

/** A standard loop. */
export interface Loop {
  readonly condition: string;
  readonly testBefore: boolean;
  readonly turnsMax: number;
}

export interface GameFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly condition: string | null;
}

export const readNet = async (xml: string): Promise<GameScope> => {
  const { rootElement } = await new BpmnModdle().fromXML(xml);
  const process = children(rootElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process');
  if (!process) throw new Error('Expected a process to play on');
  return scopeOf(process);
};

const scopeOf = (container: ModdleElement): GameScope => {
  const elements = children(container, 'flowElements');
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow').map(flowOf);
  const nodes = elements.filter(({ $type }) => $type !== 'bpmn:SequenceFlow').map((element) => nodeOf(element, flows));
  return {
    id: container.id ?? '',
    nodes: new Map(nodes.map((node) => [node.id, node])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
  };
};

const flowOf = (flow: ModdleElement): GameFlow => ({
  id: flow.id ?? '',
  source: one(flow, 'sourceRef')?.id ?? '',
  target: one(flow, 'targetRef')?.id ?? '',
  condition: textOf(flow, 'conditionExpression'),
});

const nodeOf = (element: ModdleElement, flows: readonly GameFlow[]): GameNode => {
  const id = element.id ?? '';
  const kind = localName(element);
  const [definition] = children(element, 'eventDefinitions');
  return {
    id,
    kind,
    incoming: flows.filter(({ target }) => target === id).map((flow) => flow.id),
    outgoing: flows.filter(({ source }) => source === id).map((flow) => flow.id),
    defaultFlow: one(element, 'default')?.id ?? null,
    attachedTo: one(element, 'attachedToRef')?.id ?? null,
    interrupting: (element['cancelActivity'] ?? element['isInterrupting']) !== false,
    trigger: definition ? localName(definition).replace('EventDefinition', '') : 'none',
    code: definition ? codeOf(definition) : null,
    isEventSubProcess: element['triggeredByEvent'] === true,
    inner: kind === 'subProcess' ? scopeOf(element) : null,
    ...repetitionOf(one(element, 'loopCharacteristics')),
  };
};

const codeOf = (definition: ModdleElement): string | null =>
  (one(definition, 'errorRef')?.['errorCode'] ??
    one(definition, 'escalationRef')?.['escalationCode'] ??
    one(definition, 'signalRef')?.['name'] ??
    definition['name'] ??
    null) as string | null;

const repetitionOf = (loop: ModdleElement | undefined): Pick<GameNode, 'many' | 'loop'> => {
  if (!loop) return { many: null, loop: null };
  if (localName(loop) === 'standardLoopCharacteristics')
    return {
      many: null,
      loop: {
        condition: textOf(loop, 'loopCondition') ?? '',
        testBefore: loop['testBefore'] === true,
        turnsMax: Number(loop['loopMaximum'] ?? Infinity),
      },
    };
  return {
    loop: null,
    many: {
      sequential: loop['isSequential'] === true,
      count: Number((textOf(loop, 'loopCardinality') ?? '').replace(/^=/, '')),
      until: textOf(loop, 'completionCondition'),
    },
  };
};

const textOf = (element: ModdleElement, property: string): string | null =>
  (one(element, property)?.['body'] as string | undefined) ?? null;

const localName = ({ $type }: ModdleElement): string => {
  const name = $type.slice($type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
};
const children = (element: ModdleElement, property: string): ModdleElement[] =>
  (element[property] as ModdleElement[] | undefined) ?? [];
const one = (element: ModdleElement, property: string): ModdleElement | undefined =>
  element[property] as ModdleElement | undefined;
