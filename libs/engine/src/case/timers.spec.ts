import { describe, expect, it } from '@jest/globals';
import { nextDue, notBefore, readTimer } from './timers.ts';

describe('a timer text', () => {
  const from = '2016-03-26T09:00:00.000Z';
  it.each([
    ['date', '2016-07-01', '2016-06-30T22:00:00.000Z', 'a day begins at 00:00 local'],
    ['date', '2016-01-31T10:00:00', '2016-01-31T09:00:00.000Z', 'the clock in Solothurn'],
    ['date', '2016-01-31T10:00:00@Asia/Tokyo', '2016-01-31T01:00:00.000Z', 'a zone named by FEEL'],
    ['date', '2016-01-31T10:00:00+03:00', '2016-01-31T07:00:00.000Z', 'an offset'],
    ['duration', 'P1D', '2016-03-27T08:00:00.000Z', 'a day keeps the hour on the wall across summer time'],
    ['duration', 'PT24H', '2016-03-27T09:00:00.000Z', '24 hours do not'],
    ['cycle', 'R/P1D', '2016-03-27T08:00:00.000Z', 'a cycle begins after its first round'],
    ['cycle', 'R2/2016-05-01/P1M', '2016-04-30T22:00:00.000Z', 'or where it says'],
    ['date', '20160131T100000Z', '2016-01-31T10:00:00.000Z', 'the basic format of ISO 8601'],
    ['date', '20160701', '2016-06-30T22:00:00.000Z', 'and its day'],
    ['date', '2016-01-31T10:00+03', '2016-01-31T07:00:00.000Z', 'an offset of hours'],
    ['date', '2016-01-31T10:00:00+09:00[Asia/Tokyo]', '2016-01-31T01:00:00.000Z', 'an offset with its zone'],
    ['duration', '\n  PT1,5S ', '2016-03-26T09:00:01.500Z', 'with blanks around it'],
  ] as const)('%s %s is due %s: %s', (mode, text, dueAt, _why) => {
    expect(readTimer(mode, text, from)?.dueAt).toBe(dueAt);
  });

  it.each(['bald', '2016-13-01', '2016-01-31T25:00:00', 'R0/P1D', 'R/bald', 'R2/x/P1D', ''])('%j is none', (text) => {
    expect(readTimer('date', text, from)).toBeNull();
  });

  it('counts whole days from a day to a day', () => {
    expect(readTimer('duration', 'P14D', '2016-03-20')?.dueAt).toBe('2016-04-02T22:00:00.000Z');
    expect(readTimer('duration', 'PT2H', '2016-03-20')?.dueAt).toBe('2016-03-20T01:00:00.000Z');
  });

  const rounds = (text: string): readonly string[] => {
    const first = readTimer('cycle', text, from);
    const dues: string[] = [];
    let timer: ReturnType<typeof nextDue> = { key: 'a#1', on: 'b#1', ...(first as { dueAt: string }) };
    for (; timer; timer = nextDue(timer)) dues.push(timer.dueAt.slice(11, 16));
    return dues;
  };

  it('of a cycle may name its end, with its duration or its start', () => {
    expect(rounds('R/PT1H/2016-03-26T11:30:00Z')).toEqual(['10:00', '11:00']);
    expect(rounds('R3/2016-03-26T10:00:00Z/2016-03-26T10:30:00Z')).toEqual(['10:00', '10:30', '11:00']);
    expect(readTimer('cycle', 'R3/2016-03-26T10:00:00Z/2016-03-26T10:00:00Z', from)).toBeNull();
  });

  it('of three rounds has three, each counted from the beginning', () => {
    const first = readTimer('cycle', 'R3/P1M', '2016-01-31T11:00:00.000Z');
    let timer: ReturnType<typeof nextDue> = { key: 'a#1', on: 'b#1', ...(first as { dueAt: string }) };
    const dues: string[] = [];
    for (; timer; timer = nextDue(timer)) dues.push(timer.dueAt.slice(0, 10));
    expect(dues).toEqual(['2016-02-29', '2016-03-31', '2016-04-30']);
  });

  it.each([
    ['R/2000-01-01T00:00:00Z/PT1S', '2016-03-26T09:00:00.500Z', '2016-03-26T09:00:01.000Z'],
    ['R/2000-01-31/P1M', '2016-02-10T00:00:00.000Z', '2016-02-28T23:00:00.000Z'],
    ['R/2016-03-01/PT0S', '2016-03-26T09:00:00.000Z', undefined],
    ['R3/2016-03-01/P1D', '2016-03-26T09:00:00.000Z', undefined],
    ['R/2016-03-01/P1D', '2016-02-01T00:00:00.000Z', '2016-02-29T23:00:00.000Z'],
  ])('%s goes on after %s with %s', (text, now, dueAt) => {
    const due = readTimer('cycle', text, from) as { dueAt: string };
    expect(notBefore({ key: 'a#1', on: 'b#1', ...due }, now)?.dueAt).toBe(dueAt);
  });
});
