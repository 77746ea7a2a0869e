import { describe, expect, it } from '@jest/globals';
import { variablesSeenFrom } from './data.ts';
import {
  bareTask,
  bench,
  codeOf,
  compiled,
  factTask,
  flows,
  message,
  onlyInstance,
  onMessage,
  open,
  openTasks,
  timer,
  type Drawing,
} from './testing/bench.ts';

const run = async (drawing: Drawing, variables = {}, clock?: string) => {
  const facts = { Getan: open() };
  const definition = await compiled(drawing, facts);
  const stage = bench({ definitions: [definition], facts, ...(clock ? { clock } : {}) });
  const refusal = stage.send({ type: 'StartProcess', process: drawing.id, variables });
  expect(refusal).toBeUndefined();
  return stage;
};
const START = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';
const catchTimer = (id: string, definition: string) =>
  `<bpmn:intermediateCatchEvent id="${id}">${definition}</bpmn:intermediateCatchEvent>`;

describe('a task', () => {
  const drawing = { id: 'P', inside: `${START}${factTask('T', 'Getan', 'IB')}${flows('S>T', 'T>E')}` };
  const task = (stage: Awaited<ReturnType<typeof run>>) => ({ instance: onlyInstance(stage).id, task: 'T#1' });

  it('counts its versions and refuses who saw an older one', async () => {
    const stage = await run(drawing);
    const ref = task(stage);
    stage.send({ type: 'ClaimTask', task: ref });
    stage.send({ type: 'ScheduleTask', task: ref, taskVersion: 2, dueAt: '2016-04-01' });
    expect(onlyInstance(stage).tasks['T#1']).toMatchObject({ version: 3, assignee: 'scenario', dueAt: '2016-04-01' });
    expect(codeOf(stage.send({ type: 'CompleteTask', task: ref, taskVersion: 2, data: {} }))).toBe(
      'TASK_CHANGED_MEANWHILE',
    );
    stage.actor = { ...stage.actor, person: 'andere' };
    expect(codeOf(stage.send({ type: 'ClaimTask', task: ref }))).toBe('TASK_CLAIMED');
    stage.send({ type: 'ReleaseTask', task: ref });
    stage.send({ type: 'AssignTask', task: ref, assignee: 'dritte' });
    expect(onlyInstance(stage).tasks['T#1']?.assignee).toBe('dritte');
    stage.send({ type: 'CompleteTask', task: ref, taskVersion: 5, data: {} });
    expect(stage.recent.map(({ type }) => type)).toEqual(['Getan']);
    expect(codeOf(stage.send({ type: 'CompleteTask', task: ref, data: {} }))).toBe('TASK_NOT_OPEN');
  });

  it('is not for every role', async () => {
    const stage = await run(drawing);
    stage.actor = { ...stage.actor, role: 'EWD' };
    expect(codeOf(stage.send({ type: 'CompleteTask', task: task(stage), data: {} }))).toBe('ROLE_NOT_ALLOWED');
    expect(codeOf(stage.send({ type: 'ClaimTask', task: task(stage) }))).toBe('ROLE_NOT_ALLOWED');
  });
});

