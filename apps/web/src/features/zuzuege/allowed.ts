import type { ImportPreview } from '@fallspur/contract';

export interface Allowed {
  /** Kinds of files this session may import, the usual one first. */
  readonly kinds: readonly ImportPreview['kind'][];
  /** Single arrivals by form. */
  readonly form: boolean;
}

/** What the permissions of a session say about this screen; the API decides every time anew. */
export const allowedBy = (permissions: readonly string[]): Allowed => ({
  kinds: (['zuzuege', 'taetigkeiten'] as const).filter((kind) => permissions.includes(`POST /api/imports/${kind}`)),
  form: permissions.includes('POST /api/arrivals'),
});
