import type { StoryName } from './stories.ts';
import type { Place } from './tale.ts';

/** What became of a family, and how many days before today it arrived. */
export type Planned = readonly [story: StoryName, arrivedDaysAgo: number];

/** The synthetic canton: three larger and five smaller municipalities, 60 dossiers over fourteen months. */
export const PLAN: readonly (Place & { readonly families: readonly Planned[] })[] = [
  place(2534, 'zuchwil', [
    ['arrived', 3],
    ['claimed', 10],
    ['toInvite', 16],
    ['ready', 25],
    ['ready', 38],
    ['ready', 52],
    ['absentOnce', 50],
    ['toAssess', 70],
    ['accompanied', 200],
    ['helped', 415],
  ]),
  place(2546, 'grenchen', [
    ['arrived', 5],
    ['arrived', 41],
    ['toInvite', 20],
    ['ready', 28],
    ['ready', 44],
    ['ready', 60],
    ['toAssess', 40],
    ['toClarify', 90],
    ['noNeed', 230],
    // More than a year ago and no measure begun: the one-year goal was missed.
    ['accompanied', 400],
  ]),
  place(2513, 'biberist', [
    ['arrived', 2],
    ['claimed', 9],
    ['ready', 22],
    ['ready', 33],
    ['ready', 47],
    ['absentOnce', 34],
    ['toRecommend', 50],
    ['written', 150],
    ['noNeed', 300],
    ['absentTwice', 380],
  ]),
  place(2422, 'balsthal', [
    ['arrived', 6],
    ['ready', 31],
    ['forgotten', 104],
    ['toAssess', 55],
    ['noNeed', 180],
    ['movedAway', 240],
  ]),
  place(2407, 'oensingen', [
    ['claimed', 8],
    ['toInvite', 45],
    ['ready', 29],
    ['toClarify', 75],
    ['written', 210],
    ['declined', 330],
  ]),
  place(2473, 'dornach', [
    ['arrived', 4],
    ['toSend', 14],
    ['ready', 36],
    ['absentOnce', 58],
    ['noNeed', 260],
    ['helped', 350],
  ]),
  place(2465, 'buchegg', [
    ['arrived', 39],
    ['ready', 40],
    ['toRecommend', 85],
    ['accompanied', 160],
    ['written', 290],
    ['noNeed', 405],
  ]),
  place(2573, 'dulliken', [
    ['arrived', 7],
    ['toInvite', 13],
    ['ready', 35],
    ['toAssess', 48],
    ['declined', 190],
    ['movedAway', 370],
  ]),
];

function place(bfs: number, slug: string, families: readonly Planned[]) {
  return { bfs, slug, families };
}
