import { describe, expect, it } from '@jest/globals';
import { compile } from './compile.ts';
import { machineJson } from './machine-json.ts';
import { partsOf } from './parts.ts';
import { end, NO_DECISIONS, sketchModel, sketchSource, start, user, xor } from './testing/model.ts';
import { accepted } from './testing/recorder.ts';

const definition = () =>
  accepted(
    compile(
      sketchSource(),
      sketchModel({
        nodes: [start(), user('A'), xor('X'), end(), end('F')],
        flows: ['S -> A', 'A -> X', 'X -> E ? =a > 1', 'X -> F *'],
      }),
      NO_DECISIONS,
      1,
      'hash',
    ),
  );

describe('the machine file', () => {
  it('is the same text for the same diagram, and JSON', () => {
    expect(machineJson(definition())).toBe(machineJson(definition()));
    expect(JSON.parse(machineJson(definition()))).toMatchObject({
      process: 'P',
      root: 'P',
      charts: { P: { encoding: 'structured', config: definition().charts['P']?.config } },
      elements: [{ id: 'S' }, { id: 'A', behaviour: { kind: 'userTask', role: null } }, {}, {}, {}],
      flows: [{}, {}, { id: 'X_E', condition: '=a > 1' }, { id: 'X_F', condition: null }],
    });
  });

  it('keeps short things on one line and none beyond the width', () => {
    const lines = machineJson(definition()).split('\n');
    expect(lines.map((line) => line.trim())).toContain('{ "type": "taken", "params": { "flow": "S_A" } },');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it('names what scenarios are to cover', () => {
    expect(partsOf(definition())).toEqual({
      elements: ['S', 'A', 'X', 'E', 'F'],
      flows: ['S_A', 'A_X', 'X_E', 'X_F'],
    });
  });
});
