import { beforeAll, describe, expect, it } from '@jest/globals';
import { bareTask, compiled, drawn, factTask, flows, open, timer } from '../case/testing/bench.ts';
import { definitionCatalog } from '../case/catalog.ts';
import type { DefinitionCatalog } from '../case/env.ts';
import { factsOnly } from './stage.ts';
import type { CompiledDefinition } from '../definition.ts';
import { factTypesOf } from '../facts/fact-types.ts';
import { coverageOf } from './coverage.ts';
import { runScenario } from './run-scenario.ts';
import type { ScenarioStep } from './scenario.ts';

const FACTS = { Getan: { ...open(), required: ['wie'], properties: { wie: { type: 'string' } } } };
let definition: CompiledDefinition;
let definitions: DefinitionCatalog;
beforeAll(async () => {
  definition = await compiled(
    {
      id: 'P',
      inside: `<bpmn:startEvent id="S"/><bpmn:parallelGateway id="F"/><bpmn:parallelGateway id="J"/><bpmn:endEvent id="E" name="fertig"/>
        ${bareTask('A')}${factTask('B', 'Getan', 'IB')}<bpmn:boundaryEvent id="T" attachedToRef="A" cancelActivity="false">${timer('timeDuration', 'P2D')}</bpmn:boundaryEvent>
        ${bareTask('M')}<bpmn:endEvent id="X"/>${flows('S>F', 'F>A', 'F>B', 'A>J', 'B>J', 'J>E', 'T>M', 'M>X')}`,
    },
    FACTS,
  );
  definitions = definitionCatalog([definition], factTypesOf(FACTS).types);
});

const start: ScenarioStep = { start: { process: 'P', variables: { a: 1 }, as: 'eins' } };
const play = (...steps: readonly ScenarioStep[]) =>
  runScenario({ steps }, { definitions, kind: factsOnly('akte'), clock: '2016-03-01T08:00:00.000Z' });
const difference = async (...steps: readonly ScenarioStep[]) => (await play(...steps)).firstDifference;