describe('a timer', () => {
  const after = (duration: string): Drawing => ({
    id: 'P',
    inside: `${START}${catchTimer('C', timer('timeDuration', duration))}${flows('S>C', 'C>E')}`,
  });

  it('of days is due on the local calendar, across summer time', async () => {
    const stage = await run(after('P1M'), {}, '2016-03-01T08:00:00.000Z');
    expect(onlyInstance(stage).timers['C#1']?.dueAt).toBe('2016-04-01T07:00:00.000Z');
  });

  it('counts from the day the fact happened, and happens when it was due', async () => {
    const facts = { Getan: open() };
    const definition = await compiled(
      {
        id: 'P',
        roots: message('Getan'),
        inside: `<bpmn:startEvent id="S">${onMessage('Getan')}</bpmn:startEvent><bpmn:endEvent id="E"/>
          ${catchTimer('C', timer('timeDuration', 'P14D'))}${catchTimer('D', timer('timeDuration', 'P30D'))}${flows('S>C', 'C>D', 'D>E')}`,
      },
      facts,
    );
    const stage = bench({ definitions: [definition], facts });
    stage.send({ type: 'RecordFact', fact: { type: 'Getan', data: {}, occurredOn: '2016-02-01' } });
    // 14 days after 1 February is past: fired at once with its true due date, from which the next one counts.
    expect(stage.recent.map(({ type, meta }) => [type, meta.occurredOn])).toEqual([
      ['Getan', '2016-02-01'],
      ['TimerFired', '2016-02-14T23:00:00.000Z'],
    ]);
    expect(onlyInstance(stage).timers['D#1']?.dueAt).toBe('2016-03-15T23:00:00.000Z');
  });

  it('is refused before it is due and when it is not set', async () => {
    const stage = await run(after('PT1H'));
    const instance = onlyInstance(stage).id;
    expect(codeOf(stage.send({ type: 'FireTimer', instance, timer: 'C#1' }))).toBe('NOT_DUE');
    expect(codeOf(stage.send({ type: 'FireTimer', instance, timer: 'C#2' }))).toBe('TIMER_NOT_OPEN');
    stage.advance('PT1H');
    expect(stage.state.ended.at(0)?.state).toBe('completed');
  });

  it('with a date is due at 00:00 local; what is no date is an incident that can be mended', async () => {
    const stage = await run({
      id: 'P',
      inside: `${START}${catchTimer('C', timer('timeDate', '=tag'))}${flows('S>C', 'C>E')}`,
    });
    expect(onlyInstance(stage).incidents['C#1']).toMatchObject({ code: 'E_TIMER', at: 'entry' });
    stage.send({
      type: 'ResolveIncident',
      instance: onlyInstance(stage).id,
      incident: 'C#1',
      variables: { tag: '2016-07-01' },
    });
    expect(onlyInstance(stage)).toMatchObject({
      incidents: {},
      timers: { 'C#1': { dueAt: '2016-06-30T22:00:00.000Z' } },
    });
  });

  it('beside a task fires as often as its cycle says, each round under a key of its own', async () => {
    const stage = await run({
      id: 'P',
      inside: `${START}${bareTask('T')}<bpmn:boundaryEvent id="B" attachedToRef="T" cancelActivity="false">${timer('timeCycle', 'R3/P1D')}</bpmn:boundaryEvent>
        ${bareTask('M')}<bpmn:endEvent id="X"/>${flows('S>T', 'T>E', 'B>M', 'M>X')}`,
    });
    stage.advance('P10D');
    expect(openTasks(stage)).toEqual(['T#1', 'M#1', 'M#2', 'M#3']);
    const entered = stage.events.flatMap(
      ({ steps }) => steps?.flatMap((step) => step.entered.map(({ key }) => key)) ?? [],
    );
    expect(new Set(entered).size).toBe(entered.length);
    const instance = onlyInstance(stage).id;
    stage.send({ type: 'CompleteTask', task: { instance, task: 'T#1' } });
    expect(stage.state.ended.length).toBe(0);
    for (const key of ['M#1', 'M#2', 'M#3']) stage.send({ type: 'CompleteTask', task: { instance, task: key } });
    expect(stage.state.ended.at(0)).toMatchObject({ state: 'completed', outcome: 'E' });
  });

  it('that interrupts takes the task away', async () => {
    const stage = await run({
      id: 'P',
      inside: `${START}${bareTask('T')}<bpmn:boundaryEvent id="B" attachedToRef="T">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent>
        ${bareTask('M')}<bpmn:endEvent id="X"/>${flows('S>T', 'T>E', 'B>M', 'M>X')}`,
    });
    stage.advance('P1D');
    expect(stage.recent[0]?.steps?.[0]).toMatchObject({
      trigger: 'timer',
      left: [
        { key: 'T#1', how: 'cancelled' },
        { key: 'B#1', how: 'completed' },
      ],
      tasks: { opened: [{ key: 'M#1' }], closed: ['T#1'] },
    });
  });
});

