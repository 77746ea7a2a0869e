import type { Collaboration } from '../model.ts';
import type { TypedElement } from '../schema/typed-element.ts';

/** Pools and what flows between them. [BPMN 9] */
export function readCollaboration(element: TypedElement): Collaboration {
  element.children('artifacts');
  return {
    id: element.text('id') ?? '',
    participants: element.children('participants').map((participant) => ({
      id: participant.text('id') ?? '',
      name: participant.text('name') ?? '',
      process: participant.reference('processRef'),
    })),
    messageFlows: element.children('messageFlows').map((flow) => ({
      id: flow.text('id') ?? '',
      name: flow.text('name') ?? '',
      source: flow.reference('sourceRef') ?? '',
      target: flow.reference('targetRef') ?? '',
      message: flow.reference('messageRef'),
    })),
  };
}
