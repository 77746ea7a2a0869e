/** How grave: a doubt refuses in `strict` and warns in `permissive`. */
export interface CompileKind {
  readonly severity: 'error' | 'doubt' | 'warning' | 'info';
  readonly says: string;
  readonly hint: string;
}

const error = (says: string, hint: string): CompileKind => ({ severity: 'error', says, hint });
const doubt = (says: string, hint: string): CompileKind => ({ severity: 'doubt', says, hint });
const warning = (says: string, hint: string): CompileKind => ({ severity: 'warning', says, hint });
const info = (says: string, hint: string): CompileKind => ({ severity: 'info', says, hint });

/** Every finding of the compiler; another code cannot be reported. What reading the file finds stands in `libs/bpmn`. */
export const COMPILE_CODES = {
  // The definition
  E_PROCESS_NOT_FOUND: error(
    'The file has no process of this id.',
    'Correct the id; the finding names those there are.',
  ),
  E_START_MISSING: error('A scope has no start event.', 'Draw the event it begins with.'),
  E_NOT_SUPPORTED_YET: error('This house does not run this part of BPMN.', 'See the table of elements in libs/engine.'),
  E_FEEL: error('The expression is no FEEL.', 'Mend it where the message points.'),
  E_QUANTITY: error('Start or completion quantity out of range.', 'Write a whole number from 1 to 100.'),

  // Elements
  E_CONDITION_MISSING: doubt(
    'A flow after a decision, or a conditional event, has no condition.',
    'Write it, or make the flow the default.',
  ),
  E_CONDITION_ALONE: error('The only way out carries a condition.', 'Remove it, or add a default flow.'),
  E_CONDITION_ON_EVENT: error(
    'A flow out of an event carries a condition.',
    'Put an exclusive gateway behind the event.',
  ),
  I_CONDITION_IGNORED: info('A parallel gateway asks no condition.', 'Remove it, or use an inclusive gateway.'),
  E_GATEWAY_NO_OUTGOING: error('A gateway leads nowhere.', 'Draw its ways out.'),
  E_EVENT_GATEWAY_TARGET: error(
    'Behind an event-based gateway stands something other than a lone catching event.',
    'Only catching events and receive tasks, each with this one way in.',
  ),
  E_ACTIVATION_MISSING: error(
    'A complex gateway does not say which tokens suffice.',
    'Write `activationCondition`, e.g. `=activationCount >= 2`.',
  ),
  E_ACTIVATION_UNPROVEN: doubt(
    'Nobody can prove that the condition of a complex gateway ever holds.',
    'An inclusive or a parallel gateway can be proven.',
  ),
  E_EVENT_WITHOUT_TRIGGER: error('A catching event does not say what it waits for.', 'Give it a trigger.'),
  E_BOUNDARY_DETACHED: error('A boundary event hangs on no activity.', 'Attach it.'),
  E_ERROR_NOT_INTERRUPTING: error('An error event does not interrupt.', 'Draw it interrupting.'),
  E_CANCEL_OUTSIDE: error('A cancel event outside a transaction.', 'Move it, or use an error.'),
  E_COMPENSATION_HANDLER: error('A compensation event leads to no activity.', 'Draw the association to what undoes.'),
  E_MESSAGE_MISSING: doubt('An event or task names no message.', 'Set `messageRef` to a message with a name.'),
  E_SIGNAL_MISSING: error('A signal event names no signal.', 'Set `signalRef`.'),
  E_TIMER_MISSING: error('A timer says neither date nor duration nor cycle.', 'Write one of them.'),
  E_LINK_FLOW: error('A link has a flow where the diagram must break off.', 'Remove the flow.'),
  E_LINK_MIXED: error('A link event does something else as well.', 'Split it.'),
  E_LINK_SOURCE: error('No link of this name leads here.', 'Draw the throwing link.'),
  E_LINK_TARGET: error('A link has not exactly one counterpart.', 'One catching link of this name in this part.'),
  E_SUBPROCESS_EMPTY: error('A subprocess holds nothing to do.', 'Draw its content.'),
  E_SCRIPT_NOT_FEEL: error('A script in another language than FEEL.', 'Write it as `zeebe:script`.'),
  E_JOB_TYPE_MISSING: doubt('A service task names no kind of job.', 'Set `zeebe:taskDefinition`.'),
  E_DECISION_MISSING: doubt('A business rule task names no decision.', 'Set `zeebe:calledDecision`.'),
  E_DECISION_UNKNOWN: error('There is no decision of this id.', 'Correct it; the finding names those there are.'),
  E_CALLED_MISSING: error('A call activity names no process.', 'Set `zeebe:calledElement`.'),
  E_CALLED_VERSION: error('The version called is none.', 'A whole number, or a version tag.'),
  E_CALLED_BINDING: doubt(
    'A binding this house does not know is read as «latest».',
    'Bind to latest or to a version tag.',
  ),
  E_LOOP_COUNT: error(
    'It is not said how often, or not possible so often.',
    'A collection, a cardinality, or a maximum from 0.',
  ),
  E_LOOP_ENDLESS: doubt('A loop has neither condition nor maximum.', 'Write one of them.'),
  E_EXCLUDES_UNKNOWN: error('Four eyes name a task that is none.', 'Write the id of a user task.'),
  W_ASSIGNEE_NOT_READ: warning('A fixed assignee is not read.', 'Use `candidateGroups`.'),
  W_CANDIDATE_USERS_NOT_READ: warning('`candidateUsers` is not read.', 'Use `candidateGroups`.'),

  // The verdict; each with the shortest way there
  E_DEADLOCK: doubt('Something waits for what can come no more.', 'Fork and join must be of one kind.'),
  E_MULTI_MERGE: doubt('An element is reached twice at once.', 'Join parallel ways by a parallel gateway.'),
  E_UNBOUNDED: doubt('Tokens grow without end.', 'Join before going back.'),
  E_NO_WAY_TO_END: doubt('From here no way leads to the end.', 'Draw a way out.'),
  E_UNREACHABLE: doubt('An element is never reached.', 'Connect or remove it.'),
  E_AUTOMATIC_CYCLE: doubt('A cycle waits nowhere.', 'Put a task or an event into it.'),
  E_ENDLESS: error('A cycle neither waits nor works.', 'Put something into it, or remove it.'),
  E_TOO_MANY_MARKINGS: doubt('The flow has too many states to be looked at.', 'Split it into subprocesses.'),
  E_CHOICE_NOT_EXPLORED: doubt(
    'A choice has too many combinations of ways for all to be looked at.',
    'Fewer ways, or a block that closes with an inclusive gateway.',
  ),
  E_COLLABORATION_STUCK: doubt(
    'The participants wait for each other.',
    'Follow the way named, and see who waits for whom.',
  ),
  I_COLLABORATION_NOT_EXPLORED: info(
    'The participants together have too many states, or parts that are not judged together.',
    'Nothing to do; each participant is judged by itself.',
  ),
  I_TOKEN_NET: info('The flow nests no blocks and runs as a token net.', 'Nothing to do.'),
} as const satisfies Record<string, CompileKind>;

export type CompileCode = keyof typeof COMPILE_CODES;
