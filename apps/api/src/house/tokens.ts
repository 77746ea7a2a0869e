// Apart from the modules that provide them, because those need whoever asks for them.

/** The opened house: log, cases, read models. */
export const HOUSE = Symbol('HOUSE');

/** What is being worked on and is no fact yet: drafts, saved views, sessions. */
export const WORK = Symbol('WORK');
