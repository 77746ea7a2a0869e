import type { Moments } from '@fallspur/contract';

/** Index of the moment that stood at a revision: the last one not after it. */
export function nearestMoment(moments: Moments['moments'], revision: number): number {
  const after = moments.findIndex((moment) => moment.revision > revision);
  return after < 0 ? Math.max(0, moments.length - 1) : Math.max(0, after - 1);
}
