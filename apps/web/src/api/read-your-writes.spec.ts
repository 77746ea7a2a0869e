import { describe, expect, it } from '@jest/globals';
import { readYourWrites } from './read-your-writes.ts';

describe('a read after a command', () => {
  it('asks for the position of the command, for a short while', () => {
    let now = 0;
    const written = readYourWrites(() => now);
    expect(written.path('/api/tasks')).toBe('/api/tasks');
    written.remember({ position: 41 });
    expect(written.path('/api/tasks?scope=mine')).toBe('/api/tasks?scope=mine&atLeast=41');
    expect(written.path('/api/cases/dossier-1')).toBe('/api/cases/dossier-1?atLeast=41');
    now = 20_000;
    expect(written.path('/api/tasks')).toBe('/api/tasks');
  });

  it('leaves alone what does not follow the log', () => {
    const written = readYourWrites(() => 0);
    written.remember({ position: 41 });
    expect(written.path('/api/session')).toBe('/api/session');
  });

  it('never goes back behind a later command', () => {
    const written = readYourWrites(() => 0);
    written.remember({ position: 41 });
    written.remember({ position: 12 });
    written.remember({ repeated: true });
    written.remember(undefined);
    expect(written.path('/api/tasks')).toBe('/api/tasks?atLeast=41');
  });
});
