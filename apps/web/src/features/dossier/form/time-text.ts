/** The time of day somebody means: «14», «1430», «14.30», «9:5»; `null` where it is none. */
export function readTime(typed: string): string | null {
  const parts = /^\s*(\d{1,2})(?:[:.h\s]?(\d{1,2}))?\s*(?:uhr)?\s*$/i.exec(typed);
  if (!parts) return null;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? '0')];
  return hours < 24 && minutes < 60 ? `${pad(hours)}:${pad(minutes)}` : null;
}

const pad = (number: number): string => String(number).padStart(2, '0');
