// What is being worked on and is no fact yet.
export { openWork, type Work, type WorkParts } from './open.ts';
export type { Draft, Drafts, TaskPlace } from './drafts.ts';
export type { KeptView, NewView, SavedViews } from './saved-views.ts';
export type { KeptSession, SessionStore } from './sessions.ts';
export { WorkFullError } from './work-file.ts';