it('a receive task that names no message waits for one called as itself, where doubts are let pass', async () => {
  const inside = `${START}<bpmn:receiveTask id="R"/>${flows('S>R', 'R>E')}`;
  await expect(compiled({ id: 'P', inside })).rejects.toThrow('E_MESSAGE_MISSING');
  const stage = await run({ id: 'P', inside, profile: 'permissive' });
  stage.send({ type: 'SendMessage', name: 'R' });
  expect(stage.state.ended.at(0)?.outcome).toBe('E');
});

describe('a condition', () => {
  const listener: Drawing = {
    id: 'P',
    inside: `${START}${bareTask('T')}<bpmn:boundaryEvent id="B" attachedToRef="T" cancelActivity="false">
      <bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=rot</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:boundaryEvent>
      ${bareTask('M')}<bpmn:endEvent id="X"/>${flows('S>T', 'T>E', 'B>M', 'M>X')}`,
  };

  it('fires each time it turns true, and only then', async () => {
    const stage = await run(listener, { rot: false });
    const instance = onlyInstance(stage).id;
    const set = (rot: boolean) => stage.send({ type: 'SetVariables', instance, variables: { rot } });
    for (const rot of [true, true, false, true]) set(rot);
    expect(openTasks(stage)).toEqual(['T#1', 'M#1', 'M#2']);
  });

  it('true already fires at once', async () => {
    expect(openTasks(await run(listener, { rot: true }))).toEqual(['T#1', 'M#1']);
  });

  it('on a subprocess sees what is written into the subprocess', async () => {
    const inside = `<bpmn:subProcess id="T"><bpmn:startEvent id="TS"/>${bareTask('A')}<bpmn:endEvent id="TE"/>${flows('TS>A', 'A>TE')}</bpmn:subProcess>`;
    const stage = await run({ ...listener, inside: listener.inside.replace(bareTask('T'), inside) });
    stage.send({ type: 'SetVariables', instance: onlyInstance(stage).id, element: 'T', variables: { rot: true } });
    expect(openTasks(stage)).toEqual(['A#1', 'M#1']);
  });

  const choice = (profile: 'strict' | 'permissive'): Drawing => ({
    id: 'P',
    profile,
    inside: `${START}<bpmn:exclusiveGateway id="G" default="G_E"/>${bareTask('T')}<bpmn:endEvent id="X"/>
      ${flows('S>G', 'G>T ja', 'G>E', 'T>X')}`,
  });

  it('that is not exactly true or false takes no way, not even the default', async () => {
    const stage = await run(choice('strict'), { ja: 1 });
    expect(onlyInstance(stage).incidents).toMatchObject({ 'G#1': { code: 'E_CONDITION_NOT_BOOLEAN' } });
    expect(variablesSeenFrom(onlyInstance(stage), 'G#1')).toEqual({ ja: 1 });
    stage.send({
      type: 'ResolveIncident',
      instance: onlyInstance(stage).id,
      incident: 'G#1',
      variables: { ja: true },
      reason: 'falsch erfasst',
    });
    expect(openTasks(stage)).toEqual(['T#1']);
    expect(stage.events.at(-1)).toMatchObject({ type: 'IncidentResolved', data: { grund: 'falsch erfasst' } });
    const moved = await run(choice('strict'), { ja: 1 });
    const leading = { instance: onlyInstance(moved).id, cancel: 'G#1', startBefore: 'T', reason: 'falsch erfasst' };
    moved.send({ type: 'ModifyInstance', ...leading });
    expect([onlyInstance(moved).incidents, openTasks(moved)]).toEqual([{}, ['T#1']]);
    const permissive = await run(choice('permissive'), { ja: null });
    expect(permissive.state.ended.at(0)?.outcome).toBe('E');
  });
});

