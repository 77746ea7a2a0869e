/** The municipality whose figures open by themselves: that of the own office (`EG-2534`), or the only one there is. */
export function ownMunicipality(officeKey: string, rows: readonly { readonly bfs: number }[]): number | undefined {
  const own = /^EG-(\d{4})$/.exec(officeKey)?.[1];
  if (own !== undefined && rows.some(({ bfs }) => bfs === Number(own))) return Number(own);
  return rows.length === 1 ? rows[0]?.bfs : undefined;
}
