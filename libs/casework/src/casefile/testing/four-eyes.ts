import type { DefinitionSource } from '@fallspur/engine';

/** Somebody asks, somebody else approves. */
export const FOUR_EYES: DefinitionSource = {
  process: 'freigabe',
  caseKind: 'dossier',
  dmn: [],
  facts: {},
  profile: 'strict',
  bpmn: {
    file: 'freigabe.bpmn',
    xml: `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:test">
  <bpmn:process id="freigabe" name="Freigabe" isExecutable="true">
    <bpmn:startEvent id="Start" />
    <bpmn:userTask id="Antrag" name="Antrag stellen"><bpmn:extensionElements><zeebe:userTask />
      <zeebe:assignmentDefinition candidateGroups="IB" /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:userTask id="Freigeben" name="Freigeben"><bpmn:extensionElements><zeebe:userTask />
      <zeebe:assignmentDefinition candidateGroups="IB" />
      <zeebe:properties><zeebe:property name="excludes" value="Antrag" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="Ende" />
    <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Antrag" />
    <bpmn:sequenceFlow id="f2" sourceRef="Antrag" targetRef="Freigeben" />
    <bpmn:sequenceFlow id="f3" sourceRef="Freigeben" targetRef="Ende" />
  </bpmn:process>
</bpmn:definitions>`,
  },
};
