import type { CasePage } from '@fallspur/contract';

/** What every tab is given: the dossier now, and as the page shows it (the same, but in the Zeitreise). */
export interface TabProps {
  readonly page: CasePage;
  readonly shown: CasePage;
}

export const casePath = (caseId: string, rest = ''): string => `/api/cases/${encodeURIComponent(caseId)}${rest}`;
