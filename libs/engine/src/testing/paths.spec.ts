import { readdirSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fallspur/kernel';
import { bareTask, compiled, flows, timer } from '../case/testing/bench.ts';
import { canStand } from '../case/stands.ts';
import { compileSource } from '../compile-source.ts';
import { wayTo } from '../compile/soundness/way-to.ts';
import type { CompiledDefinition } from '../definition.ts';
import { pathsOf, pathsOfDefinition, type MachinePath } from './paths.ts';

const PROCESSES = resolve(import.meta.dirname, '../../../../processes');

/** The definitions this house ships, read as files. */
async function shipped(): Promise<readonly CompiledDefinition[]> {
  const json = (path: string): JsonObject => JSON.parse(readFileSync(path, 'utf8')) as JsonObject;
  const factsIn = (folder: string): Record<string, JsonObject> =>
    Object.fromEntries(
      (existsSync(folder) ? readdirSync(folder) : [])
        .filter((file) => file.endsWith('.schema.json'))
        .map((file) => [file.replace('.schema.json', ''), json(join(folder, file))]),
    );
  const all = { ...factsIn(join(PROCESSES, 'facts')) };
  const folders = readdirSync(PROCESSES).filter((name) => existsSync(join(PROCESSES, name, 'process.json')));
  const definitions: CompiledDefinition[] = [];
  for (const name of folders) {
    const folder = join(PROCESSES, name);
    const tables = join(folder, 'decisions');
    const dmn = existsSync(tables) ? readdirSync(tables).filter((file) => file.endsWith('.dmn')) : [];
    for (const file of readdirSync(folder).filter((one) => one.endsWith('.bpmn'))) {
      const xml = readFileSync(join(folder, file), 'utf8');
      const process = /<\w*:?process[^>]*\bid="([^"]+)"/.exec(xml)?.[1] ?? '';
      const result = await compileSource(
        {
          process,
          caseKind: 'dossier',
          bpmn: { file, xml },
          dmn: dmn.map((one) => ({ file: one, xml: readFileSync(join(tables, one), 'utf8') })),
          facts: { ...all, ...factsIn(join(folder, 'facts')) },
          profile: 'strict',
        },
        1,
      );
      if (result.kind === 'refused') throw new Error(`${file}: ${JSON.stringify(result.diagnostics)}`);
      definitions.push(result.definition);
    }
  }
  return definitions;
}

/** What must hold of every way through a sound chart. */
function check({ charts }: CompiledDefinition, { chart: id, last, passed }: MachinePath): void {
  const chart = charts[id];
  if (!chart) throw new Error(`no chart ${id}`);
  const isEnd = last.active.length === 0 && Object.keys(last.tokens).length === 0;
  // It ends with nothing left, or stands where it has stood before and can go on from.
  expect([id, last, isEnd || canStand(chart, last)]).toEqual([id, last, true]);
  if (!isEnd) expect(wayTo(chart.graph, last).kind).toBe('reachable');
  expect(passed.every((part) => chart.nodes.includes(part) || chart.flows.includes(part))).toBe(true);
}

describe('the paths of a machine', () => {
  it('are every answer of every choice, every exit and every branch', async () => {
    const definition = await compiled({
      id: 'P',
      inside: `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/><bpmn:exclusiveGateway id="X" default="X_B"/>${bareTask('A')}${bareTask('B')}
        <bpmn:boundaryEvent id="T" attachedToRef="A">${timer('timeDuration', 'P1D')}</bpmn:boundaryEvent><bpmn:endEvent id="TE"/>
        ${flows('S>X', 'X>A v', 'X>B', 'A>E', 'B>E', 'T>TE')}`,
    });
    const { paths, complete } = pathsOf(definition.charts['P'] as never);
    expect(complete).toBe(true);
    expect(paths.map(({ steps }) => steps.map(({ event, held }) => [event, ...held].join(' '))).sort()).toEqual([
      ['start:S X_A', 'done:A'],
      ['start:S X_A', 'fire:T'],
      ['start:S X_B', 'done:B'],
    ]);
    for (const path of paths) check(definition, path);
  });

  it('go round a loop once and stop where they have been; an inclusive choice takes every combination', async () => {
    const loop = await compiled({
      id: 'P',
      inside: `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/><bpmn:exclusiveGateway id="M"/><bpmn:exclusiveGateway id="X" default="X_E"/>${bareTask('A')}${flows('S>M', 'M>A', 'A>X', 'X>M v', 'X>E')}`,
    });
    expect(pathsOfDefinition(loop).map(({ steps, last }) => `${steps.length} ${last.active.join()}`)).toEqual([
      '2 A',
      '2 ',
    ]);
    const ways = await compiled({
      id: 'P',
      inside: `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/><bpmn:inclusiveGateway id="O" default="O_B"/><bpmn:inclusiveGateway id="J"/>${bareTask('A')}${bareTask('B')}${bareTask('C')}${flows('S>O', 'O>A v', 'O>C w', 'O>B', 'A>J', 'B>J', 'C>J', 'J>E')}`,
    });
    const firsts = pathsOfDefinition(ways).map(({ steps }) => steps.length);
    expect(firsts.sort()).toEqual([2, 2, 2, 3]);
    expect(pathsOf(ways.charts['P'] as never, { pathsMax: 2 }).complete).toBe(false);
  });
});

describe('every way through the processes this house ships', () => {
  it('ends, or comes back to where it can go on; all of them together pass everything drawn', async () => {
    const definitions = await shipped();
    expect(definitions.length).toBeGreaterThan(0);
    for (const definition of definitions)
      for (const chart of Object.values(definition.charts)) {
        const { paths, complete } = pathsOf(chart);
        expect([chart.id, complete]).toEqual([chart.id, true]);
        for (const path of paths) check(definition, path);
        const passed = new Set(paths.flatMap((path) => path.passed));
        const missing = [...chart.nodes, ...chart.flows].filter((part) => !passed.has(part));
        expect([chart.id, missing]).toEqual([chart.id, []]);
      }
  });
});
