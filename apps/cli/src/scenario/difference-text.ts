import type { Difference } from '@fallspur/engine';

/** One sentence for the first thing that is not as the scenario says. Steps count from 1. */
export const differenceText = ({ step, what, expected, got }: Difference): string =>
  `${step < 0 ? 'Bereitstellung' : `Schritt ${step + 1}`}, ${what}: erwartet ${JSON.stringify(expected)}, erhalten ${JSON.stringify(got)}`;
