import { describe, expect, it } from '@jest/globals';
import type { Journey } from '@fallspur/contract';
import { layoutOf, ticksBetween } from './layout.ts';

const journey: Journey = {
  from: '2016-01-04',
  to: '2016-04-04',
  today: '2016-03-01',
  bands: [
    {
      instance: 'i-1',
      processName: 'Informieren',
      state: 'running',
      from: '2016-01-04',
      to: null,
      outcome: null,
      stays: [
        { element: 'Task_FormFestlegen', name: 'Form festlegen', from: '2016-01-04', to: '2016-01-04' },
        { element: 'Task_GespraechFuehren', name: 'Erstinformationsgespräch führen', from: '2016-01-20', to: null },
      ],
      due: [{ name: 'Erstinformationsgespräch führen', on: '2016-04-04', overdue: false }],
    },
  ],
  facts: [
    { eventId: 'e-3', title: 'Einladung', on: '2016-01-20' },
    { eventId: 'e-1', title: 'Zuzug', on: '2016-01-04' },
    { eventId: 'e-2', title: 'Form', on: '2016-01-04' },
  ],
};

describe('a journey laid out on one axis', () => {
  const layout = layoutOf(journey, 1000);
  const band = layout.bands[0]!;

  it('puts everything in the order of time, within the width', () => {
    const order = [band.x1, band.stays[1]!.x1, layout.todayX, band.due[0]!.x];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
    expect(order.at(-1)).toBeLessThan(1000);
  });

  it('ends what still runs today, and shows a stay of a moment too', () => {
    expect(band.x2).toBe(layout.todayX);
    expect(band.stays[1]!.x2).toBe(layout.todayX);
    expect(band.stays[0]!.x2 - band.stays[0]!.x1).toBe(3);
    expect(band.stays[0]!.letters).toBe(0);
    expect(band.stays[1]!.letters).toBeGreaterThan('Erstinformationsgespräch führen'.length);
  });

  it('says a deadline far ahead at the end of the axis', () => {
    const due = [{ name: '12 Monate', on: '2017-01-04', overdue: false }, ...journey.bands[0]!.due];
    const far = layoutOf({ ...journey, to: '2017-01-04', bands: [{ ...journey.bands[0]!, due }] }, 1000);
    expect(far.bands[0]!.due.map(({ x, beyond }) => [x === 990, beyond])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(far.todayX).toBeGreaterThan(400);
  });

  it('marks a run that ended at once on the run it found, and gives any other a band of its own', () => {
    const [running] = journey.bands;
    const moment = { ...running!, instance: 'i-2', from: '2016-02-01', to: '2016-02-01', stays: [], due: [] };
    const later = { ...moment, instance: 'i-3', processName: 'Jahresziel' };
    const { bands } = layoutOf({ ...journey, bands: [running!, moment, later] }, 1000);
    expect(bands.map(({ band: { instance } }) => instance)).toEqual(['i-1', 'i-3']);
    expect(bands.map(({ passing }) => passing.map((one) => one.band.instance))).toEqual([['i-2'], []]);
    expect(layoutOf({ ...journey, bands: [moment] }, 1000).bands).toHaveLength(1);
  });

  it('gathers facts of one day in one dot', () => {
    expect(layout.facts.map(({ facts }) => facts.map(({ eventId }) => eventId))).toEqual([['e-1', 'e-2'], ['e-3']]);
  });
});

describe('the ticks of the axis', () => {
  it('are months where they have room, then quarters, then years', () => {
    expect(ticksBetween('2016-01-01', '2016-04-10', 9).map(({ on }) => on)).toEqual([
      '2016-02-01',
      '2016-03-01',
      '2016-04-01',
    ]);
    expect(ticksBetween('2015-11-03', '2016-08-01', 0.6).map(({ on, unit }) => [on, unit])).toEqual([
      ['2016-01-01', 'year'],
      ['2016-04-01', 'month'],
      ['2016-07-01', 'month'],
    ]);
    expect(ticksBetween('2015-11-03', '2018-08-01', 0.13).map(({ on }) => on)).toEqual([
      '2016-01-01',
      '2017-01-01',
      '2018-01-01',
    ]);
  });
});