describe('a scope', () => {
  it('keeps its own variables, and hands on what its outputs choose', async () => {
    const stage = await run(
      {
        id: 'P',
        inside: `${START}<bpmn:subProcess id="U"><bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=a + 1" target="b"/><zeebe:output source="=b" target="c"/></zeebe:ioMapping></bpmn:extensionElements>
          <bpmn:startEvent id="US"/>${bareTask('T')}<bpmn:endEvent id="UE"/>${flows('US>T', 'T>UE')}</bpmn:subProcess>${bareTask('N')}${flows('S>U', 'U>N', 'N>E')}`,
      },
      { a: 1 },
    );
    const instance = onlyInstance(stage).id;
    expect(onlyInstance(stage).variables).toEqual({ 'P#1': { a: 1 }, 'U#1': { b: 2 } });
    stage.send({ type: 'CompleteTask', task: { instance, task: 'T#1' }, variables: { b: 5, d: true } });
    expect(onlyInstance(stage).variables).toEqual({ 'P#1': { a: 1, c: 5, d: true } });
  });

  it('that is terminated ends alone', async () => {
    const stage = await run({
      id: 'P',
      inside: `${START}<bpmn:subProcess id="U"><bpmn:startEvent id="US"/><bpmn:parallelGateway id="A"/>${bareTask('T')}${bareTask('V')}
        <bpmn:endEvent id="UE"/><bpmn:endEvent id="X"><bpmn:terminateEventDefinition/></bpmn:endEvent>${flows('US>A', 'A>T', 'A>V', 'T>UE', 'V>X')}</bpmn:subProcess>
        ${bareTask('N')}${flows('S>U', 'U>N', 'N>E')}`,
    });
    const instance = onlyInstance(stage).id;
    stage.send({ type: 'CompleteTask', task: { instance, task: 'V#1' } });
    expect(openTasks(stage)).toEqual(['N#1']);
  });

  it('lets an error be caught innermost first, the exact code before the rest; uncaught it is an incident', async () => {
    const job = (id: string) =>
      `<bpmn:serviceTask id="${id}"><bpmn:extensionElements><zeebe:taskDefinition type="x"/></bpmn:extensionElements></bpmn:serviceTask>`;
    const error = (code?: string) => `<bpmn:errorEventDefinition ${code ? `errorRef="${code}"` : ''}/>`;
    const drawing: Drawing = {
      id: 'P',
      roots: '<bpmn:error id="E1" name="e" errorCode="E1"/>',
      inside: `${START}<bpmn:subProcess id="U"><bpmn:startEvent id="US"/>${job('J')}<bpmn:endEvent id="UE"/>${flows('US>J', 'J>UE')}</bpmn:subProcess>
        <bpmn:boundaryEvent id="Any" attachedToRef="U">${error()}</bpmn:boundaryEvent><bpmn:boundaryEvent id="One" attachedToRef="U">${error('E1')}</bpmn:boundaryEvent>
        ${job('K')}<bpmn:endEvent id="XA"/>${flows('S>U', 'U>E', 'Any>XA', 'One>K')}<bpmn:endEvent id="XO"/>${flows('K>XO')}`,
    };
    const stage = await run(drawing);
    const instance = onlyInstance(stage).id;
    stage.send({ type: 'ThrowError', instance, element: 'J', code: 'E1' });
    expect(Object.keys(onlyInstance(stage).jobs)).toEqual(['K#1']);
    stage.send({ type: 'ThrowError', instance, element: 'K', code: 'E1' });
    expect(onlyInstance(stage).incidents).toMatchObject({ 'K#1': { code: 'E_ERROR_UNCAUGHT' } });
    stage.send({ type: 'CompleteJob', instance, job: 'K#1' });
    expect(stage.state.ended.at(0)).toMatchObject({ outcome: 'XO' });
    const other = await run(drawing);
    other.send({ type: 'ThrowError', instance: onlyInstance(other).id, element: 'J', code: 'E2' });
    expect(other.state.ended.at(0)).toMatchObject({ outcome: 'XA' });
  });
});

