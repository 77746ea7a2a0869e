import { isRefusal, type JsonObject, type Refusal } from '@fallspur/kernel';
import { compileSource } from '../../compile-source.ts';
import type { CompiledDefinition } from '../../definition.ts';
import { factTypesOf } from '../../facts/fact-types.ts';
import { Stage } from '../../testing/stage.ts';
import { definitionCatalog } from '../catalog.ts';
import type { CaseKind, Fact } from '../env.ts';
import type { CaseEvent } from '../events.ts';

/** A process drawn in text, for tests: the inside of a `<process>` and the root elements beside it. */
export interface Drawing {
  readonly id: string;
  readonly inside: string;
  readonly roots?: string;
  readonly profile?: 'strict' | 'permissive';
}

/** The file a drawing stands for. */
export const drawn = ({ id, inside, roots = '' }: Drawing): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_test" targetNamespace="urn:test">
  ${roots}<bpmn:process id="${id}" name="${id}" isExecutable="true">${inside}</bpmn:process>
</bpmn:definitions>`;

export async function compiled(
  drawing: Drawing,
  facts: Readonly<Record<string, JsonObject>> = {},
  dmn: readonly string[] = [],
): Promise<CompiledDefinition> {
  const result = await compileSource(
    {
      process: drawing.id,
      caseKind: 'akte',
      bpmn: { file: `${drawing.id}.bpmn`, xml: drawn(drawing) },
      dmn: dmn.map((xml, index) => ({ file: `${index}.dmn`, xml })),
      facts,
      profile: drawing.profile ?? 'strict',
    },
    1,
  );
  if (result.kind === 'compiled') return result.definition;
  throw new Error(result.diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}

/** Draws flows between elements: `a>b` is a flow; a name, a condition or `default` may follow after a space. */
export const flows = (...arrows: readonly string[]): string =>
  arrows
    .map((arrow) => {
      const [ends = '', ...condition] = arrow.split(' ');
      const [source, target] = ends.split('>');
      const text = condition.join(' ');
      const expression = text ? `<bpmn:conditionExpression>=${text}</bpmn:conditionExpression>` : '';
      return `<bpmn:sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${expression}</bpmn:sequenceFlow>`;
    })
    .join('');

export const factTask = (id: string, fact: string, role = ''): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask/>${
    role ? `<zeebe:assignmentDefinition candidateGroups="${role}"/>` : ''
  }<zeebe:properties><zeebe:property name="fact" value="${fact}"/></zeebe:properties></bpmn:extensionElements></bpmn:userTask>`;

export const bareTask = (id: string): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements></bpmn:userTask>`;

export const raising = (id: string, fact: string, data: string): string =>
  `<bpmn:sendTask id="${id}"><bpmn:extensionElements><zeebe:properties><zeebe:property name="fact" value="${fact}"/><zeebe:property name="factData" value="=${data}"/></zeebe:properties></bpmn:extensionElements></bpmn:sendTask>`;

export const timer = (kind: 'timeDate' | 'timeDuration' | 'timeCycle', text: string): string =>
  `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;

export const message = (name: string): string => `<bpmn:message id="M_${name}" name="${name}"/>`;
export const onMessage = (name: string): string => `<bpmn:messageEventDefinition messageRef="M_${name}"/>`;

/** A case kind that keeps the last data of each type and forbids what a test forbids. */
export const akte = (forbidden: readonly string[] = []): CaseKind<JsonObject> => ({
  name: 'akte',
  initial: () => ({}),
  fold: (state, fact: Fact) => ({ ...state, [fact.type]: fact.data }),
  admit: (_state, fact) =>
    forbidden.includes(fact.type) ? { kind: 'refusal', code: 'VERBOTEN', message: 'Das ist hier verboten.' } : [],
});

export interface BenchSetting {
  readonly definitions: readonly CompiledDefinition[];
  readonly facts?: Readonly<Record<string, JsonObject>>;
  readonly kind?: CaseKind;
  readonly parameters?: JsonObject;
  readonly clock?: string;
  readonly register?: (name: string) => JsonObject | undefined;
  readonly afterCommand?: (stage: Stage) => void;
}

// Compiling a schema costs more than a test: once for each set of facts.
const TYPES = new WeakMap<object, ReturnType<typeof factTypesOf>['types']>();
const typesOf = (facts: Readonly<Record<string, JsonObject>>) => {
  const types = TYPES.get(facts) ?? factTypesOf(facts).types;
  TYPES.set(facts, types);
  return types;
};

export const bench = ({
  definitions,
  facts = {},
  kind = akte(),
  parameters = {},
  clock,
  afterCommand,
  register,
}: BenchSetting) =>
  new Stage({
    definitions: definitionCatalog(definitions, typesOf(facts)),
    kind,
    parameters: () => parameters,
    clock: clock ?? '2016-03-01T08:00:00.000Z',
    ...(afterCommand ? { afterCommand } : {}),
    ...(register ? { register } : {}),
  });

export const codeOf = (answer: Refusal | undefined): string | undefined =>
  isRefusal(answer) ? answer.code : undefined;

/** An event in short: type, and what its steps did. */
export const inShort = (event: CaseEvent): string =>
  [event.type, ...(event.steps ?? []).map(({ trigger, element }) => `${trigger} ${element}`)].join(' | ');

/** Keys of all open tasks. */
export const openTasks = (stage: Stage): readonly string[] =>
  Object.values(stage.state.instances).flatMap(({ tasks }) => Object.keys(tasks));

export const onlyInstance = (stage: Stage) => {
  const [instance, ...others] = Object.values(stage.state.instances);
  if (!instance || others.length)
    throw new Error(`Expected one running instance, got ${others.length + (instance ? 1 : 0)}`);
  return instance;
};

/** A schema that takes anything, with some personal fields. */
export const open = (...personal: readonly string[]): JsonObject => ({
  type: 'object',
  'x-protection': 'D1',
  properties: Object.fromEntries(personal.map((name) => [name, { 'x-protection': 'D1' }])),
});
