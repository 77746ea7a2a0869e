import type { Moment } from '@fallspur/house';
import { instantOf } from '../context.ts';
import { wrongUsage } from '../terminal/stop.ts';

/** `--until`: the number of an event of the case, or an instant or day by which it was recorded. */
export const untilOption = (text: string | undefined): Omit<Moment, 'clear'> => {
  if (text === undefined) return {};
  if (/^\d{1,9}$/.test(text)) return { revision: Number(text) };
  const recordedAt = instantOf(text);
  if (recordedAt !== undefined) return { recordedAt };
  throw wrongUsage(
    `--until erwartet die Nummer eines Ereignisses (0, 1, 2, …), einen Zeitpunkt wie 2016-06-30T12:00:00Z oder einen Tag, nicht «${text}».`,
  );
};

/** The moment both options leave: whatever lies beyond one of them is not told. */
export const momentOf = (standPer: string | undefined, until: Omit<Moment, 'clear'>): Omit<Moment, 'clear'> => ({
  revision: until.revision,
  recordedAt: [standPer, until.recordedAt].filter((one) => one !== undefined).sort()[0],
});
