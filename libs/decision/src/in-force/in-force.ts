import { dayNumber, dayOfNumber, dayText } from '../feel/values/calendar.ts';
import { readDate } from '../feel/values/temporal-text.ts';
import type { Refusal } from '@fallspur/kernel';
import { refuse } from '@fallspur/kernel';

/** A value with the days on which it is law; both days count, no `gueltigBis` means until further notice. */
export interface Dated<T> {
  readonly gueltigVon: string;
  readonly gueltigBis?: string;
  readonly value: T;
}

/**
 * The value in force on a local day (`2026-11-21`). Refuses `E_IN_FORCE_OVERLAP`, `E_IN_FORCE_GAP`, `E_IN_FORCE_DATE`
 * for values that contradict each other, and `E_NOT_IN_FORCE` for a day before the first or after the last.
 */
export const inForce = <T>(values: readonly Dated<T>[], day: string): Dated<T> | Refusal => {
  const contradiction = contradictionIn(values);
  if (contradiction) return contradiction;
  const wrongDay = notADay(day);
  if (wrongDay) return wrongDay;
  const found = values.find(
    ({ gueltigVon, gueltigBis }) => gueltigVon <= day && (gueltigBis === undefined || day <= gueltigBis),
  );
  if (found) return found;
  const known = values.map(shown).join('; ') || 'keine';
  return refuse('E_NOT_IN_FORCE', `Am ${day} ist kein Wert in Kraft. Vorhanden: ${known}.`, { day });
};

/** What makes dated values contradict each other; null where they follow each other without overlap or gap. */
export const contradictionIn = <T>(values: readonly Dated<T>[]): Refusal | null => {
  for (const { gueltigVon, gueltigBis } of values) {
    const wrong = notADay(gueltigVon) ?? (gueltigBis === undefined ? null : notADay(gueltigBis));
    if (wrong) return wrong;
    if (gueltigBis !== undefined && gueltigBis < gueltigVon)
      return refuse('E_IN_FORCE_DATE', `«gueltigBis» ${gueltigBis} liegt vor «gueltigVon» ${gueltigVon}.`, {
        gueltigVon,
        gueltigBis,
      });
  }
  const ordered = [...values].sort((a, b) => (a.gueltigVon < b.gueltigVon ? -1 : a.gueltigVon > b.gueltigVon ? 1 : 0));
  for (const [i, next] of ordered.slice(1).entries()) {
    const previous = ordered[i]!;
    if (previous.gueltigBis === undefined || previous.gueltigBis >= next.gueltigVon)
      return refuse('E_IN_FORCE_OVERLAP', `Zwei Werte gelten zugleich: ${shown(previous)} und ${shown(next)}.`, {
        gueltigVon: next.gueltigVon,
      });
    if (dayAfter(previous.gueltigBis) !== next.gueltigVon)
      return refuse('E_IN_FORCE_GAP', `Zwischen ${previous.gueltigBis} und ${next.gueltigVon} gilt kein Wert.`, {
        from: previous.gueltigBis,
        to: next.gueltigVon,
      });
  }
  return null;
};

const shown = ({ gueltigVon, gueltigBis }: Dated<unknown>): string =>
  gueltigBis === undefined ? `ab ${gueltigVon}` : `${gueltigVon} bis ${gueltigBis}`;

const notADay = (text: string): Refusal | null =>
  readDate(text) && /^\d{4}-/.test(text)
    ? null
    : refuse('E_IN_FORCE_DATE', `«${text}» ist kein Tag; erwartet wird z. B. 2026-11-21.`, { value: text });

const dayAfter = (day: string): string => dayText(dayOfNumber(dayNumber(readDate(day)!.day) + 1)!);
