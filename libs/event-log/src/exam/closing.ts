import { describe, expect, test } from '@jest/globals';
import { NO_STREAM } from '../port.ts';
import { withLog, type OpenLog } from './open-log.ts';
import { collect, sampleEvents, streamOf } from './samples.ts';

const A = streamOf('a');

export function examineClosing(open: OpenLog): void {
  describe('close', () => {
    test(
      'answers what was asked before, refuses what comes after, and may be called twice',
      withLog(open, async (log) => {
        const asked = log.append(A, NO_STREAM, sampleEvents(A, 0, 1));
        await log.close();
        await log.close();
        expect(await asked).toMatchObject({ kind: 'appended', revision: 0 });
        const closed = { code: 'LOG_CLOSED' };
        await expect(log.append(A, 0, sampleEvents(A, 1, 1))).rejects.toMatchObject(closed);
        await expect(log.head()).rejects.toMatchObject(closed);
        await expect((async () => collect(log.readAll()))()).rejects.toMatchObject(closed);
        await expect((async () => collect(log.readStream(A)))()).rejects.toMatchObject(closed);
      }),
    );
  });
}
