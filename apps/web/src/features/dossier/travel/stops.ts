import type { Moments } from '@fallspur/contract';
import { dayOfInstant } from '../../../ui/format.ts';

/** By what the slider goes: the days on which something happened, or one recorded event after the other. */
export const AXES = ['geschehen', 'erfasst'] as const;
export type Axis = (typeof AXES)[number];

export const readAxis = (word: string | null): Axis => AXES.find((axis) => axis === word) ?? 'geschehen';

type Moment = Moments['moments'][number];

/** Where the slider can rest. The dossier is shown as it stood after the last of its moments. */
export interface Stop {
  readonly revision: number;
  /** Local date of the axis. */
  readonly on: string;
  /** In the order of recording; of one recorded event only itself. */
  readonly moments: readonly Moment[];
  /** Those that had happened on an earlier day, but were recorded after what happened on this one. */
  readonly belated: readonly Moment[];
}

/**
 * The history along an axis. What was recorded belatedly stands with the day from which on it is known, so that both the
 * days and what is known only ever grow.
 */
export function stopsOf(moments: readonly Moment[], axis: Axis): readonly Stop[] {
  if (axis === 'erfasst')
    return moments.map((moment) => ({
      revision: moment.revision,
      on: dayOfInstant(moment.recordedAt),
      moments: [moment],
      belated: [],
    }));
  let day = '';
  const days = Map.groupBy(moments, ({ occurredOn }) => (day = occurredOn > day ? occurredOn : day));
  return [...days].map(([on, those]) => ({
    revision: those.at(-1)?.revision ?? 0,
    on,
    moments: those,
    belated: those.filter(({ occurredOn }) => occurredOn < on),
  }));
}

/** Index of the stop that shows a revision: the first one that contains it. */
export function nearestStop(stops: readonly Stop[], revision: number): number {
  const at = stops.findIndex((stop) => stop.revision >= revision);
  return at < 0 ? Math.max(0, stops.length - 1) : at;
}

/** The revision somebody asks for in the address; null where it is none of this dossier. */
export const readRevision = (word: string | null, last: number): number | null =>
  word !== null && /^\d{1,9}$/.test(word) && Number(word) <= last ? Number(word) : null;
