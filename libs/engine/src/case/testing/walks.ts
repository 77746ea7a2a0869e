import type { JsonObject } from '@fallspur/kernel';
import { enabledIn } from '../ad-hoc.ts';
import type { Stage } from '../../testing/stage.ts';
import { bareTask, factTask, flows, message, onMessage, open, raising, timer, type Drawing } from './bench.ts';

export const FACTS = { Begonnen: open('name'), Getan: open('name'), Gemeldet: open(), Abgebrochen: open() };

/** One random move: whatever lies open, chosen by two numbers. */
export function move(stage: Stage, [kind, choice]: readonly [number, number]): void {
  const pick = <T>(items: readonly T[]): T | undefined => items[choice % Math.max(1, items.length)];
  const instances = Object.values(stage.state.instances);
  const tasks = instances.flatMap(({ id, tasks }) => Object.keys(tasks).map((task) => ({ instance: id, task })));
  const fact = (type: string, data: JsonObject = { name: `n${choice}` }) => {
    stage.send({ type: 'RecordFact', fact: { type, data, personIds: [`p${choice % 2}`] } });
  };
  switch (kind) {
    case 0:
      return fact('Begonnen');
    case 1:
      return fact('Getan');
    case 2:
      return fact('Abgebrochen');
    case 3: {
      stage.advance(`P${(choice % 4) + 1}D`);
      return;
    }
    case 4: {
      const facts = stage.state.facts.toArray().flatMap((entry) => (entry.kind === 'fact' ? [entry.fact.id] : []));
      const event = pick(facts);
      if (event) stage.send({ type: 'CorrectFact', event, data: { name: `k${choice}` }, reason: 'Probe' });
      return;
    }
    case 5: {
      const instance = pick(instances)?.id;
      if (instance) stage.send({ type: 'SetVariables', instance, variables: { fertig: choice % 2 === 0 } });
      return;
    }
    default: {
      const instance = pick(instances);
      const definition = instance && stage.definitions.bySha256(instance.definition.sha256);
      if (instance && definition && kind === 6 && choice < 5) {
        const enabled = Object.keys(instance.charts).flatMap((chart) => enabledIn({ ...instance, definition }, chart));
        stage.send({ type: 'ActivateElement', instance: instance.id, element: enabled[choice % 2] ?? '' });
      }
      const task = pick(tasks);
      if (task) stage.send({ type: 'CompleteTask', task, data: { name: 'x' }, variables: { a: choice } });
    }
  }
}

