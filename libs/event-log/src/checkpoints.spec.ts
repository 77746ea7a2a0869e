import { expect, test } from '@jest/globals';
import { checkpointsWithin } from './checkpoints.ts';

test('lets caches up to the head pass', () => {
  expect(checkpointsWithin(7, [{ name: 'snapshots', position: 7 }])).toBeUndefined();
  expect(checkpointsWithin(0, [])).toBeUndefined();
});

test('refuses caches that know more than the log, and names them', () => {
  const caches = [
    { name: 'snapshots', position: 8 },
    { name: 'views/worklist', position: 7 },
  ];
  const refusal = checkpointsWithin(7, caches);
  expect(refusal).toMatchObject({ code: 'CHECKPOINT_BEYOND_HEAD', details: { head: 7, beyond: [caches[0]] } });
  expect(refusal?.message).toContain('snapshots bis 8');
});
