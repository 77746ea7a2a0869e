import { DELIVERED, deployProposals, PROCESSES, readProposals, type House } from '@fallspur/house';
import { isRefusal, uuidV5, type JsonObject } from '@fallspur/kernel';

/** A process of a dossier that waits for a job: no shipped process orders one. */
const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:anzeige">
  <bpmn:process id="anzeige" name="Anzeige" isExecutable="true">
    <bpmn:startEvent id="Start" />
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Senden" />
    <bpmn:serviceTask id="Senden" name="Anzeige senden">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="anzeige-senden" retries="2" />
        <zeebe:taskHeaders><zeebe:header key="kanal" value="post" /></zeebe:taskHeaders>
        <zeebe:ioMapping><zeebe:input source="=adresse" target="an" /></zeebe:ioMapping>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="F2" sourceRef="Senden" targetRef="Ende" />
    <bpmn:endEvent id="Ende" name="gesendet" />
  </bpmn:process>
</bpmn:definitions>`;

/** A process of a dossier that chooses by an amount: where that is no number, it is stuck. */
const STUCK = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:kosten">
  <bpmn:process id="kosten" name="Kosten klären" isExecutable="true">
    <bpmn:startEvent id="Start" />
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Hoch" />
    <bpmn:exclusiveGateway id="Hoch" name="Betrag hoch?" />
    <bpmn:sequenceFlow id="F2" name="ja" sourceRef="Hoch" targetRef="Pruefen"><bpmn:conditionExpression>= betrag &gt; 100</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:sequenceFlow id="F3" name="nein" sourceRef="Hoch" targetRef="Ende"><bpmn:conditionExpression>= betrag &lt;= 100</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:userTask id="Pruefen" name="Betrag prüfen" />
    <bpmn:sequenceFlow id="F4" sourceRef="Pruefen" targetRef="Ende" />
    <bpmn:endEvent id="Ende" name="geklärt" />
  </bpmn:process>
</bpmn:definitions>`;

export const deployNoticeProcess = (house: House): Promise<void> => deploy(house, 'anzeige', 'Anzeige', BPMN);
export const deployCostsProcess = (house: House): Promise<void> => deploy(house, 'kosten', 'Kosten klären', STUCK);

const deploy = async ({ runtime }: House, process: string, name: string, xml: string): Promise<void> => {
  const bpmn = { file: `${process}.bpmn`, xml };
  const source = { process, caseKind: 'dossier', bpmn, dmn: [], facts: {}, profile: 'strict' } as const;
  const proposal = { source, name, legalBasis: ['ERFUNDEN'], inForceFrom: '2015-07-01' };
  const proposals = { ...(await readProposals(PROCESSES)), processes: [proposal] };
  const { refused } = await deployProposals(runtime, proposals, DELIVERED);
  if (refused[0]) throw new Error(`the process was refused: ${refused[0].refusal.message}`);
};

/** Gives the instance. */
export const beginNotice = (house: House, caseId: string): Promise<string> =>
  begin(house, caseId, 'anzeige', { adresse: 'Bahnhofstrasse 1', anderes: 'geht niemanden an' });

/** Gives the instance, stuck at `Hoch#1`. */
export const beginCosts = (house: House, caseId: string): Promise<string> =>
  begin(house, caseId, 'kosten', { betrag: 'viel', vorname: 'Zdenka' });

const begin = async ({ runtime }: House, caseId: string, process: string, variables: JsonObject): Promise<string> => {
  const answer = await runtime.execute(caseId, {
    type: 'StartProcess',
    commandId: uuidV5('test begins', process, caseId),
    actor: { person: 'test', office: 'EG-2534', role: 'IB' },
    process,
    variables,
  });
  if (isRefusal(answer)) throw new Error(`the process could not begin: ${answer.code} ${answer.message}`);
  const { instances } = await runtime.state(caseId);
  return Object.values(instances).find(({ definition }) => definition.process === process)!.id;
};