/** Processes that use between them all that can hold tokens, for random walks. */
export const DRAWINGS: readonly Drawing[] = [
  {
    id: 'parallel',
    roots: message('Begonnen') + message('Abgebrochen'),
    inside: `<bpmn:startEvent id="S">${onMessage('Begonnen')}</bpmn:startEvent><bpmn:endEvent id="E"/>
      <bpmn:parallelGateway id="F"/><bpmn:parallelGateway id="J"/>${factTask('A', 'Getan')}${bareTask('B')}
      <bpmn:boundaryEvent id="BT" attachedToRef="B" cancelActivity="false">${timer('timeCycle', 'R2/P3D')}</bpmn:boundaryEvent>
      ${bareTask('M')}<bpmn:endEvent id="ME"/>${raising('R', 'Gemeldet', '{ name: fakt.name }')}
      ${flows('S>F', 'F>A', 'F>B', 'A>R', 'R>J', 'B>J', 'J>E', 'BT>M', 'M>ME')}
      <bpmn:subProcess id="X" triggeredByEvent="true"><bpmn:startEvent id="XS">${onMessage('Abgebrochen')}</bpmn:startEvent>${bareTask('XT')}<bpmn:endEvent id="XE"/>${flows('XS>XT', 'XT>XE')}</bpmn:subProcess>`,
  },
  {
    id: 'schlaufe',
    roots: message('Gemeldet'),
    inside: `<bpmn:startEvent id="S">${onMessage('Gemeldet')}</bpmn:startEvent><bpmn:endEvent id="E"/>
      <bpmn:exclusiveGateway id="V"/><bpmn:exclusiveGateway id="W" default="W_V"/>
      <bpmn:subProcess id="U"><bpmn:startEvent id="US"/>${bareTask('T')}<bpmn:endEvent id="UE"/>${flows('US>T', 'T>UE')}</bpmn:subProcess>
      <bpmn:boundaryEvent id="UB" attachedToRef="U">${timer('timeDuration', 'P5D')}</bpmn:boundaryEvent><bpmn:endEvent id="UX"/>
      ${flows('S>V', 'V>U', 'U>W', 'W>E fertig = true', 'W>V', 'UB>UX')}`,
  },
  {
    id: 'gewirr',
    roots: message('Begonnen') + message('Getan') + message('Abgebrochen') + '<bpmn:signal id="Sig" name="ruf"/>',
    inside: `<bpmn:startEvent id="S">${onMessage('Begonnen')}</bpmn:startEvent><bpmn:parallelGateway id="F"/>
      <bpmn:eventBasedGateway id="G"/><bpmn:intermediateCatchEvent id="GM">${onMessage('Getan')}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="GT">${timer('timeDuration', 'P2D')}</bpmn:intermediateCatchEvent>
      <bpmn:endEvent id="E1"/><bpmn:endEvent id="E2"><bpmn:signalEventDefinition signalRef="Sig"/></bpmn:endEvent>
      <bpmn:subProcess id="U"><bpmn:startEvent id="US"/>${bareTask('T')}<bpmn:exclusiveGateway id="W" default="W_UE"/><bpmn:endEvent id="UE"/>
        <bpmn:endEvent id="UX"><bpmn:errorEventDefinition/></bpmn:endEvent><bpmn:endEvent id="UT"><bpmn:terminateEventDefinition/></bpmn:endEvent>
        ${flows('US>T', 'T>W', 'W>UX a > 6', 'W>UT a > 4', 'W>UE')}
        <bpmn:subProcess id="L" triggeredByEvent="true"><bpmn:startEvent id="LS" isInterrupting="false"><bpmn:signalEventDefinition signalRef="Sig"/></bpmn:startEvent>${bareTask('LT')}<bpmn:endEvent id="LE"/>${flows('LS>LT', 'LT>LE')}</bpmn:subProcess>
      </bpmn:subProcess>
      <bpmn:boundaryEvent id="UBE" attachedToRef="U"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>${bareTask('N')}<bpmn:endEvent id="NE"/>
      <bpmn:boundaryEvent id="UBC" attachedToRef="U" cancelActivity="false"><bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">=fertig = true</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:boundaryEvent>
      ${bareTask('O')}<bpmn:endEvent id="OE"/><bpmn:endEvent id="E3"/>
      ${flows('S>F', 'F>G', 'F>U', 'G>GM', 'G>GT', 'GM>E1', 'GT>E2', 'U>E3', 'UBE>N', 'N>NE', 'UBC>O', 'O>OE')}
      <bpmn:subProcess id="X" triggeredByEvent="true"><bpmn:startEvent id="XS">${onMessage('Abgebrochen')}</bpmn:startEvent><bpmn:endEvent id="XE"/>${flows('XS>XE')}</bpmn:subProcess>`,
  },
  {
    id: 'mehrfach',
    roots: message('Begonnen') + message('Abgebrochen'),
    inside: `<bpmn:startEvent id="S">${onMessage('Begonnen')}</bpmn:startEvent><bpmn:endEvent id="E"/>
      <bpmn:userTask id="M"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1, 2, 3]" inputElement="x" outputCollection="r" outputElement="=a"/></bpmn:extensionElements><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=a = 9</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>
      <bpmn:boundaryEvent id="MB" attachedToRef="M"><bpmn:messageEventDefinition messageRef="M_Abgebrochen"/></bpmn:boundaryEvent>
      <bpmn:subProcess id="U"><bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">=2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics><bpmn:startEvent id="US"/>
        <bpmn:userTask id="L"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements><bpmn:standardLoopCharacteristics loopMaximum="3"><bpmn:loopCondition xsi:type="bpmn:tFormalExpression">=a &gt; 4</bpmn:loopCondition></bpmn:standardLoopCharacteristics></bpmn:userTask><bpmn:endEvent id="UE"/>${flows('US>L', 'L>UE')}</bpmn:subProcess>
      <bpmn:endEvent id="ME"/>${flows('S>M', 'M>U', 'U>E', 'MB>ME')}`,
  },
  {
    id: 'ruft',
    roots: message('Begonnen') + '<bpmn:error id="F" errorCode="F"/>',
    inside: `<bpmn:startEvent id="S">${onMessage('Begonnen')}</bpmn:startEvent><bpmn:endEvent id="E"/>
      <bpmn:callActivity id="C"><bpmn:extensionElements><zeebe:calledElement processId="gerufen"/></bpmn:extensionElements><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">=2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:callActivity>
      <bpmn:boundaryEvent id="CB" attachedToRef="C"><bpmn:errorEventDefinition errorRef="F"/></bpmn:boundaryEvent><bpmn:endEvent id="CE"/>${flows('S>C', 'C>E', 'CB>CE')}`,
  },
  {
    id: 'gerufen',
    roots: '<bpmn:error id="F" errorCode="F"/>',
    inside: `<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/>${bareTask('T')}<bpmn:exclusiveGateway id="W" default="W_E"/><bpmn:endEvent id="X"><bpmn:errorEventDefinition errorRef="F"/></bpmn:endEvent>${flows('S>T', 'T>W', 'W>X a > 6', 'W>E')}`,
  },
  {
    id: 'kehrt',
    roots: message('Begonnen'),
    inside: `<bpmn:startEvent id="S">${onMessage('Begonnen')}</bpmn:startEvent><bpmn:endEvent id="E"/>
      <bpmn:transaction id="X"><bpmn:startEvent id="XS"/>${bareTask('A')}<bpmn:boundaryEvent id="AC" attachedToRef="A"><bpmn:compensateEventDefinition/></bpmn:boundaryEvent>
        <bpmn:userTask id="AH" isForCompensation="true"><bpmn:extensionElements><zeebe:userTask/></bpmn:extensionElements></bpmn:userTask><bpmn:association id="AA" sourceRef="AC" targetRef="AH"/>
        <bpmn:exclusiveGateway id="W" default="W_XE"/><bpmn:endEvent id="XX"><bpmn:cancelEventDefinition/></bpmn:endEvent><bpmn:endEvent id="XE"/>${flows('XS>A', 'A>W', 'W>XX a > 5', 'W>XE')}</bpmn:transaction>
      <bpmn:boundaryEvent id="XB" attachedToRef="X"><bpmn:cancelEventDefinition/></bpmn:boundaryEvent><bpmn:endEvent id="BE"/>
      ${bareTask('T')}<bpmn:intermediateThrowEvent id="U"><bpmn:compensateEventDefinition/></bpmn:intermediateThrowEvent>${flows('S>X', 'X>T', 'T>U', 'U>E', 'XB>BE')}`,
  },
  {
    id: 'frei',
    roots: message('Begonnen'),
    inside: `<bpmn:startEvent id="S">${onMessage('Begonnen')}</bpmn:startEvent><bpmn:endEvent id="E"/>
      <bpmn:adHocSubProcess id="X">${bareTask('FA')}${bareTask('FB')}<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=a > 7</bpmn:completionCondition></bpmn:adHocSubProcess>${flows('S>X', 'X>E')}`,
  },
];
