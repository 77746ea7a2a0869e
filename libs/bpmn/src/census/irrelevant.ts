/**
 * What BPMN knows and execution does not need, each with its reason. Keys are `Type` (an element with all it holds),
 * `Type.property` or `.property` (of any type). What is neither read nor listed here yields a diagnostic.
 */
export const IRRELEVANT_TO_EXECUTION: Readonly<Record<string, string>> = {
  // Words for people
  'bpmn:Documentation': 'text for people; of flow nodes it is read',
  'bpmn:TextAnnotation': 'text for people',
  'bpmn:Group': 'a visual bracket without meaning for tokens [BPMN 8.3.2]',
  'bpmn:Category': 'names groups',
  'bpmn:Association': 'connects texts with elements; those from compensation events are read',
  'bpmn:FlowElement.categoryValueRef': 'names groups',
  'bpmn:Relationship': 'links models of other tools [BPMN 8.3.5]',
  'bpmn:LaneSet.name': 'lanes are known by their own names',
  'bpmn:LaneSet.id': 'lanes are known by their own names',
  'bpmn:Monitoring': 'no attributes in the standard [BPMN 10.2.2]',
  'bpmn:Auditing': 'no attributes in the standard [BPMN 10.2.2]',
  '.documentation': 'text for people',

  // The drawing
  'bpmndi:BPMNDiagram': 'the drawing; shapes and edges are listed in the model',

  // About the file
  'bpmn:Definitions.name': 'a title',
  'bpmn:Definitions.exporter': 'names the tool',
  'bpmn:Definitions.exporterVersion': 'names the tool',
  'bpmn:Definitions.typeLanguage': 'types are those of the fact schemas',
  'bpmn:Import': 'types of other files; facts have schemas of their own',
  'bpmn:Extension': 'declares extensions of other tools',
  '.extensionElements': 'a container; what it holds is looked at one by one',
  '.extensionDefinitions': 'declares extensions of other tools',

  // Data whose values never pass through tokens here
  'bpmn:DataStore': 'a store outside the process',
  'bpmn:DataStoreReference': 'a store outside the process',
  'bpmn:ItemDefinition': 'types are those of the fact schemas',
  'bpmn:DataState': 'a label on a data object',
  '.itemSubjectRef': 'types are those of the fact schemas',
  '.structureRef': 'types are those of the fact schemas',
  'bpmn:Message.itemRef': 'types are those of the fact schemas',
  'bpmn:DataObject.isCollection': 'values carry their own shape',
  'bpmn:DataObjectReference': 'a picture of a data object at another place',
  'bpmn:FormalExpression.evaluatesToTypeRef': 'the engine checks the value itself',

  // Services are bound by job type, not by WSDL
  'bpmn:Interface': 'services are bound by the type of the job',
  'bpmn:EndPoint': 'services are bound by the type of the job',
  '.operationRef': 'services are bound by the type of the job',
  '.implementation': 'the way of carrying out is given by `zeebe:` elements',
  'bpmn:CallableElement.supportedInterfaceRef': 'services are bound by the type of the job',
  'bpmn:CallableElement.ioBinding': 'services are bound by the type of the job',
  'bpmn:Participant.interfaceRef': 'services are bound by the type of the job',
  'bpmn:Participant.endPointRefs': 'services are bound by the type of the job',

  // Attributes that only describe
  'bpmn:Gateway.gatewayDirection': 'follows from the flows; a contradiction is an error',
  'bpmn:Process.processType': 'public or private changes no token',
  'bpmn:Process.isClosed': 'whether others may interact; message flows say it',
  'bpmn:Process.definitionalCollaborationRef': 'collaborations are read by participant',
  'bpmn:Process.supports': 'conformance of processes to each other',
  'bpmn:Collaboration.name': 'a title',
  'bpmn:Collaboration.isClosed': 'whether others may interact; message flows say it',
  'bpmn:SequenceFlow.isImmediate': 'false in an executable process is an error',
  'bpmn:ScriptTask.scriptFormat': 'scripts are FEEL',
  'bpmn:Transaction.protocol': 'no distributed transactions here',
  'bpmn:Transaction.method': 'the method is compensation',
  'bpmn:LinkEventDefinition.source': 'links are paired by name',
  'bpmn:LinkEventDefinition.target': 'links are paired by name',
  'bpmn:Activity.boundaryEventRefs': 'boundary events name their activity',
  'bpmn:Rendering': 'no attributes in the standard [BPMN 10.3.4]',
  'bpmn:Lane.partitionElementRef': 'lanes are offices or roles by name',
  'bpmn:Lane.partitionElement': 'lanes are offices or roles by name',
  'bpmn:ParticipantMultiplicity': 'how many partners may take part; cases are single',
  'bpmn:PartnerEntity': 'names partners',
  'bpmn:PartnerRole': 'names partners',
  'bpmn:Resource': 'roles are lanes or assignments',
  '.id': 'nobody asked for this id; it is unique and that is all it has to be',
};
