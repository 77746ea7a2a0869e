import type { IncidentRef } from '@fallspur/contract';

const encoded = ({ caseId, instance, key }: IncidentRef): string =>
  [caseId, instance, key].map(encodeURIComponent).join('/');

/** Its page, and where the API knows it. */
export const pageOf = (incident: IncidentRef): string => `/stoerungen/${encoded(incident)}`;
export const pathOf = (incident: IncidentRef): string => `/api/incidents/${encoded(incident)}`;

export const instancePath = ({ caseId, instance }: IncidentRef): string =>
  `/api/cases/${encodeURIComponent(caseId)}/instances/${encodeURIComponent(instance)}`;

export const PAGE_SIZE = 50;

/** A page of a list, with what it is narrowed to. */
export const listPath = (list: string, page: number, filters: Readonly<Record<string, string | null>> = {}): string => {
  const search = new URLSearchParams({ size: String(PAGE_SIZE), page: String(page) });
  for (const [name, value] of Object.entries(filters)) if (value) search.set(name, value);
  return `${list}?${search}`;
};

export const pageIn = (search: URLSearchParams): number => {
  const text = search.get('seite') ?? '';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
};
