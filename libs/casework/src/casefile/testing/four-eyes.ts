import { compileSource, type CompiledDefinition, type DefinitionSource } from '@fallspur/engine';

/** Somebody asks, somebody else approves; `asks` is the id of the first task. */
export const fourEyes = (asks = 'Antrag'): DefinitionSource => ({
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
    <bpmn:userTask id="${asks}" name="Antrag stellen"><bpmn:extensionElements><zeebe:userTask />
      <zeebe:assignmentDefinition candidateGroups="IB" /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:userTask id="Freigeben" name="Freigeben"><bpmn:extensionElements><zeebe:userTask />
      <zeebe:assignmentDefinition candidateGroups="IB" />
      <zeebe:properties><zeebe:property name="excludes" value="${asks}" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask>
    <bpmn:endEvent id="Ende" />
    <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="${asks}" />
    <bpmn:sequenceFlow id="f2" sourceRef="${asks}" targetRef="Freigeben" />
    <bpmn:sequenceFlow id="f3" sourceRef="Freigeben" targetRef="Ende" />
  </bpmn:process>
</bpmn:definitions>`,
  },
});

/** One version after the other of the same process, compiled. */
export const versionsOf = (...sources: readonly DefinitionSource[]): Promise<readonly CompiledDefinition[]> =>
  Promise.all(
    sources.map(async (source, at) => {
      const compiled = await compileSource(source, at + 1);
      if (compiled.kind === 'refused') throw new Error(JSON.stringify(compiled.diagnostics));
      return compiled.definition;
    }),
  );
