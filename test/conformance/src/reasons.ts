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
    '1156-range-function': "`instance of range<…>`: feelin's grammar does not read the type",
    '0095-': 'dates handed in for an input typed `Any`: our inputs are JSON, so they stay text',
    '0096-': 'dates handed in for an input typed `Any`: our inputs are JSON, so they stay text',
    '0097-': 'dates handed in for an input typed `Any`: our inputs are JSON, so they stay text',
    '0098-': 'dates handed in for an input typed `Any`: our inputs are JSON, so they stay text',
    '1115-': 'years of nine digits: Temporal ends at ±271 821',
    '1117-': 'years of nine digits: Temporal ends at ±271 821',
    '0068-feel-equality': 'times that differ below a millisecond count as equal there; here they differ (disputed)',
    '1111-feel-matches-function': 'back-reference: no linear-time engine has them',
  },
};

/** The reason that stands for this test, by its longest beginning. */
export const reasonFor = (exam: string, name: string): string | undefined => {
  const beginnings = Object.keys(REASONS[exam] ?? {}).filter((beginning) => name.startsWith(beginning));
  const best = beginnings.sort((a, b) => b.length - a.length)[0];
  return best === undefined ? undefined : REASONS[exam]?.[best];
};
