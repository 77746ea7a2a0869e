import { describe, expect, it } from '@jest/globals';
import type { Comparison } from './soundness.ts';
import { agreementTable, agrees, compareAll, corpusFolder } from './soundness.ts';

/** Where we differ from the published verdict, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  'rba-integration-livelock.bpmn optionToComplete':
    'tokens multiply for ever, yet every marking can move: stuck only under the token cap of the source (our strong notion says no as well)',
  'fbpmn-e005TravelAgency.bpmn sound':
    'the agency waits for «Payment Received» before «Confirm Booking», the customer the other way round: only new offers go on',
  'fbpmn-e005TravelAgency.bpmn soundExceptMessages': 'the same',
  'fbpmn-e041MBE.bpmn safe': 'the source lets a timer with a duration fire again and again; it comes once',
};

const folder = corpusFolder();

(folder ? describe : describe.skip)('the soundness corpus (not run where it is not at hand)', () => {
  it('agrees with every published verdict, or the difference is explained', async () => {
    const comparisons = await compareAll(folder as string);
    const differing = comparisons.filter((one) => !agrees(one)).map(({ file, property }) => `${file} ${property}`);
    expect(differing.sort()).toEqual(Object.keys(DIFFERENT).sort());
    expect(comparisons).toHaveLength(171);
  });
});

describe('the table of agreement', () => {
  it('counts by property and names every difference', () => {
    const one = { file: 'a.bpmn', property: 'safe', markings: 3 } as const;
    const table = agreementTable([
      { ...one, published: true, ours: true },
      { ...one, published: true, ours: null },
    ] satisfies Comparison[]);
    expect(table).toContain('safe                 1 / 2');
    expect(table).toContain('a.bpmn safe: published true, ours undecided (3 markings)');
  });
});
