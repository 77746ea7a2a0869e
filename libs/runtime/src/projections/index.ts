export {
  casesProjection,
  countCases,
  findCase,
  instancesOfCase,
  listCases,
  runningInstances,
  type CaseEntry,
  type InstanceEntry,
} from './cases.ts';
export { incidentsProjection, openIncidents, type OpenIncident } from './incidents.ts';
export { dueJobs, jobsProjection, nextJobDue, openJobs, type WaitingJob } from './jobs.ts';
export { completedOf, standingOf, stepsProjection, type CompletedElement, type StandingElement } from './passed.ts';
export { DELIVERY_REFUSED, pendingRelays, relayProjection, type PendingRelay } from './relay.ts';
export { dueDayOf, openTasks, tasksProjection, type OpenTask, type TaskFilter } from './tasks.ts';
export { dueTimers, nextTimerDue, timersOfCase, timersProjection, type WaitingTimer } from './timers.ts';
