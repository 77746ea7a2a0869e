export * from './projection.ts';
export { PoisonEvent } from './poison.ts';
export type { EventReaders } from './event-view.ts';
export type { News } from './news.ts';
export type { ParkedCase } from './parked.ts';
export { queriesOf, type Answer, type Query, type Rows } from './answers.ts';
// So that a reader can name the parts of its queries without a second door to Kysely.
export type { ExpressionBuilder } from 'kysely';
export type { Progress, ProgressListener } from './follower.ts';
export {
  openViews,
  type AnsweringViews,
  type PastViews,
  type Views,
  type ViewsOptions,
  type ViewStatus,
} from './views.ts';
