import type { JobHandlers } from '@fallspur/runtime';

/**
 * What this house carries out itself, by job type. No deployed process orders a job yet, so nobody stands here; jobs of other
 * types wait for workers outside (`GET /api/jobs`).
 *
 * To add one: a file beside this one with the handler, and its line here, named as `zeebe:taskDefinition type` in the
 * diagram:
 *
 *     'anzeige-senden': sendNotice,
 *
 * A handler gets what the diagram maps in by `zeebe:input`, what it says in `zeebe:taskHeaders`, and brings what `zeebe:output` maps on. It heeds the signal, says
 * a code and no sentence when it fails, and may be called twice for the same job: what must not happen twice gets the
 * job's `idempotencyKey`.
 */
export const jobHandlers: JobHandlers = {};
