import type { AnyActorScope, AnyMachineSnapshot } from 'xstate';
import type { Chart, ChartHost } from '@fallspur/engine';
import { alternate, perSecond, timed } from '../measure.ts';
import type { Scale } from '../scale.ts';
import { micros, rate, table, verdictOf } from '../table.ts';
import { noOpLog } from '../worlds/no-op-log.ts';
import { plain, PLAIN_TASKS } from '../worlds/plain.ts';
import { carryOut, openCases, runtimeOf, warmUp } from '../worlds/run.ts';

/**
 * The engine on a log that acknowledges at once, beside XState alone: `machine.transition` of the same compiled machine
 * with one reused scope, through the same events, with nobody listening to its actions.
 */
export async function noOp(scale: Scale): Promise<string> {
  const world = await plain('no-op');
  await warmUp(world, scale.warmUpCases);
  const runtime = await runtimeOf(world, noOpLog());
  const chart = world.definition.charts[world.definition.root];
  if (!chart) throw new Error('The plain process must have a root chart');
  const cases = scale.casesPerRound[64] * 4;
  let opened = 0;
  const rates = await alternate(
    [
      {
        name: 'engine',
        round: async () => {
          const caseIds = await openCases(runtime, world, opened, cases);
          opened += cases;
          let commands = 0;
          const time = await timed(async () => (commands = await carryOut(runtime, world, caseIds, 1)));
          return perSecond(commands, time);
        },
      },
      {
        name: 'xstate',
        round: async () => {
          const started = step(chart, fresh(chart), 'start:Start');
          let last: AnyMachineSnapshot = started;
          const time = await timed(async () => {
            for (let n = 0; n < cases; n++) {
              last = started;
              for (let task = 1; task <= PLAIN_TASKS; task++) last = step(chart, last, `done:Task_${task}`);
            }
          });
          if (last.status !== 'done') throw new Error('XState alone must reach the end of the plain process');
          return perSecond(cases * PLAIN_TASKS, time);
        },
      },
    ],
    scale.rounds,
  );
  const [engine, xstate] = [rates.get('engine')!, rates.get('xstate')!];
  return table(
    'The engine without a disk (no-op log, canonical bytes, hash chain and sealing on) beside bare XState',
    ['', 'steps/s', 'a step', 'ratio'],
    [
      ['engine', rate(engine), micros(1e6 / engine), verdictOf({ ratio: engine / xstate, atLeast: 0.35 })],
      ['machine.transition', rate(xstate), micros(1e6 / xstate), ''],
    ],
  );
}

const DEAF: ChartHost = {
  taken: () => undefined,
  entered: () => undefined,
  left: () => undefined,
  holds: () => true,
  perform: () => true,
  stuck: () => undefined,
};

const fresh = ({ machine }: Chart): AnyMachineSnapshot =>
  machine.resolveState({
    value: 'chart:ready',
    context: { walk: { host: DEAF, active: [], moved: false, turns: 0, endless: false }, tokens: {}, held: {} },
  });

const step = ({ machine }: Chart, snapshot: AnyMachineSnapshot, type: string): AnyMachineSnapshot =>
  machine.transition(snapshot, { type }, SCOPE);

const SCOPE = {
  self: {},
  id: '',
  sessionId: '',
  logger: () => undefined,
  defer: () => undefined,
  emit: () => undefined,
  stopChild: () => undefined,
  system: { _sendInspectionEvent: () => undefined },
  actionExecutor: (action: { exec?: (info: unknown, params: unknown) => void; info: unknown; params: unknown }) =>
    action.exec?.(action.info, action.params),
} as unknown as AnyActorScope;
