import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { commandsToDeploy } from '@fallspur/casework';
import { DELIVERED } from './deploy.ts';
import { PROCESSES } from './directories.ts';
import { openOrFoundHouse } from './house.ts';
import { readProposals } from './proposals.ts';

const folder = mkdtempSync(join(tmpdir(), 'fallspur-founding-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a house whose founding was cut off is founded to its end by the next who opens it', async () => {
  const half = join(folder, 'processes');
  for (const part of ['parameters', 'calendars', 'facts'])
    cpSync(join(PROCESSES, part), join(half, part), { recursive: true });
  const options = { data: join(folder, 'data') };
  const cutOff = await openOrFoundHouse({ ...options, processes: half });
  expect(cutOff.deployed.definitions.latest('informieren')).toBeUndefined();
  await cutOff.close();

  const whole = await openOrFoundHouse(options);
  try {
    const { office, definitions } = whole.deployed;
    expect(definitions.latest('informieren')).toBeDefined();
    expect(commandsToDeploy(await readProposals(PROCESSES), office, DELIVERED)).toEqual([]);
  } finally {
    await whole.close();
  }
}, 60_000);
