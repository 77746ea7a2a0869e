import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { definitionCaseId } from '@fallspur/casework';
import type { Command } from '@fallspur/engine';
import { openEvent } from '@fallspur/event-log';
import { isRefusal, simulatedClock, uuidV5, type SimulatedClock } from '@fallspur/kernel';
import { fireDueTimers, instancesOfCase, timersOfCase } from '@fallspur/runtime';
import { deliver } from './deliver.ts';
import { deployProposals } from './deploy.ts';
import { PROCESSES } from './directories.ts';
import { openOrFoundHouse, type House } from './house.ts';
import { caughtUp } from './open-embedded-house.ts';
import { playScript } from './play/play-script.ts';
import { readScript } from './play/script.ts';
import { readProposals } from './proposals.ts';

const folder = mkdtempSync(join(tmpdir(), 'fallspur-starts-'));
const processes = join(folder, 'processes');

/** A process with one task, begun by what the trigger says; it may first call another signal. */
const propose = (id: string, trigger: string, { caseKind = 'dossier', calls = '' } = {}): void => {
  const call = `<bpmn:intermediateThrowEvent id="Ruf"><bpmn:signalEventDefinition id="RD" signalRef="${calls}" /></bpmn:intermediateThrowEvent>
    <bpmn:sequenceFlow id="F3" sourceRef="Ruf" targetRef="Pruefen" />`;
  mkdirSync(join(processes, id), { recursive: true });
  writeFileSync(
    join(processes, id, 'process.json'),
    JSON.stringify({
      id,
      name: id,
      caseKind,
      owner: 'FI',
      legalBasis: ['ERFUNDEN'],
      inForceFrom: '2015-07-01',
    }),
  );
  writeFileSync(
    join(processes, id, `${id}.bpmn`),
    `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="urn:${id}">
  <bpmn:signal id="Alarm" name="alarm" /><bpmn:signal id="Antwort" name="antwort" />
  <bpmn:process id="${id}" name="${id}" isExecutable="true">
    <bpmn:startEvent id="Start">${trigger}</bpmn:startEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="${calls ? 'Ruf' : 'Pruefen'}" />${calls ? call : ''}
    <bpmn:userTask id="Pruefen" name="Prüfen" />
    <bpmn:sequenceFlow id="F2" sourceRef="Pruefen" targetRef="Ende" />
    <bpmn:endEvent id="Ende" />
  </bpmn:process>
</bpmn:definitions>`,
  );
};
const timer = (kind: string, text: string): string =>
  `<bpmn:timerEventDefinition id="TD"><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${kind}></bpmn:timerEventDefinition>`;
const on = (signal: string): string => `<bpmn:signalEventDefinition id="SD" signalRef="${signal}" />`;

const condition = (text: string): string =>
  `<bpmn:conditionalEventDefinition id="CD"><bpmn:condition xsi:type="bpmn:tFormalExpression"><![CDATA[=${text}]]></bpmn:condition></bpmn:conditionalEventDefinition>`;

const clock: SimulatedClock = simulatedClock('2026-03-02T09:00:00.000Z');
const opened = (): Promise<House> => openOrFoundHouse({ data: join(folder, 'data'), processes, clock });
let house: House;
beforeAll(async () => {
  for (const part of ['parameters', 'calendars', 'facts'])
    cpSync(join(PROCESSES, part), join(processes, part), { recursive: true });
  propose('nachtlauf', timer('timeCycle', 'R/P1D'));
  propose('einsatz', on('Alarm'), { calls: 'Antwort' });
  propose('widerhall', on('Antwort'), { caseKind: 'register', calls: 'Alarm' });
  propose('winter', condition('today() >= date("2026-12-01")'));
  house = await opened();
}, 60_000);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

