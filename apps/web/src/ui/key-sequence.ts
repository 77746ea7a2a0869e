/** Recognises keys and keys after each other (`g a`) within `milliseconds`. */
export function sequence(milliseconds: number) {
  let pending = { keys: '', at: Number.NEGATIVE_INFINITY };
  return {
    /** The known keys that were completed by this one, or null. */
    next(key: string, at: number, known: readonly string[]): string | null {
      const fresh = at - pending.at <= milliseconds && pending.keys !== '' ? `${pending.keys} ${key}` : key;
      for (const candidate of fresh === key ? [key] : [fresh, key]) {
        if (known.includes(candidate)) {
          pending = { keys: '', at };
          return candidate;
        }
        if (known.some((keys) => keys.startsWith(`${candidate} `))) {
          pending = { keys: candidate, at };
          return null;
        }
      }
      pending = { keys: '', at };
      return null;
    },
  };
}
