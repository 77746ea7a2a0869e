/** Names only: the values may be personal. */
export const differingFields = (known: object, proposed: object): readonly string[] => {
  const [a, b] = [known, proposed] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]),
  );
};
