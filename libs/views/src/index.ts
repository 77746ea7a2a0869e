export * from './projection.ts';
export { PoisonEvent } from './poison.ts';
export type { EventReaders } from './event-view.ts';
export type { ParkedCase } from './parked.ts';
export { queriesOf, type Answer, type Query, type Rows } from './answers.ts';
export type { Progress, ProgressListener } from './follower.ts';
export {
  openViews,
  type AnsweringViews,
  type PastViews,
  type Views,
  type ViewsOptions,
  type ViewStatus,
} from './views.ts';
