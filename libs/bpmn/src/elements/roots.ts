import type { GlobalTask, NamedRoot, ProcessModel } from '../model.ts';
import type { TypedElement } from '../schema/typed-element.ts';
import { readTextExpression } from './expressions.ts';
import { readZeebe } from './zeebe.ts';

/** What stands at the root of a file beside processes and collaborations, by id. [BPMN 8.4] */
export const readRoots = (
  roots: readonly TypedElement[],
): Pick<ProcessModel, 'messages' | 'signals' | 'errors' | 'escalations' | 'globalTasks'> => ({
  messages: byId(roots, 'bpmn:Message', (message) => ({
    ...called(message),
    correlationKey: message.extensions('zeebe:Subscription')[0]?.text('correlationKey') ?? null,
  })),
  signals: byId(roots, 'bpmn:Signal', called),
  errors: byId(roots, 'bpmn:Error', (error) => ({ ...named(error), code: error.text('errorCode') })),
  escalations: byId(roots, 'bpmn:Escalation', (escalation) => ({
    ...named(escalation),
    code: escalation.text('escalationCode'),
  })),
  globalTasks: roots.filter((root) => root.is('bpmn:GlobalTask')).map(globalTask),
});

const named = (element: TypedElement): NamedRoot => ({
  id: element.text('id') ?? '',
  name: element.text('name') ?? '',
  position: element.position,
});

/** Who sends it says its name; without one it is known by its id. */
const called = (element: TypedElement): NamedRoot => {
  const root = named(element);
  return { ...root, name: root.name || root.id };
};

const globalTask = (element: TypedElement): GlobalTask => ({
  ...named(element),
  type: element.source.localName,
  script: readTextExpression(element, 'script', 'scriptLanguage'),
  zeebe: readZeebe(element),
});

/** Without a prototype, so that no id ever meets an inherited member. */
function byId<Value>(
  roots: readonly TypedElement[],
  type: string,
  read: (element: TypedElement) => Value,
): Readonly<Record<string, Value>> {
  const values = Object.create(null) as Record<string, Value>;
  for (const root of roots) if (root.is(type) && root.id) values[root.id] = read(root);
  return values;
}
