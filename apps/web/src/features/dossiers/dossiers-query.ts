import type { CaseQuery } from '@fallspur/contract';

export const PAGE_SIZE = 50;

/** Reads the address; what it does not know, it leaves out. */
export function queryOf(params: URLSearchParams): CaseQuery & { readonly page: number } {
  const number = (name: string) => {
    const text = params.get(name) ?? '';
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
  };
  const municipality = number('municipality');
  const [q, at, passed] = ['q', 'at', 'passed'].map((name) => params.get(name) ?? '');
  return {
    page: number('page') ?? 1,
    ...(q && { q }),
    ...(at && { at }),
    ...(passed && { passed }),
    ...(municipality !== undefined && { municipality }),
  };
}

/** The same as an address; the first page goes without saying. */
export function addressOf(query: { readonly [Name in keyof CaseQuery]?: CaseQuery[Name] | undefined }): string {
  const params = new URLSearchParams();
  for (const name of ['q', 'municipality', 'at', 'passed', 'page', 'size'] as const) {
    const value = query[name];
    if (value !== undefined && value !== '' && !(name === 'page' && value === 1)) params.set(name, String(value));
  }
  return params.toString();
}

export const casesPath = (query: CaseQuery): string => `/api/cases?${addressOf({ ...query, size: PAGE_SIZE })}`;
