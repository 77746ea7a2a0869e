import { localDateOf } from '@fallspur/kernel';
import type { CaseFile, Surroundings } from './case-file.ts';
import { eventTitle } from './timeline.ts';

/** The whole history for the time slider, oldest first. */
export const momentsOf = ({ events }: CaseFile, around: Pick<Surroundings, 'definitions'>) =>
  events.map((event) => ({
    revision: event.meta.revision,
    title: eventTitle(event, around),
    occurredOn: localDateOf(event.meta.occurredOn),
    recordedAt: event.meta.recordedAt,
  }));
