import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRefusal, refuse, simulatedClock, uuidV5, type JsonObject, type SimulatedClock } from '@fallspur/kernel';
import {
  memoryKeyRing,
  openEvent,
  openPublic,
  seededRandomBytes,
  type EventLog,
  type KeyRing,
} from '@fallspur/event-log';
import { openMemoryLog, openMemorySnapshots } from '@fallspur/event-log/memory';
import { compileSource, definitionCatalog, factTypesOf, type Actor, type CaseKind, type Fact } from '@fallspur/engine';
import { openViews, type Projection, type Views } from '@fallspur/views';
import { CaseRuntime } from '../case-runtime.ts';
import { CaseSnapshots } from '../case-snapshots.ts';
import type { DeployedReader } from '../deployed.ts';

/** A case kind of two folded figures: enough to see whether state survives. */
export interface Counted {
  readonly facts: number;
  readonly last: string | null;
  readonly closed: boolean;
}
export const countedKind: CaseKind<Counted> = {
  name: 'akte',
  initial: (caseId) => ({ facts: 0, last: null, closed: caseId === akte('zu') }),
  fold: (state: Counted, fact: Fact) => ({ ...state, facts: state.facts + 1, last: fact.type }),
  admit: (state) => (state.closed ? refuse('AKTE_GESCHLOSSEN', 'Diese Akte ist geschlossen.') : []),
};

const schema = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  title: 'Testfakt',
  'x-protection': 'D1',
  additionalProperties: false,
  properties,
  ...more,
});

const FACTS: Record<string, JsonObject> = {
  AnfrageEingegangen: schema({ name: { type: 'string', 'x-protection': 'D1' }, ziel: { type: 'string' } }),
  AnfrageWeitergeleitet: schema(
    { ziel: { type: 'string' }, text: { type: 'string', 'x-protection': 'D1' } },
    { 'x-relay': [{ kind: 'akte', target: 'ziel' }] },
  ),
  AnfrageBeantwortet: schema({ antwort: { type: 'string' } }),
  ZustellungAbgewiesen: schema({ ereignis: { type: 'string' }, ziel: { type: 'string' }, code: { type: 'string' } }),
};

const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="urn:anfrage">
  <bpmn:message id="M" name="AnfrageEingegangen" />
  <bpmn:process id="anfrage" name="Anfrage" isExecutable="true">
    <bpmn:startEvent id="Start"><bpmn:outgoing>F1</bpmn:outgoing><bpmn:messageEventDefinition id="MD" messageRef="M" /></bpmn:startEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Task_Beantworten" />
    <bpmn:userTask id="Task_Beantworten" name="Anfrage beantworten">
      <bpmn:extensionElements>
        <zeebe:properties><zeebe:property name="fact" value="AnfrageBeantwortet" /></zeebe:properties>
        <zeebe:assignmentDefinition candidateGroups="IB" />
      </bpmn:extensionElements>
      <bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="F2" sourceRef="Task_Beantworten" targetRef="Warten" />
    <bpmn:intermediateCatchEvent id="Warten" name="Bedenkzeit"><bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing>
      <bpmn:timerEventDefinition id="TD"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P14D</bpmn:timeDuration></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="F3" sourceRef="Warten" targetRef="Ende" />
    <bpmn:endEvent id="Ende" name="beantwortet"><bpmn:incoming>F3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;

/** Deployed by hand: these tests are about running cases, not about deployment. */
export async function handDeployed(process = 'anfrage', xml = BPMN): Promise<DeployedReader> {
  const compiled = await compileSource(
    {
      process,
      caseKind: 'akte',
      bpmn: { file: `${process}.bpmn`, xml },
      dmn: [],
      facts: FACTS,
      profile: 'permissive',
    },
    1,
  );
  if (compiled.kind === 'refused') throw new Error(JSON.stringify(compiled.diagnostics));
  const { types } = factTypesOf(FACTS);
  const definitions = definitionCatalog([compiled.definition], types);
  return {
    streamPrefixes: ['definition-'],
    read: () =>
      Promise.resolve({
        versions: [],
        definitions,
        definitionsOn: () => definitions,
        parameters: () => ({}),
        register: () => undefined,
      }),
  };
}

export const IB: Actor = { person: 'p-1', office: 'EG-2513', role: 'IB' };
export const EWD: Actor = { person: 'p-2', office: 'EG-2513', role: 'EWD' };
export const commandId = (name: string): string => uuidV5('test', name);
export const akte = (name: string): string => `akte-${uuidV5('akte', name)}`;

export interface SmallHouse {
  readonly runtime: CaseRuntime;
  readonly log: EventLog;
  readonly keys: KeyRing;
  readonly clock: SimulatedClock;
}

export const ended = <T>(answer: T): Exclude<T, { kind: 'refusal' }> => {
  if (isRefusal(answer)) throw new Error(`${answer.code}: ${answer.message}`);
  return answer as Exclude<T, { kind: 'refusal' }>;
};

/** A house in memory; hand in a log to start a second process on the same one. */
export async function smallHouse(
  parts: Partial<SmallHouse> & { readonly snapshots?: CaseSnapshots; readonly deployed?: DeployedReader } = {},
): Promise<SmallHouse> {
  const log = parts.log ?? openMemoryLog();
  const keys = parts.keys ?? memoryKeyRing('keys');
  const clock = parts.clock ?? simulatedClock('2024-03-04T08:00:00.000Z');
  const runtime = await CaseRuntime.start({
    log,
    keys,
    clock,
    kinds: { akte: countedKind as CaseKind },
    deployed: parts.deployed ?? (await handDeployed()),
    randomBytes: seededRandomBytes('runtime'),
    ...(parts.snapshots ? { snapshots: parts.snapshots } : {}),
  });
  return { runtime: ended(runtime), log, keys, clock };
}

export const snapshotsInMemory = (keys: KeyRing, epoch = 'test'): CaseSnapshots =>
  new CaseSnapshots({ store: openMemorySnapshots(), keys, randomBytes: seededRandomBytes('snapshots'), epoch });

/** Read models in a temporary file, removed by `close`. */
export async function viewsOf(house: SmallHouse, projections: readonly Projection[]): Promise<Views & Disposable> {
  const directory = mkdtempSync(join(tmpdir(), 'fallspur-runtime-'));
  const { log, keys } = house;
  const views = ended(
    await openViews({
      path: join(directory, 'views.sqlite'),
      log,
      projections,
      openPublic,
      open: (recorded) => openEvent(recorded, keys),
    }),
  );
  return Object.assign(views, {
    [Symbol.dispose]: () => {
      views.close();
      rmSync(directory, { recursive: true });
    },
  });
}
