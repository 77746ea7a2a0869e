/** Small BPMN texts for the specs. */
export const definitions = (body: string, attributes = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:other="urn:other"
  id="Definitions_1" targetNamespace="urn:fallspur:spec" ${attributes}>
${body}
</bpmn:definitions>`;

export const process = (body: string, attributes = 'isExecutable="true"'): string =>
  definitions(`<bpmn:process id="P" name="Prozess" ${attributes}>\n${body}\n</bpmn:process>`);

/** A process start -> `middle` -> end around the body, wired by the flows `in` and `out`. */
export const around = (middle: string, body: string, roots = ''): string =>
  definitions(`${roots}<bpmn:process id="P" isExecutable="true">
  <bpmn:startEvent id="Start"><bpmn:outgoing>in</bpmn:outgoing></bpmn:startEvent>
  ${body}
  <bpmn:endEvent id="End"><bpmn:incoming>out</bpmn:incoming></bpmn:endEvent>
  ${flow('in', 'Start', middle)}${flow('out', middle, 'End')}
</bpmn:process>`);

export const flow = (id: string, source: string, target: string, inside = ''): string =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${source}" targetRef="${target}">${inside}</bpmn:sequenceFlow>`;

export const IN_OUT = '<bpmn:incoming>in</bpmn:incoming><bpmn:outgoing>out</bpmn:outgoing>';

export const task = (id: string, attributes = '', inside = IN_OUT): string =>
  `<bpmn:task id="${id}" ${attributes}>${inside}</bpmn:task>`;

/** Without an offence of any kind. */
export const SOUND = around('Task', task('Task'));
