// An invented municipality: who arrives, what offices write, what happens beside. The bench measures with the same people.
export { randomOf, type Random } from './random.ts';
export { arrivalOf, type Arrival } from './arrival.ts';
export { taskData } from './task-data.ts';
export { completion, IB, nextStep, openTasksOf, paperwork, type NextStep, type OpenTask } from './next-step.ts';