describe('a scenario', () => {
  it('holds from the first step to the last', async () => {
    const { ok, firstDifference } = await play(
      start,
      {
        expect: {
          active: ['A', 'B'],
          ended: false,
          instances: 1,
          instance: 'eins',
          pending: { timers: 1, messages: [] },
        },
      },
      { complete: 'B', refused: 'FACT_INVALID' },
      { fact: 'Getan', data: { wie: 'gut' } },
      {
        expect: {
          waiting: ['J'],
          recorded: ['Getan'],
          visits: { B: 1, A: 0 },
          fact: { type: 'Getan', data: { wie: 'gut' } },
        },
      },
      { restart: true },
      { advance: 'P2D' },
      { expect: { tasks: ['A', 'M'], nextTimerOn: null } },
      { anyOrder: [{ complete: 'A', variables: { b: 2 } }, { complete: 'M' }] },
      {
        expect: {
          ended: true,
          outcome: 'E',
          state: 'completed',
          variables: { a: 1, b: 2, c: null },
          visited: ['T', 'M'],
        },
      },
      { expect: { endedWith: { process: 'P', outcome: 'fertig' } } },
    );
    expect(firstDifference).toBeUndefined();
    expect(ok).toBe(true);
  });

  it('tells the first difference with its step', async () => {
    expect(await difference(start, { expect: { active: ['A'], ended: true } })).toEqual({
      step: 1,
      what: 'active',
      expected: ['A'],
      got: ['A', 'B'],
    });
    expect(await difference(start, { complete: 'Z' })).toMatchObject({
      step: 1,
      what: 'accepted',
      got: { code: 'NOTHING_OPEN' },
    });
    expect(await difference(start, { complete: 'A', refused: true })).toMatchObject({
      what: 'refused',
      got: 'accepted',
    });
    expect(await difference(start, { expect: { fliegt: true } as never })).toMatchObject({ what: 'fliegt' });
    expect(await difference({ migrate: { to: 'x.bpmn' } })).toMatchObject({ got: { code: 'NOTHING_OPEN' } });
  });

  it('counts what its cases visited', async () => {
    const { events } = await play(start, { complete: 'A' });
    const [coverage] = coverageOf([definition], events);
    expect(coverage).toMatchObject({ process: 'P', elements: { visited: 4, all: 9 }, flows: { visited: 4, all: 8 } });
    expect(coverage?.elements.missing).toEqual(['J', 'E', 'T', 'M', 'X']);
  });

  it('may migrate to the processes of another file', async () => {
    const inside = (more: string) =>
      `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>${bareTask('A')}${bareTask('B')}${more}`;
    const files: Record<string, string> = {
      'v1.bpmn': drawn({ id: 'P', inside: inside(flows('S>A', 'A>B', 'B>E')) }),
      'v2.bpmn': drawn({ id: 'P', inside: inside(`${bareTask('C')}${flows('S>A', 'A>C', 'C>B', 'B>E')}`) }),
      'v3.bpmn': drawn({ id: 'P', inside: inside(flows('S>B', 'B>A', 'A>E')).replaceAll('"A"', '"D"') }),
    };
    const read = (file: string) => Promise.resolve(files[file] ?? '');
    const steps: readonly ScenarioStep[] = [
      { start: { process: 'P' } },
      { migrate: { to: 'v3.bpmn' }, refused: 'MIGRATION_ELEMENT_MISSING' },
      { migrate: { to: 'v2.bpmn' } },
      { complete: 'A' },
      { expect: { active: ['C'] } },
      { migrate: { to: 'v3.bpmn', map: { C: 'B' } } },
      { complete: 'B' },
      { restart: true },
      { complete: 'D' },
      { expect: { ended: true, outcome: 'E' } },
    ];
    const play = (...all: readonly ScenarioStep[]) => runScenario({ definition: 'v1.bpmn', steps: all }, { read });
    expect((await play(...steps)).firstDifference).toBeUndefined();
    files['other.bpmn'] = drawn({ id: 'Q', inside: inside(flows('S>A', 'A>B', 'B>E')) });
    const again = await play(
      { start: { process: 'P' } },
      { migrate: { to: 'other.bpmn' } },
      { restart: true },
      { complete: 'A' },
      { complete: 'B' },
      { expect: { ended: true } },
    );
    expect(again.firstDifference).toBeUndefined();
    const broken = await runScenario({ definition: 'v1.bpmn', steps: [{ migrate: { to: 'v4.bpmn' } }] }, { read });
    expect(broken.firstDifference).toMatchObject({ step: -1, what: 'deployed' });
  });

  it('may migrate into a subprocess drawn around a step, and out of it', async () => {
    const house = `<bpmn:subProcess id="U"><bpmn:startEvent id="Us"/>${bareTask('A')}<bpmn:endEvent id="Ue"/>${flows('Us>A', 'A>Ue')}</bpmn:subProcess>`;
    const ends = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';
    const files: Record<string, string> = {
      'v1.bpmn': drawn({ id: 'P', inside: `${ends}${bareTask('A')}${bareTask('B')}${flows('S>A', 'A>B', 'B>E')}` }),
      'v2.bpmn': drawn({ id: 'P', inside: `${ends}${house}${bareTask('B')}${flows('S>U', 'U>B', 'B>E')}` }),
      'v3.bpmn': drawn({ id: 'P', inside: `${ends}${house}${bareTask('B')}${flows('S>B', 'B>U', 'U>E')}` }),
    };
    const steps: readonly ScenarioStep[] = [
      { start: { process: 'P', variables: { a: 1 } } },
      { migrate: { to: 'v2.bpmn' } },
      { restart: true },
      { expect: { active: ['A'], visited: ['U'], variables: { a: 1 } } },
      { migrate: { to: 'v1.bpmn' } },
      { restart: true },
      { complete: 'A' },
      { expect: { active: ['B'] } },
      { migrate: { to: 'v3.bpmn' } },
      { complete: 'B' },
      { complete: 'A' },
      { expect: { ended: true, outcome: 'E' } },
    ];
    const read = (file: string) => Promise.resolve(files[file] ?? '');
    expect((await runScenario({ definition: 'v1.bpmn', steps }, { read })).firstDifference).toBeUndefined();
  });

  it('may expect that a model is rejected', async () => {
    const broken = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="Definitions_x" targetNamespace="u">
      <bpmn:process id="P" isExecutable="true"><bpmn:callActivity id="C"/></bpmn:process></bpmn:definitions>`;
    const read = () => Promise.resolve(broken);
    expect((await runScenario({ definition: 'x.bpmn', rejected: { element: 'C' } }, { read })).ok).toBe(true);
    const wrong = await runScenario({ definition: 'x.bpmn', rejected: { element: 'D' } }, { read });
    expect(wrong.firstDifference).toMatchObject({ step: -1, what: 'rejected' });
    expect((await runScenario({ definition: 'x.bpmn', steps: [] }, { read })).firstDifference?.what).toBe('deployed');
  });
});
