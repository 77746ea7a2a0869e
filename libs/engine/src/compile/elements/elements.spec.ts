import { describe, expect, it } from '@jest/globals';
import type { EventDefinition, ProcessModel } from '@fallspur/bpmn';
import { parseFeel } from '@fallspur/decision';
import { compile, compilerWith } from '../compile.ts';
import type { NodeSketch, ScopeSketch } from '../testing/model.ts';
import { echoFeel, end, NO_DECISIONS, node, sketchModel, sketchSource, start, timer, user } from '../testing/model.ts';
import { accepted } from '../testing/recorder.ts';
import type { SupportedElement } from './supported.ts';
import { SUPPORTED_ELEMENTS } from './supported.ts';

const EXPRESSION = { text: '=x', language: null, position: { line: 1, column: 1 } };
const decisions = { ...NO_DECISIONS, decisions: [{ id: 'd', name: 'd', file: 'd.dmn', title: 'd', table: null }] };

const definitionOfKind = (kind: EventDefinition['kind']): EventDefinition =>
  kind === 'timer'
    ? timer('P1D')
    : ({
        kind,
        id: null,
        ref: 'm',
        name: 'l',
        activity: null,
        waitForCompletion: true,
        condition: EXPRESSION,
      } as never);

function modelWith(sketch: ScopeSketch): ProcessModel {
  const named = { m: { id: 'm', name: 'm', position: { line: 1, column: 1 }, code: 'C', correlationKey: null } };
  return { ...sketchModel(sketch), messages: named, signals: named, errors: named, escalations: named };
}

/** A process around one element of the row's kind. */
function sketchAround({ type, event }: SupportedElement): ScopeSketch {
  const eventDefinitions = event ? [definitionOfKind(event)] : [];
  const extras: Partial<NodeSketch> = {
    eventDefinitions,
    messageRef: 'm',
    calledElement: 'Q',
    zeebe: {
      taskDefinition: type === 'serviceTask' ? { type: 'job', retries: null, headers: {} } : null,
      script: type === 'scriptTask' ? { expression: '=1', resultVariable: 'x' } : null,
      calledDecision: type === 'businessRuleTask' ? { decisionId: 'd', resultVariable: 'x' } : null,
    },
  };
  const x = node(type, 'X', extras);
  switch (type) {
    case 'startEvent':
      if (event === 'error' || event === 'escalation' || event === 'compensate')
        return {
          nodes: [
            start(),
            end(),
            node('subProcess', 'P2', { scope: { kind: 'eventSubProcess', nodes: [x, end('F')], flows: ['X -> F'] } }),
          ],
          flows: ['S -> E'],
        };
      return { nodes: [x, end()], flows: ['X -> E'] };
    case 'endEvent':
      if (event === 'cancel')
        return {
          nodes: [
            start(),
            node('transaction', 'T', { scope: { kind: 'transaction', nodes: [start('S1'), x], flows: ['S1 -> X'] } }),
            end(),
          ],
          flows: ['S -> T', 'T -> E'],
        };
      return { nodes: [start(), x], flows: ['S -> X'] };
    case 'boundaryEvent':
      if (event === 'compensate')
        return {
          nodes: [
            start(),
            user('A'),
            { ...x, attachedTo: 'A', compensationHandler: 'H' },
            node('task', 'H', { isForCompensation: true }),
            end(),
          ],
          flows: ['S -> A', 'A -> E'],
        };
      if (event === 'cancel')
        return {
          nodes: [
            start(),
            node('transaction', 'A', {
              scope: { kind: 'transaction', nodes: [start('S1'), end('E1')], flows: ['S1 -> E1'] },
            }),
            { ...x, attachedTo: 'A' },
            end(),
            end('F'),
          ],
          flows: ['S -> A', 'A -> E', 'X -> F'],
        };
      return {
        nodes: [start(), user('A'), { ...x, attachedTo: 'A' }, end(), end('F')],
        flows: ['S -> A', 'A -> E', 'X -> F'],
      };
    case 'eventBasedGateway':
      return {
        nodes: [start(), x, node('intermediateCatchEvent', 'C', { eventDefinitions: [timer('P1D')] }), end()],
        flows: ['S -> X', 'X -> C', 'C -> E'],
      };
    case 'adHocSubProcess':
      return {
        nodes: [start(), { ...x, scope: { kind: 'adHocSubProcess', nodes: [user('A')], flows: [] } }, end()],
        flows: ['S -> X', 'X -> E'],
      };
    case 'subProcess':
    case 'transaction':
      return {
        nodes: [start(), { ...x, scope: { nodes: [start('S1'), end('E1')], flows: ['S1 -> E1'] } }, end()],
        flows: ['S -> X', 'X -> E'],
      };
    case 'intermediateThrowEvent':
    case 'intermediateCatchEvent': {
      if (event !== 'link') return { nodes: [start(), x, end()], flows: ['S -> X', 'X -> E'] };
      const thrown = { ...x, id: 'X1', type: 'intermediateThrowEvent' as const };
      return {
        nodes: [start(), thrown, { ...x, type: 'intermediateCatchEvent' }, end()],
        flows: ['S -> X1', 'X -> E'],
      };
    }
    default:
      return { nodes: [start(), x, end()], flows: ['S -> X', 'X -> E'] };
  }
}

