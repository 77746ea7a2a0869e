import { DELIVERED, deployProposals, PROCESSES, readProposals, type House } from '@fallspur/house';
import { isRefusal, uuidV5 } from '@fallspur/kernel';

/** A process of a dossier that waits for a job: no shipped process orders one. */
const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:anzeige">
  <bpmn:process id="anzeige" name="Anzeige" isExecutable="true">
    <bpmn:startEvent id="Start" />
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Senden" />
    <bpmn:serviceTask id="Senden" name="Anzeige senden">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="anzeige-senden" retries="2" />
        <zeebe:ioMapping><zeebe:input source="=adresse" target="an" /></zeebe:ioMapping>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="F2" sourceRef="Senden" targetRef="Ende" />
    <bpmn:endEvent id="Ende" name="gesendet" />
  </bpmn:process>
</bpmn:definitions>`;

export const deployNoticeProcess = async ({ runtime }: House): Promise<void> => {
  const bpmn = { file: 'anzeige.bpmn', xml: BPMN };
  const source = { process: 'anzeige', caseKind: 'dossier', bpmn, dmn: [], facts: {}, profile: 'strict' } as const;
  const process = { source, name: 'Anzeige', legalBasis: ['ERFUNDEN'], inForceFrom: '2015-07-01' };
  const proposals = { ...(await readProposals(PROCESSES)), processes: [process] };
  const { refused } = await deployProposals(runtime, proposals, DELIVERED);
  if (refused[0]) throw new Error(`the process was refused: ${refused[0].refusal.message}`);
};

/** Gives the instance. */
export const beginNotice = async ({ runtime }: House, caseId: string): Promise<string> => {
  const answer = await runtime.execute(caseId, {
    type: 'StartProcess',
    commandId: uuidV5('test notice', caseId),
    actor: { person: 'test', office: 'EG-2534', role: 'IB' },
    process: 'anzeige',
    variables: { adresse: 'Bahnhofstrasse 1', anderes: 'geht niemanden an' },
  });
  if (isRefusal(answer)) throw new Error(`the process could not begin: ${answer.code} ${answer.message}`);
  const { instances } = await runtime.state(caseId);
  return Object.values(instances).find(({ definition }) => definition.process === 'anzeige')!.id;
};
