/** The lists and pages that follow the log, and therefore may be asked to have read up to a position. */
const FOLLOWS_THE_LOG = /^\/api\/(tasks|cases|municipalities|definitions|views|jobs|incidents|parked)(\/|\?|$)/;
const MILLISECONDS_TO_REMEMBER = 15_000;

/**
 * Who has just recorded something must see it in the next answer: for a short while every read asks for at least the
 * position of the last command.
 */
export function readYourWrites(now: () => number) {
  let last = { position: -1, until: 0 };
  return {
    remember(answer: unknown): void {
      const position = (answer as { position?: unknown } | undefined)?.position;
      if (typeof position === 'number' && position >= last.position)
        last = { position, until: now() + MILLISECONDS_TO_REMEMBER };
    },
    path(path: string): string {
      if (now() >= last.until || !FOLLOWS_THE_LOG.test(path)) return path;
      return `${path}${path.includes('?') ? '&' : '?'}atLeast=${last.position}`;
    },
  };
}
