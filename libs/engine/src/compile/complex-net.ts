import type { JsonObject } from '@fallspur/kernel';
import type { GraphNode } from './graph.ts';
import * as say from './vocabulary.ts';

/**
 * A complex gateway that joins. It is active from its first token on and asks its condition whenever another incoming
 * flow has got one. Once it holds, one token of each flow goes in, and a round is under way until every other flow has
 * brought its token, or none is to be expected there: these are swallowed. [BPMN 2.0.2, 13.4.5]
 */
export function complexRegion(node: GraphNode, expecting: say.Expecting): JsonObject {
  const about = { element: node.id, flows: node.incoming };
  const leaves = [say.release(node.id), say.left(node.id)];
  const endRound = { type: 'endRound', params: about };
  const counted = { type: 'counted', params: about };
  const moreCame = { type: 'moreCame', params: about };
  const roundOver = { type: 'roundOver', params: { ...expecting } };
  const hasReset = node.resetFlows.length > 0;
  return {
    initial: 'idle',
    states: {
      idle: {
        always: [
          { guard: moreCame, target: 'asking', actions: [say.entered(node.id), say.hold(node.id)] },
          hasReset
            ? { guard: roundOver, target: 'resetting', actions: [say.entered(node.id), say.hold(node.id)] }
            : { guard: roundOver, actions: [endRound] },
        ],
      },
      asking: {
        always: [
          { guard: { type: 'activates', params: about }, target: 'choosing' },
          { target: 'active', actions: [counted] },
        ],
      },
      choosing: {
        always: [
          {
            guard: say.chooses(node),
            target: 'idle',
            actions: [...leaves, { type: 'beginRound', params: about }, say.giveChosen(node.id)],
          },
          { target: 'active', actions: [counted, say.stuck(node.id)] },
        ],
      },
      ...(hasReset
        ? {
            resetting: {
              always: [
                {
                  guard: { type: 'choosesReset', params: { element: node.id, flows: node.resetFlows } },
                  target: 'idle',
                  actions: [...leaves, endRound, say.giveChosen(node.id)],
                },
                { target: 'active' },
              ],
            },
          }
        : {}),
      active: {
        always: { guard: moreCame, target: 'asking' },
        on: {
          [`retry:${node.id}`]: [
            ...(hasReset ? [{ guard: { type: 'inRound', params: about }, target: 'resetting' }] : []),
            { target: 'asking' },
          ],
        },
      },
    },
  };
}