describe('a job', () => {
  const drawing: Drawing = {
    id: 'P',
    inside: `${START}<bpmn:serviceTask id="J"><bpmn:extensionElements><zeebe:taskDefinition type="rechnen" retries="2"/></bpmn:extensionElements></bpmn:serviceTask>${flows('S>J', 'J>E')}`,
  };

  it('is tried again until no retry is left, then somebody must look', async () => {
    const stage = await run(drawing);
    const ref = { instance: onlyInstance(stage).id, job: 'J#1' };
    stage.send({ type: 'FailJob', ...ref, error: 'NETZ' });
    expect(onlyInstance(stage)).toMatchObject({ jobs: { 'J#1': { retries: 1 } }, incidents: {} });
    stage.send({ type: 'FailJob', ...ref, error: 'NETZ' });
    expect(onlyInstance(stage).incidents['J#1']?.code).toBe('E_JOB_FAILED');
    stage.send({ type: 'ResolveIncident', instance: ref.instance, incident: 'J#1' });
    expect(onlyInstance(stage)).toMatchObject({ jobs: { 'J#1': { retries: 2 } }, incidents: {} });
    stage.send({ type: 'CompleteJob', ...ref, variables: { summe: 3 } });
    expect(stage.state.ended.at(0)?.variables).toEqual({ summe: 3 });
    expect(codeOf(stage.send({ type: 'CompleteJob', ...ref }))).toBe('JOB_NOT_OPEN');
  });
});

describe('a message between pools', () => {
  it('waits in the bag and is taken once', async () => {
    const stage = await run({
      id: 'P',
      profile: 'permissive',
      roots: message('post'),
      inside: `${START}${bareTask('T')}${catchTimer('C', onMessage('post'))}${catchTimer('D', onMessage('post'))}${flows('S>T', 'T>C', 'C>D', 'D>E')}`,
    });
    stage.send({ type: 'SendMessage', name: 'post', variables: { brief: 1 } });
    expect(stage.state.messages).toHaveLength(1);
    stage.send({ type: 'CompleteTask', task: { instance: onlyInstance(stage).id, task: 'T#1' } });
    expect(stage.state.messages).toEqual([]);
    expect(Object.keys(onlyInstance(stage).subscriptions)).toEqual(['D#1']);
    expect(onlyInstance(stage).variables).toEqual({ 'P#1': { brief: 1 } });
    stage.send({ type: 'SendMessage', name: 'post' });
    expect(stage.state.ended.length).toBe(1);
  });
});

describe('an instance', () => {
  it('is cancelled with a reason, and nothing of it stays open', async () => {
    const stage = await run({ id: 'P', inside: `${START}${bareTask('T')}${flows('S>T', 'T>E')}` });
    const instance = onlyInstance(stage).id;
    expect(codeOf(stage.send({ type: 'CancelInstance', instance, reason: ' ' }))).toBe('REASON_MISSING');
    stage.send({ type: 'CancelInstance', instance, reason: 'doppelt' });
    expect(stage.recent[0]).toMatchObject({ type: 'InstanceCancelled', data: { grund: 'doppelt' } });
    expect(stage.recent[0]?.steps?.[0]).toMatchObject({ tasks: { closed: ['T#1'] }, charts: { closed: ['P#1'] } });
    expect(stage.state.ended.at(0)?.state).toBe('cancelled');
    expect(codeOf(stage.send({ type: 'StartProcess', process: 'Q' }))).toBe('PROCESS_UNKNOWN');
  });
});
