import type { Diagnostic, SourcePosition } from '@fallspur/kernel';

/** One BPMN file, read: everything execution needs, with positions; what is not understood is in `diagnostics`. */
export interface ProcessModel {
  readonly file: string;
  readonly definitionsId: string;
  readonly targetNamespace: string;
  readonly processes: readonly BpmnProcess[];
  readonly collaborations: readonly Collaboration[];
  /** Tasks a call activity may call like a process (`globalTask`, `globalUserTask`, …). */
  readonly globalTasks: readonly GlobalTask[];
  /** Root elements by BPMN id. */
  readonly messages: Readonly<Record<string, NamedRoot & { readonly correlationKey: string | null }>>;
  readonly signals: Readonly<Record<string, NamedRoot>>;
  readonly errors: Readonly<Record<string, NamedRoot & { readonly code: string | null }>>;
  readonly escalations: Readonly<Record<string, NamedRoot & { readonly code: string | null }>>;
  /** Elements by BPMN type as read, to be compared with the file. */
  readonly census: Readonly<Record<string, number>>;
  /** Elements that stand in the file, have no place in BPMN and were reported, by type; absent where no file was read. */
  readonly notTaken?: Readonly<Record<string, number>>;
  /** Diagram shapes and edges by the id of the element they draw. */
  readonly diagram: { readonly shapes: readonly string[]; readonly edges: readonly string[] };
  readonly diagnostics: readonly Diagnostic[];
}

export interface NamedRoot {
  readonly id: string;
  readonly name: string;
  readonly position: SourcePosition;
}

export interface GlobalTask extends NamedRoot {
  /** e.g. `globalTask`, `globalUserTask`. */
  readonly type: string;
  readonly script: Expression | null;
  readonly zeebe: ZeebeExtensions;
}

export interface Collaboration {
  readonly id: string;
  readonly participants: readonly { readonly id: string; readonly name: string; readonly process: string | null }[];
  readonly messageFlows: readonly {
    readonly id: string;
    readonly name: string;
    readonly source: string;
    readonly target: string;
    /** Message root id. */
    readonly message: string | null;
  }[];
}

export interface BpmnProcess {
  readonly id: string;
  readonly name: string;
  readonly executable: boolean;
  readonly versionTag: string | null;
  readonly scope: Scope;
  readonly zeebe: ZeebeExtensions;
  readonly position: SourcePosition;
}

/** A container of flow: process, (event) subprocess, transaction, ad-hoc. */
export interface Scope {
  readonly id: string;
  readonly kind: 'process' | 'subProcess' | 'eventSubProcess' | 'transaction' | 'adHocSubProcess';
  /** In document order. */
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly SequenceFlow[];
  readonly dataObjects: readonly { readonly id: string; readonly name: string }[];
  /** Variables the container declares (`property`). */
  readonly properties: readonly { readonly id: string; readonly name: string }[];
}

export interface SequenceFlow {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  /** Expression as written (`=…` FEEL, or plain text); null when none. */
  readonly condition: Expression | null;
  readonly position: SourcePosition;
}

/** Text as written and, where the file says so, its language. */
export interface Expression {
  readonly text: string;
  readonly language: string | null;
  readonly position: SourcePosition;
}

/** BPMN type without prefix, e.g. `userTask`, `exclusiveGateway`, `intermediateCatchEvent`. */
export type FlowNodeType =
  | 'task'
  | 'userTask'
  | 'serviceTask'
  | 'sendTask'
  | 'receiveTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'manualTask'
  | 'callActivity'
  | 'subProcess'
  | 'transaction'
  | 'adHocSubProcess'
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'inclusiveGateway'
  | 'eventBasedGateway'
  | 'complexGateway'
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent';

