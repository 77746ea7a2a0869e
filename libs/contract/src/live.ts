/**
 * GET /api/live (`text/event-stream`): one `change` whenever the read models have taken in more of the log. `id` is the
 * log position; `Last-Event-ID` continues. Named are only cases this session may see.
 */
export interface Change {
  readonly position: number;
  readonly cases: readonly string[];
}
