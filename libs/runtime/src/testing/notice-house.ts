import { dueJobs, incidentsProjection, jobsProjection, openIncidents } from '../projections/index.ts';
import { runJobs, type JobHandler, type JobLimits, type JobsRun } from '../job-runner.ts';
import { akte, commandId, ended, EWD, handDeployed, smallHouse, viewsOf, type SmallHouse } from './small-house.ts';

/** A service task that sends a notice; it is handed the address and nothing else. */
const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:anzeige">
  <bpmn:process id="anzeige" name="Anzeige" isExecutable="true">
    <bpmn:startEvent id="Start" />
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Senden" />
    <bpmn:serviceTask id="Senden" name="Anzeige senden">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="anzeige-senden" retries="3" />
        <zeebe:taskHeaders><zeebe:header key="kanal" value="post" /></zeebe:taskHeaders>
        <zeebe:ioMapping>
          <zeebe:input source="=adresse" target="an" />
          <zeebe:output source="=beleg" target="beleg" />
        </zeebe:ioMapping>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="F2" sourceRef="Senden" targetRef="Ende" />
    <bpmn:endEvent id="Ende" name="gesendet" />
  </bpmn:process>
</bpmn:definitions>`;

export interface NoticeHouse extends SmallHouse {
  /** Starts the process in a case. */
  begin(name: string): Promise<void>;
  /** Looks the due jobs up and carries them out with this handler. */
  run(handler: JobHandler, limits?: Partial<JobLimits>): Promise<JobsRun>;
  /** What is stuck. */
  incidents(): Promise<ReturnType<typeof openIncidents>>;
  /** Types of the events of all cases, in order. */
  recorded(): Promise<readonly string[]>;
}

/** A house whose one process waits for a job. Hand in a log to start a second process on the same one. */
export async function noticeHouse(parts: Partial<SmallHouse> = {}): Promise<NoticeHouse> {
  const house = await smallHouse({ ...parts, deployed: await handDeployed('anzeige', BPMN) });
  const { runtime, log, clock } = house;
  const asked = async <T>(question: Parameters<Awaited<ReturnType<typeof viewsOf>>['answer']>[0]): Promise<T> => {
    using views = await viewsOf(house, [jobsProjection, incidentsProjection]);
    await views.catchUp();
    return views.answer(question).value as T;
  };
  return {
    ...house,
    begin: async (name) => {
      const variables = { adresse: 'Bahnhofstrasse 1', geheim: 'x' };
      const command = { type: 'StartProcess', process: 'anzeige', variables } as const;
      ended(await runtime.execute(akte(name), { ...command, commandId: commandId(`begin ${name}`), actor: EWD }));
    },
    run: (handler, limits) =>
      runJobs(
        runtime,
        (types) => asked((rows) => dueJobs(rows, types, clock.now())),
        { 'anzeige-senden': handler },
        { atOnce: 2, timeLimitMs: 5_000, ...limits },
      ),
    incidents: () => asked(openIncidents),
    recorded: async () => {
      const types: string[] = [];
      for await (const { type } of log.readAll()) types.push(type);
      return types;
    },
  };
}