describe('the table of elements', () => {
  it.each(SUPPORTED_ELEMENTS.map((row) => [`${row.type} ${row.event ?? ''}`, row] as const))(
    '%s does what it says',
    (_, row) => {
      const result = compilerWith(echoFeel)(sketchSource(), modelWith(sketchAround(row)), decisions, 1, 'hash');
      const codes = result.kind === 'refused' ? result.diagnostics.map((one) => one.code) : [];
      expect(codes).toEqual(row.runs ? [] : ['E_NOT_SUPPORTED_YET']);
    },
  );
});

describe('what the runtime learns of an element', () => {
  const rowOf = (x: NodeSketch) =>
    accepted(
      compile(
        sketchSource(),
        modelWith({ nodes: [start(), x, end()], flows: ['S -> X', 'X -> E'] }),
        decisions,
        1,
        'hash',
      ),
    ).elements['X'];

  it('takes the role of a user task from its lane, or from its assignment', () => {
    const fromLane = rowOf(node('userTask', 'X', { lanes: ['Gemeinde', 'EWD'] }));
    expect(fromLane?.behaviour).toMatchObject({ kind: 'userTask', role: { text: '"EWD"' } });
    const assigned = rowOf(
      node('userTask', 'X', {
        lanes: ['EWD'],
        zeebe: {
          assignment: { assignee: null, candidateUsers: null, candidateGroups: '=fall.lead' },
          schedule: { dueDate: 'P30D', followUpDate: null },
          priority: '70',
          properties: { fact: 'GespraechDurchgefuehrt' },
        },
      }),
    );
    expect(assigned?.behaviour).toMatchObject({
      fact: 'GespraechDurchgefuehrt',
      role: { text: 'fall.lead' },
      dueDate: { text: '"P30D"' },
      followUpDate: null,
      priority: { text: '70' },
    });
  });

  it('keeps quotes in literals', () => {
    const row = rowOf(node('userTask', 'X', { lanes: ['Amt "A" \\ B'] }));
    const role = row?.behaviour.kind === 'userTask' ? row.behaviour.role : null;
    expect(role?.evaluate({}, { now: '2026-01-01T00:00:00Z' })).toEqual({ kind: 'value', value: 'Amt "A" \\ B' });
  });

  it('parses mappings and the data of raised facts', () => {
    const row = rowOf(
      node('sendTask', 'X', {
        messageRef: 'm',
        zeebe: {
          properties: { factData: '={ a: 1 }' },
          inputs: [{ source: '=1 + 1', target: 'n' }],
          outputs: [{ source: '=n', target: 'out' }],
        },
      }),
    );
    expect(row).toMatchObject({
      behaviour: { kind: 'raise', raises: { type: 'm', data: { text: '{ a: 1 }' } } },
      inputs: [{ target: 'n', source: { text: '1 + 1' } }],
      outputs: [{ target: 'out', source: { text: 'n' } }],
    });
  });

  it('refuses what cannot be read, with element and line', () => {
    const faulty = modelWith({
      nodes: [start(), node('exclusiveGateway', 'X'), end(), end('F')],
      flows: ['S -> X', 'X -> E ? =a >', 'X -> F *'],
    });
    expect(compile(sketchSource(), faulty, NO_DECISIONS, 1, 'hash')).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'E_FEEL', severity: 'error', elementIds: ['X_E'], position: { line: 1 } }],
    });
    const unknown = modelWith({
      nodes: [
        start(),
        node('businessRuleTask', 'X', { zeebe: { calledDecision: { decisionId: 'e', resultVariable: 'x' } } }),
        end(),
      ],
      flows: ['S -> X', 'X -> E'],
    });
    expect(compile(sketchSource(), unknown, decisions, 1, 'hash')).toMatchObject({
      diagnostics: [{ code: 'E_DECISION_UNKNOWN', hint: 'vorhanden: d', position: { line: 2 } }],
    });
  });

  it('parses with the FEEL of the house', () => {
    expect(parseFeel('1 + 1')).not.toHaveProperty('kind');
  });
});
