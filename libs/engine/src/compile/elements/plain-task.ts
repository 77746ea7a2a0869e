import type { CompileElement } from './element.ts';
import { PASS } from './element.ts';

/** `task`, `manualTask`: nobody can tell the engine that they are done, so they are done at once. [BPMN 2.0.2, 13.3.3] */
export const compilePlainTask: CompileElement = () => PASS;
