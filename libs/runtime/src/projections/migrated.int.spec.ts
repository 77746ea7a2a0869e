import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@fallspur/kernel';
import type { Command, DefinitionSource, InstanceState } from '@fallspur/engine';
import { EWD, IB, akte, commandId, viewsOf } from '../testing/small-house.ts';
import { changed, houseWith, type TwoVersions } from '../testing/two-versions.ts';
import { casesProjection, instancesOfCase, runningInstances } from './cases.ts';
import { completedOf, standingOf, stepsProjection } from './passed.ts';
import { openTasks, tasksProjection } from './tasks.ts';
import { timersOfCase, timersProjection } from './timers.ts';

const PROJECTIONS = [casesProjection, tasksProjection, timersProjection, stepsProjection];
const CASES = [akte('a'), akte('b')];

const timer = (duration: string) =>
  `<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${duration}</bpmn:timeDuration></bpmn:timerEventDefinition>`;
const flow = (from: string, to: string) =>
  `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`;
const NAMES = { A: 'Beantworten', M: 'Mahnen', T: 'Mahnfrist', W: 'Bedenkzeit' };

/** A task that is reminded of beside a deadline, then one more task; `named` names its elements. */
function drawn(named: Readonly<Record<string, string>>): DefinitionSource {
  const plain = changed('-', '-');
  const id = (one: string): string => named[one] ?? one;
  const [a, m, t, w] = ['A', 'M', 'T', 'W'].map(id) as [string, string, string, string];
  const inside = `<bpmn:startEvent id="S"><bpmn:messageEventDefinition messageRef="M0" /></bpmn:startEvent>
    <bpmn:parallelGateway id="Fork" /><bpmn:parallelGateway id="Join" /><bpmn:endEvent id="E" /><bpmn:endEvent id="ME" />
    <bpmn:userTask id="${a}"><bpmn:extensionElements><zeebe:userTask /><zeebe:properties><zeebe:property name="fact" value="AnfrageBeantwortet" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask>
    <bpmn:boundaryEvent id="${t}" attachedToRef="${a}" cancelActivity="false">${timer('P5D')}</bpmn:boundaryEvent>
    <bpmn:userTask id="${m}" /><bpmn:userTask id="Z" />
    <bpmn:intermediateCatchEvent id="${w}">${timer('P14D')}</bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="in" sourceRef="S" targetRef="Fork" /><bpmn:sequenceFlow id="fa" sourceRef="Fork" targetRef="${a}" />
    <bpmn:sequenceFlow id="fw" sourceRef="Fork" targetRef="${w}" /><bpmn:sequenceFlow id="aj" sourceRef="${a}" targetRef="Join" />
    <bpmn:sequenceFlow id="wj" sourceRef="${w}" targetRef="Join" /><bpmn:sequenceFlow id="tm" sourceRef="${t}" targetRef="${m}" />
    <bpmn:sequenceFlow id="mm" sourceRef="${m}" targetRef="ME" />${flow('Join', 'Z')}${flow('Z', 'E')}`;
  const xml = plain.bpmn.xml
    .replace('id="M" name', 'id="M0" name')
    .replace(/(<bpmn:process [^>]*>)[\s\S]*(<\/bpmn:process>)/, `$1${inside}$2`);
  return { ...plain, bpmn: { ...plain.bpmn, xml } };
}

let given = 0;
async function send(house: TwoVersions, caseId: string, command: Record<string, unknown>): Promise<boolean> {
  const all = { commandId: commandId(`migrated ${++given}`), actor: IB, ...command } as unknown as Command;
  return !isRefusal(await house.runtime.execute(caseId, all));
}

/** One move at a case, whatever can be done there; true where it was a migration. */
async function move(house: TwoVersions, caseId: string, [what, which]: readonly [number, number]): Promise<boolean> {
  const { instances } = await house.runtime.state(caseId);
  const all = Object.values(instances);
  const instance = all[which % Math.max(1, all.length)];
  if (!instance || what === 0) {
    await send(house, caseId, { type: 'RecordFact', actor: EWD, fact: { type: 'AnfrageEingegangen', data: {} } });
    return false;
  }
  const { id, tasks, timers, definition } = instance;
  const open = Object.values(tasks)[which % Math.max(1, Object.keys(tasks).length)];
  const [due] = Object.values(timers).sort((one, other) => one.dueAt.localeCompare(other.dueAt));
  if (what <= 2) {
    const back = Object.fromEntries(Object.entries(NAMES).map(([from, to]) => [to, from]));
    const [version, map] = definition.version === 1 ? [2, NAMES] : [1, back];
    return send(house, caseId, { type: 'MigrateInstance', instance: id, version, map, reason: 'Namen' });
  }
  if (what <= 4 && due) {
    if (due.dueAt > house.clock.now()) house.clock.moveTo(due.dueAt);
    await send(house, caseId, { type: 'FireTimer', instance: id, timer: due.key });
  } else if (open) {
    const task = { instance: id, task: open.key };
    if (what <= 6) await send(house, caseId, { type: open.assignee ? 'ReleaseTask' : 'ClaimTask', task });
    else await send(house, caseId, { type: 'CompleteTask', task, ...(open.fact ? { data: {} } : {}) });
  }
  return false;
}

