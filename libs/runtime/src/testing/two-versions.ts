import { seededRandomBytes } from '@fallspur/event-log';
import { compileSource, definitionCatalog, factTypesOf, type CaseKind, type DefinitionSource } from '@fallspur/engine';
import type { JsonObject } from '@fallspur/kernel';
import { CaseRuntime } from '../case-runtime.ts';
import { countedKind, ended, smallHouse } from './small-house.ts';

const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="urn:anfrage">
  <bpmn:message id="M" name="AnfrageEingegangen" />
  <bpmn:process id="anfrage" name="Anfrage" isExecutable="true">
    <bpmn:startEvent id="Start"><bpmn:messageEventDefinition id="MD" messageRef="M" /></bpmn:startEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Beantworten" />
    <bpmn:userTask id="Beantworten"><bpmn:extensionElements><zeebe:userTask/><zeebe:properties><zeebe:property name="fact" value="AnfrageBeantwortet" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="F2" sourceRef="Beantworten" targetRef="Warten" />
    <bpmn:intermediateCatchEvent id="Warten"><bpmn:timerEventDefinition id="TD"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P14D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="F3" sourceRef="Warten" targetRef="Ende" />
    <bpmn:endEvent id="Ende" />
  </bpmn:process>
</bpmn:definitions>`;
const fact = (properties: JsonObject): JsonObject => ({
  type: 'object',
  title: 'Testfakt',
  'x-protection': 'D1',
  properties,
});
const FACTS = {
  AnfrageEingegangen: fact({ name: { type: 'string', 'x-protection': 'D1' } }),
  AnfrageBeantwortet: fact({ antwort: { type: 'string' } }),
};

/** The process with other words in its diagram. */
export const changed = (from: string, to: string): DefinitionSource => ({
  process: 'anfrage',
  caseKind: 'akte',
  bpmn: { file: 'anfrage.bpmn', xml: BPMN.replaceAll(from, to) },
  dmn: [],
  facts: FACTS,
  profile: 'permissive',
});
export const FIRST = changed('P14D', 'P14D');

/** Two versions deployed, new cases begin under the first. */
export async function houseWith(second: DefinitionSource, begunUnder: DefinitionSource = FIRST) {
  const [first, later] = [await compileSource(begunUnder, 1), await compileSource(second, 2)];
  if (first.kind === 'refused' || later.kind === 'refused') throw new Error('a version was refused');
  const { types } = factTypesOf(FACTS);
  const versions = [first.definition, later.definition];
  const definitions = definitionCatalog(versions, types, [first.definition]);
  const house = await smallHouse();
  const runtime = await CaseRuntime.start({
    log: house.log,
    keys: house.keys,
    clock: house.clock,
    kinds: { akte: countedKind as CaseKind },
    deployed: {
      streamPrefixes: ['definition-'],
      read: () =>
        Promise.resolve({
          definitions,
          versions: [],
          definitionsOn: () => definitions,
          parameters: () => ({}),
          register: () => undefined,
        }),
    },
    randomBytes: seededRandomBytes('migration'),
  });
  return { ...house, definitions, runtime: ended(runtime) };
}
export type TwoVersions = Awaited<ReturnType<typeof houseWith>>;
