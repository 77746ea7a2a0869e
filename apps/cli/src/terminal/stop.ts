/** How the program ends. [integrity.md 4 for `verify`] */
export const EXIT = { done: 0, refused: 1, usage: 2, bug: 70 } as const;

/**
 * Ends a command with a message for the person at the terminal and no stack trace: what was expected, what came, where,
 * what to try. Anything else that is thrown is a bug of ours.
 */
export class Stop extends Error {
  readonly exitCode: number;
  /** Further lines below the first one. */
  readonly details: readonly string[];

  constructor(exitCode: number, message: string, details: readonly string[] = []) {
    super(message);
    this.name = 'Stop';
    this.exitCode = exitCode;
    this.details = details;
  }
}

/** The house says no. */
export const refused = (message: string, details?: readonly string[]): Stop => new Stop(EXIT.refused, message, details);

/** The command cannot be understood, or points at something that is not there. */
export const wrongUsage = (message: string, details?: readonly string[]): Stop =>
  new Stop(EXIT.usage, message, details);
