import type { Journey } from '@fallspur/contract';
import { formatDate } from '../../../ui/format.ts';
import { counted } from '../words.ts';

export interface StoryLine {
  readonly kind: 'process' | 'stay' | 'due' | 'overdue' | 'fact';
  readonly from: string;
  readonly to: string | null;
  /** Goes on today. */
  readonly open: boolean;
  readonly what: string;
  readonly process: string | null;
}

/** Everything a journey shows, as lines in the order of time: what is drawn can also be read. */
export function storyOf({ bands, facts }: Journey): readonly StoryLine[] {
  const lines = [
    ...bands.flatMap((band): StoryLine[] => {
      const of = { process: band.processName };
      return [
        {
          ...of,
          kind: 'process',
          from: band.from,
          to: band.to,
          open: band.to === null,
          what: band.outcome ?? band.processName,
        },
        ...band.stays.map(({ name, from, to }) => ({
          ...of,
          kind: 'stay' as const,
          from,
          to,
          open: to === null,
          what: name,
        })),
        ...band.due.map(({ name, on, overdue }) => ({
          ...of,
          kind: overdue ? ('overdue' as const) : ('due' as const),
          from: on,
          to: on,
          open: false,
          what: name,
        })),
      ];
    }),
    ...facts.map(({ title, on }): StoryLine => ({
      kind: 'fact',
      from: on,
      to: on,
      open: false,
      what: title,
      process: null,
    })),
  ];
  return lines.sort((a, b) => a.from.localeCompare(b.from));
}

/** Facts whose dots stand together, each day once and equal ones counted: «02.11.2026: 4 × Person erfasst, Zuzug erfasst». */
export function saidFacts(facts: Journey['facts']): string {
  const days = Map.groupBy(facts, ({ on }) => on);
  return [...days].map(([on, those]) => `${formatDate(on)}: ${counted(those.map(({ title }) => title))}`).join('; ');
}
