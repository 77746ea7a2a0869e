/** Why tests do not pass, by exam and name; one reason may stand for several names that begin alike. */
export const REASONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  import: {},
  rejection: {
    EXT128_:
      'a message event would have to name an operation of a service (`operationRef`): hardly a modeller writes one, nor do we, and nothing runs by it',
  },
  soundness: {
    'rba-integration-livelock.bpmn optionToComplete':
      'tokens multiply for ever, yet every marking can move: stuck only under the token cap of the source (our strong notion says no as well)',
    'fbpmn-e005TravelAgency.bpmn sound':
      'the agency waits for «Payment Received» before «Confirm Booking», the customer the other way round: only new offers go on',
    'fbpmn-e041MBE.bpmn safe': 'the source lets a timer with a duration fire again and again; it comes once',
  },
  execution: {
    Timer_IntermediateTimeCycleEvent:
      'disputed by the corpus itself: one token of a catch event in normal flow would have to go on four times',
    MultiInstance_: 'disputed by the corpus itself: the boundary event interrupts, and yet the activity would go on',
    WCP09_Structured_Discriminator_MultiInstance: 'disputed by the corpus itself: as for MultiInstance_',
    WCP12_MultipleInstancesWithoutSynchronization: 'disputed by the corpus itself: as for MultiInstance_',
  },
  decisions: {
    '0076-feel-external-java': 'functions of a host language are not run, on purpose',
    '0068-feel-equality':
      'times that differ by parts of a second count as equal there; by the text of DMN 1.5 (10.3.2.3.4) every time has its own value',
    '1111-feel-matches-function': 'back-reference: no linear-time engine has them',
  },
};

/** The reason that stands for this test, by its longest beginning. */
export const reasonFor = (exam: string, name: string): string | undefined => {
  const beginnings = Object.keys(REASONS[exam] ?? {}).filter((beginning) => name.startsWith(beginning));
  const best = beginnings.sort((a, b) => b.length - a.length)[0];
  return best === undefined ? undefined : REASONS[exam]?.[best];
};
