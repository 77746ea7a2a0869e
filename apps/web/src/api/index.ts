export { get, getAll, send, type SendOptions } from './client.ts';
export { ApiProblem, CONNECTION_LOST, hasCode, isChangedMeanwhile } from './problem.ts';
export { newCommandKey, useAnswer, useCommand, useWhole, type AnswerOptions } from './hooks.ts';
export { useSession } from './session.ts';
export { refresh } from './answers.ts';