const keys = (of: (instance: InstanceState) => object, instances: readonly InstanceState[]): readonly string[] =>
  instances.flatMap((instance) => Object.keys(of(instance)).map((key) => `${instance.id} ${key}`)).sort();

describe('read models after a migration', () => {
  it('say what the folded state says, and the same when built anew', async () => {
    let migrations = 0;
    const moves = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 5 })), { minLength: 12, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        const house = await houseWith(drawn(NAMES), drawn({}));
        using views = await viewsOf(house, PROJECTIONS);
        for (const [at, one] of ([[0, 0], [0, 0], ...all] as const).entries()) {
          const caseId = CASES[at % 2] as string;
          const opened = () =>
            views.answer((rows) => openTasks(rows, { caseId }).map(({ openedOn }) => openedOn)).value;
          const before = [...opened()].sort();
          const migrated = await move(house, caseId, one);
          await views.catchUp();
          if (migrated) {
            migrations++;
            expect([...opened()].sort()).toEqual(before);
          }
          const { instances } = await house.runtime.state(caseId);
          const running = Object.values(instances);
          const rows = views.answer((of) => ({
            tasks: openTasks(of, { caseId }),
            timers: timersOfCase(of, caseId),
            standing: standingOf(of, caseId),
            instances: instancesOfCase(of, caseId).filter(({ state }) => state === 'running'),
            passed: completedOf(of, caseId),
          })).value;
          expect(rows.tasks.map(({ instance, task }) => `${instance} ${task}`).sort()).toEqual(
            keys(({ tasks }) => tasks, running),
          );
          for (const {
            instance,
            task,
            fact,
            role,
            dueAt,
            followUpAt,
            priority,
            assignee,
            version,
            element,
          } of rows.tasks) {
            expect(instances[instance]?.tasks[task]).toMatchObject({ fact, role, dueAt, followUpAt, priority });
            expect(instances[instance]?.tasks[task]).toMatchObject({ assignee, version });
            expect(task.startsWith(`${element}#`)).toBe(true);
          }
          expect(rows.timers.map(({ instance, timer: key, dueAt }) => `${instance} ${key} ${dueAt}`).sort()).toEqual(
            running
              .flatMap(({ id, timers }) => Object.values(timers).map(({ key, dueAt }) => `${id} ${key} ${dueAt}`))
              .sort(),
          );
          expect(rows.standing.map(({ instance, key }) => `${instance} ${key}`).sort()).toEqual(
            keys(({ elements }) => elements, running),
          );
          for (const { instance, version, sha256 } of rows.instances)
            expect(instances[instance]?.definition).toMatchObject({ version, sha256 });
          expect(rows.instances).toHaveLength(running.length);
        }
        const hashes = () => PROJECTIONS.map(({ name }) => views.hashOf(name));
        const followed = hashes();
        await views.rebuild();
        expect(hashes()).toEqual(followed);
        expect(views.parked()).toEqual([]);
        const under = views.answer((rows) => runningInstances(rows, 'anfrage').map(({ version }) => version)).value;
        expect(under).toEqual([...under].sort());
      }),
      { numRuns: 20, seed: 2016 },
    );
    expect(migrations).toBeGreaterThan(40);
  });

  it('what was open under another name has been neither left nor gone through', async () => {
    const house = await houseWith(drawn(NAMES), drawn({}));
    const [caseId = ''] = CASES;
    await move(house, caseId, [0, 0]);
    await move(house, caseId, [1, 0]);
    using views = await viewsOf(house, PROJECTIONS);
    await views.catchUp();
    const passed = () => views.answer((rows) => completedOf(rows, caseId).map(({ element }) => element)).value;
    expect(passed()).toEqual(['Fork', 'S']);
    await move(house, caseId, [9, 0]);
    await views.catchUp();
    expect(passed()).toEqual(['Beantworten', 'Fork', 'S']);
  });
});
