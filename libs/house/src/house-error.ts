/** What may stand between a person and the house, by a code that never changes. */
export type HouseErrorCode =
  | 'DATA_DIRECTORY_MISSING'
  | 'DATA_DIRECTORY_FOREIGN'
  | 'KEYS_MISSING'
  | 'IN_USE'
  | 'FILES_UNUSABLE'
  | 'PROCESSES_UNREADABLE'
  | 'PROCESSES_FAULTY'
  | 'VIEWS_AHEAD'
  | 'VIEWS_FAULTY'
  | 'FILE_UNREADABLE'
  | 'FILE_TOO_LARGE'
  | 'FILE_NOT_UTF8'
  | 'HOUSE_NOT_EMPTY'
  | 'IMPORT_BROKEN_OFF';

/**
 * The house cannot do what it was asked, and a person can do something about it: what was expected, what came, where,
 * what to try. Each app says it in its own way; anything else that is thrown is a bug of ours.
 */
export class HouseError extends Error {
  readonly code: HouseErrorCode;
  /** Further lines below the first one: findings, or what to try. */
  readonly hints: readonly string[];

  constructor(code: HouseErrorCode, message: string, hints: readonly string[] = []) {
    super(message);
    this.name = 'HouseError';
    this.code = code;
    this.hints = hints;
  }
}
