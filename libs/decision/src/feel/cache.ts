/** A bounded memory of what was made from a text; the longest unused entry goes first. */
export const lruCache = <T>(size: number): ((key: string, make: () => T) => T) => {
  const entries = new Map<string, T>();
  return (key, make) => {
    const known = entries.get(key);
    if (known !== undefined) {
      entries.delete(key);
      entries.set(key, known);
      return known;
    }
    const made = make();
    entries.set(key, made);
    if (entries.size > size) entries.delete(entries.keys().next().value!);
    return made;
  };
};
