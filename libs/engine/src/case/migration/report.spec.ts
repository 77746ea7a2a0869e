import { describe, expect, it } from '@jest/globals';
import { bareTask, bench, compiled, flows } from '../testing/bench.ts';
import { migrationReport } from './report.ts';

const S = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>';

describe('the report over many cases', () => {
  it('says for every running instance whether it could go on under the other version, and why not', async () => {
    const old = await compiled({
      id: 'P',
      inside: `${S}${bareTask('A')}${bareTask('B')}${flows('S>A', 'A>B', 'B>E')}`,
    });
    const without = await compiled({ id: 'P', inside: `${S}${bareTask('B')}${flows('S>B', 'B>E')}` });
    const stage = bench({ definitions: [old] });
    for (const as of ['first', 'second']) stage.send({ type: 'StartProcess', process: 'P', variables: { as } });
    const [first, second] = Object.keys(stage.state.instances);
    stage.send({ type: 'CompleteTask', task: { instance: second ?? '', task: 'A#1' } });
    const cases = [{ caseId: 'akte-1', state: stage.state }];
    const report = [...migrationReport(cases, stage.definitions, { ...without, version: 2 })];
    expect(report).toEqual([
      {
        caseId: 'akte-1',
        instance: first,
        version: 1,
        migratable: false,
        code: 'MIGRATION_ELEMENT_MISSING',
        reason: 'Ein Schritt, der läuft, fehlt in der anderen Fassung; bitte zuordnen.',
        details: { element: 'A' },
      },
      { caseId: 'akte-1', instance: second, version: 1, migratable: true },
    ]);
    expect([...migrationReport(cases, stage.definitions, old)]).toEqual([]);
  });
});