export interface FlowNode {
  readonly id: string;
  readonly name: string;
  readonly type: FlowNodeType;
  readonly position: SourcePosition;
  /** Names of the lanes that hold it, outermost first. */
  readonly lanes: readonly string[];
  /** Flow ids in document order. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** Default flow of an activity or gateway. */
  readonly defaultFlow: string | null;
  readonly eventDefinitions: readonly EventDefinition[];
  /** `parallelMultiple`: all event definitions must occur. */
  readonly parallelMultiple: boolean;
  /** Boundary events: the activity, and whether it is interrupted. */
  readonly attachedTo: string | null;
  readonly cancelActivity: boolean;
  /** Compensation boundary events: the activity an association leads to. */
  readonly compensationHandler: string | null;
  /** Start events of event subprocesses. */
  readonly isInterrupting: boolean;
  readonly isForCompensation: boolean;
  /** Event gateway / receive task: starts an instance. */
  readonly instantiate: boolean;
  readonly eventGatewayType: 'Exclusive' | 'Parallel' | null;
  readonly startQuantity: number;
  readonly completionQuantity: number;
  readonly loop: StandardLoop | MultiInstance | null;
  readonly activationCondition: Expression | null;
  /** Receive and send tasks: message root id. */
  readonly messageRef: string | null;
  readonly calledElement: string | null;
  readonly script: Expression | null;
  /** Ad-hoc. */
  readonly ordering: 'Parallel' | 'Sequential' | null;
  readonly completionCondition: Expression | null;
  readonly cancelRemainingInstances: boolean;
  /** Subprocesses. */
  readonly scope: Scope | null;
  readonly zeebe: ZeebeExtensions;
  readonly documentation: string | null;
}

export interface StandardLoop {
  readonly kind: 'standardLoop';
  readonly testBefore: boolean;
  readonly condition: Expression | null;
  readonly maximum: number | null;
}
export interface MultiInstance {
  readonly kind: 'multiInstance';
  readonly sequential: boolean;
  readonly cardinality: Expression | null;
  readonly completionCondition: Expression | null;
  /** `None`, `One`, `All` (the default of the standard) or `Complex`: when events are thrown while instances end. */
  readonly behavior: string | null;
  readonly oneBehaviorEvent: EventDefinition | null;
  readonly noneBehaviorEvent: EventDefinition | null;
  readonly complexBehaviors: readonly {
    readonly condition: Expression | null;
    readonly events: readonly EventDefinition[];
  }[];
  /** Names of the standard's own collections, beside those of `zeebe:loopCharacteristics`. */
  readonly loopDataInput: string | null;
  readonly loopDataOutput: string | null;
  readonly inputItem: string | null;
  readonly outputItem: string | null;
}

export type EventDefinition =
  | { readonly kind: 'message'; readonly id: string | null; readonly ref: string | null }
  | { readonly kind: 'signal'; readonly id: string | null; readonly ref: string | null }
  | { readonly kind: 'error'; readonly id: string | null; readonly ref: string | null }
  | { readonly kind: 'escalation'; readonly id: string | null; readonly ref: string | null }
  | {
      readonly kind: 'timer';
      readonly id: string | null;
      readonly date: Expression | null;
      readonly duration: Expression | null;
      readonly cycle: Expression | null;
    }
  | { readonly kind: 'conditional'; readonly id: string | null; readonly condition: Expression | null }
  | { readonly kind: 'link'; readonly id: string | null; readonly name: string | null }
  | {
      readonly kind: 'compensate';
      readonly id: string | null;
      readonly activity: string | null;
      readonly waitForCompletion: boolean;
    }
  | { readonly kind: 'cancel'; readonly id: string | null }
  | { readonly kind: 'terminate'; readonly id: string | null };

/** The `zeebe:` extension elements this house reads; expressions as written. */
export interface ZeebeExtensions {
  readonly userTask: boolean;
  readonly taskDefinition: {
    readonly type: string;
    readonly retries: string | null;
    /** What the diagram tells whoever carries it out, by key; never an expression. */
    readonly headers: Readonly<Record<string, string>>;
  } | null;
  readonly assignment: {
    readonly assignee: string | null;
    readonly candidateGroups: string | null;
    readonly candidateUsers: string | null;
  } | null;
  readonly schedule: { readonly dueDate: string | null; readonly followUpDate: string | null } | null;
  readonly priority: string | null;
  readonly formId: string | null;
  readonly calledDecision: { readonly decisionId: string; readonly resultVariable: string } | null;
  readonly calledElement: {
    readonly processId: string;
    readonly bindingType: string | null;
    readonly versionTag: string | null;
    readonly propagateAllChildVariables: boolean | null;
    readonly propagateAllParentVariables: boolean | null;
  } | null;
  readonly script: { readonly expression: string; readonly resultVariable: string } | null;
  readonly inputs: readonly IoMapping[];
  readonly outputs: readonly IoMapping[];
  readonly multiInstance: {
    readonly inputCollection: string | null;
    readonly inputElement: string | null;
    readonly outputCollection: string | null;
    readonly outputElement: string | null;
  } | null;
  readonly properties: Readonly<Record<string, string>>;
}
export interface IoMapping {
  readonly source: string;
  readonly target: string;
}