/** One round of a worker. */
const round = async (): Promise<void> => {
  const fire = (until: string): Promise<number> => fireDueTimers(house.runtime, house.findDue, until);
  await house.awaitStarts(clock.now(), fire);
  await fire(clock.now());
  await deliver(house);
};
const begunOf = async (process: string): Promise<readonly string[]> => {
  const cases = new Set<string>();
  for await (const { stream } of house.log.readAll()) cases.add(stream);
  await caughtUp(house);
  return [...cases]
    .flatMap((caseId) => house.views.answer((rows) => instancesOfCase(rows, caseId)).value)
    .filter((instance) => instance.process === process)
    .map(({ version, startedOn, state }) => `v${version} ${startedOn} ${state}`)
    .sort();
};
const waiting = async (process: string): Promise<readonly string[]> => {
  await caughtUp(house);
  return house.views
    .answer((rows) => timersOfCase(rows, definitionCaseId(process)))
    .value.map(({ timer: key, dueAt }) => `${key} ${dueAt}`);
};

test('a cycle begins a case of its own each round, also those of a downtime, under two pollers once', async () => {
  await round();
  expect(await waiting('nachtlauf')).toEqual(['Start#1 2026-03-03T09:00:00.000Z']);
  await house.close();
  clock.advance('P3D');
  house = await opened();
  await Promise.all([round(), round()]);
  await round();
  expect(await begunOf('nachtlauf')).toEqual([
    'v1 2026-03-03 running',
    'v1 2026-03-04 running',
    'v1 2026-03-05 running',
  ]);
  expect(await waiting('nachtlauf')).toEqual(['Start#1 2026-03-06T09:00:00.000Z']);
});

test('a new version takes the place of the timers of the earlier one, from the day it comes in force', async () => {
  propose('nachtlauf', timer('timeDate', '2026-04-01'));
  const [changed] = (await readProposals(processes)).processes.filter(({ source }) => source.process === 'nachtlauf');
  const law = { ...changed!, inForceFrom: '2026-03-08' };
  const proposals = { ...(await readProposals(processes)), processes: [law] };
  const { refused } = await deployProposals(house.runtime, proposals, {
    person: 'anna',
    office: 'AGS',
    approvedBy: ['bea', 'carl'],
  });
  expect(refused).toEqual([]);
  clock.advance('P30D');
  await round();
  // Two rounds of the first version until the second came in force, and the date of the second.
  expect((await begunOf('nachtlauf')).slice(3)).toEqual([
    'v1 2026-03-06 running',
    'v1 2026-03-07 running',
    'v2 2026-04-01 running',
  ]);
  expect(await waiting('nachtlauf')).toEqual([]);
});

test('a signal begins every process deployed for it, once; one that sets itself off goes no further', async () => {
  const alarm: Command = {
    type: 'BroadcastSignal',
    commandId: uuidV5('test', 'alarm'),
    actor: { person: 'anna', office: 'AGS', role: 'ADM' },
    name: 'alarm',
  };
  expect(isRefusal(await house.runtime.execute(definitionCaseId('nachtlauf'), alarm))).toBe(false);
  await Promise.all([round(), round()]);
  expect(await begunOf('einsatz')).toEqual(['v1 2026-04-04 running']);
  expect(await begunOf('widerhall')).toEqual(['v1 2026-04-04 running']);
  const refused: unknown[] = [];
  for await (const recorded of house.log.readAll())
    if (recorded.type === 'ZustellungAbgewiesen') refused.push(openEvent(recorded, house.keys).data);
  expect(refused).toMatchObject([{ ziel: definitionCaseId('einsatz'), code: 'SIGNAL_ECHOES' }]);
  const before = await house.log.head();
  await round();
  expect(await house.log.head()).toEqual(before);
});

test('a script lets time pass, and a condition begins its process on the day it turns true', async () => {
  const { lines } = readScript('{"at":"2026-11-30","do":"advance"}\n{"at":"2026-12-02","do":"advance"}');
  expect(await playScript(house, clock, lines.slice(0, 1), () => undefined)).toMatchObject({ events: 0 });
  expect(await playScript(house, clock, lines.slice(1), () => undefined)).toMatchObject({ events: 2, stopped: null });
  expect(await begunOf('winter')).toEqual(['v1 2026-12-02 running']);
  expect(house.views.parked()).toEqual([]);
});
