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
  readonly isEventSubProcess: boolean;
  readonly inner: GameScope | null;
  readonly many: { readonly sequential: boolean; readonly count: number } | null;
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
  condition: (one(flow, 'conditionExpression')?.['body'] as string | undefined) ?? null,
});

const nodeOf = (element: ModdleElement, flows: readonly GameFlow[]): GameNode => {
  const id = element.id ?? '';
  const loop = one(element, 'loopCharacteristics');
  const kind = localName(element);
  return {
    id,
    kind,
    incoming: flows.filter(({ target }) => target === id).map((flow) => flow.id),
    outgoing: flows.filter(({ source }) => source === id).map((flow) => flow.id),
    defaultFlow: one(element, 'default')?.id ?? null,
    attachedTo: one(element, 'attachedToRef')?.id ?? null,
    interrupting: (element['cancelActivity'] ?? element['isInterrupting']) !== false,
    trigger: children(element, 'eventDefinitions').map(localName)[0]?.replace('EventDefinition', '') ?? 'none',
    isEventSubProcess: element['triggeredByEvent'] === true,
    inner: kind === 'subProcess' ? scopeOf(element) : null,
    many: loop
      ? {
          sequential: loop['isSequential'] === true,
          count: Number(String(one(loop, 'loopCardinality')?.['body'] ?? '').replace(/^=/, '')),
        }
      : null,
  };
};

const localName = ({ $type }: ModdleElement): string => {
  const name = $type.slice($type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
};
const children = (element: ModdleElement, property: string): ModdleElement[] =>
  (element[property] as ModdleElement[] | undefined) ?? [];
const one = (element: ModdleElement, property: string): ModdleElement | undefined =>
  element[property] as ModdleElement | undefined;
