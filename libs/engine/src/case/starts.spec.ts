import { describe, expect, it } from '@jest/globals';
import type { CompiledDefinition } from '../definition.ts';
import { definitionCatalog } from './catalog.ts';
import type { CaseEvent } from './events.ts';
import { factsOnly } from '../testing/stage.ts';
import { bareTask, bench, codeOf, compiled, flows, inShort, onlyInstance, timer } from './testing/bench.ts';

const START = '<bpmn:startEvent id="S">';
const process = (trigger: string, roots = ''): Promise<CompiledDefinition> =>
  compiled({
    id: 'P',
    roots,
    inside: `${START}${trigger}</bpmn:startEvent>${bareTask('T')}<bpmn:endEvent id="E"/>${flows('S>T', 'T>E')}`,
  });
const condition = (text: string): string =>
  `<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=${text}</bpmn:condition></bpmn:conditionalEventDefinition>`;
const SIGNAL = '<bpmn:signal id="G" name="alarm"/>';
const onSignal = '<bpmn:signalEventDefinition signalRef="G"/>';
const asVersion = (version: number, definition: CompiledDefinition): CompiledDefinition => ({ ...definition, version });

/** The case of the deployments of `P`, of which these versions are known. */
const deployments = (definitions: readonly CompiledDefinition[], parameters = {}) => {
  const stage = bench({ definitions, kind: factsOnly('definition'), parameters });
  const listen = (version: number) => stage.send({ type: 'AwaitStarts', process: 'P', version });
  return { stage, listen };
};
const begun = (events: readonly CaseEvent[]) =>
  events.flatMap(({ type, meta, steps = [] }) =>
    steps.flatMap(({ begins = [] }) => begins.map((start) => `${type} ${start} ${meta.occurredOn.slice(0, 10)}`)),
  );

describe('the starts of a process, listened for where it is deployed', () => {
  it('a date begins one instance, in no case of its own here', async () => {
    const { stage, listen } = deployments([await process(timer('timeDate', '2016-05-01'))]);
    listen(1);
    expect(stage.events.map(inShort)).toEqual(['StartsAwaited | awaits P']);
    stage.advance('P1Y');
    expect(begun(stage.events)).toEqual(['TimerFired S 2016-04-30']);
    expect(onlyInstance(stage)).toMatchObject({ listens: true, timers: {}, tasks: {}, elements: {} });
    stage.restart();
    expect(onlyInstance(stage).listens).toBe(true);
  });

  it('a cycle goes on; rounds before the deployment are not made up', async () => {
    const { stage, listen } = deployments([await process(timer('timeCycle', 'R/2016-01-01/P1M'))]);
    listen(1);
    stage.advance('P70D');
    expect(begun(stage.events)).toEqual(['TimerFired S 2016-03-31', 'TimerFired S 2016-04-30']);
  });

  it('a new version takes the place of the earlier one, and no past date begins a second time', async () => {
    const first = await process(timer('timeDate', '2016-04-01'));
    const second = asVersion(2, await process(`${timer('timeDate', '2016-04-01T12:00:00')}`));
    const third = asVersion(3, await process(timer('timeCycle', 'R/2016-04-01/P1D')));
    const plain = asVersion(4, await process(''));
    const { stage, listen } = deployments([first, second, third, plain]);
    listen(1);
    stage.advance('P2M');
    expect(begun(stage.events)).toHaveLength(1);
    listen(2);
    stage.advance('P2D');
    expect(begun(stage.events)).toHaveLength(1);
    listen(3);
    stage.advance('P2D');
    expect(begun(stage.events)).toHaveLength(3);
    listen(4);
    stage.advance('P2D');
    expect(begun(stage.events)).toHaveLength(3);
    const events = stage.events.length;
    for (const version of [1, 2, 3, 4]) listen(version);
    expect(stage.events).toHaveLength(events);
  });

  it('a signal begins one each time, with what it brings', async () => {
    const { stage, listen } = deployments([await process(onSignal, SIGNAL)]);
    listen(1);
    stage.send({ type: 'BroadcastSignal', name: 'alarm' });
    stage.send({ type: 'BroadcastSignal', name: 'anderes' });
    stage.send({ type: 'BroadcastSignal', name: 'alarm' });
    expect(begun(stage.events)).toEqual(['SignalBroadcast S 2016-03-01', 'SignalBroadcast S 2016-03-01']);
  });

  it('a condition begins one when it turns true, and nothing is recorded while its answer stays', async () => {
    const definition = await process(condition('today() &gt; date(&quot;2016-03-10&quot;) and parameter.offen'));
    const { stage, listen } = deployments([definition], { offen: true });
    for (const days of [0, 5, 5, 5]) {
      stage.advance(`P${days}D`);
      listen(1);
      listen(1);
    }
    expect(stage.events.map(inShort)).toEqual(['StartsAwaited | awaits P', 'StartsAwaited | condition S']);
    expect(begun(stage.events)).toEqual(['StartsAwaited S 2016-03-11']);
  });

  it('a timer that cannot be told is an incident there, and tried again', async () => {
    const { stage, listen } = deployments([await process(timer('timeDate', '=parameter.tag'))]);
    listen(1);
    const { id, incidents } = onlyInstance(stage);
    expect(incidents).toMatchObject({ 'P#1': { code: 'E_TIMER' } });
    stage.overrides['tag'] = '2016-04-02';
    stage.send({ type: 'ResolveIncident', instance: id, incident: 'P#1' });
    expect(onlyInstance(stage)).toMatchObject({
      incidents: {},
      timers: { 'S#1': { dueAt: '2016-04-01T22:00:00.000Z' } },
    });
  });

  it('needs a version that is deployed, and one that starts by itself', async () => {
    const { stage, listen } = deployments([await process('')]);
    expect(codeOf(listen(7))).toBe('PROCESS_UNKNOWN');
    expect([listen(1), stage.events]).toEqual([undefined, []]);
  });
});

it('who starts for a start that happened names its version, though another is in force by then', async () => {
  const first = await process(timer('timeDate', '2016-04-01'));
  const second = asVersion(2, await process(onSignal, SIGNAL));
  const stage = bench({ definitions: [first, second] });
  expect(definitionCatalog([first, second], new Map()).latest('P')).toBe(second);
  expect(stage.send({ type: 'StartProcess', process: 'P', version: 1, startEvent: 'S' })).toBeUndefined();
  expect(onlyInstance(stage).definition.version).toBe(1);
});
