import { describe, expect, it } from '@jest/globals';
import { hasErrors } from './diagnostic.ts';
import { isRefusal, refuse } from './refusal.ts';

describe('refusals', () => {
  it('are values known by their code, also after a journey as JSON', () => {
    const refusal = refuse('TASK_CLOSED', 'Die Aufgabe ist bereits abgeschlossen.', { task: 'erstgespraech#1' });
    expect(isRefusal(JSON.parse(JSON.stringify(refusal)))).toBe(true);
    expect(refusal.details).toEqual({ task: 'erstgespraech#1' });
    expect('details' in refuse('X', 'Ohne Angaben.')).toBe(false);
  });

  it.each([null, undefined, 'refusal', 1, {}, { kind: 'accepted' }])('%j is none', (value) => {
    expect(isRefusal(value)).toBe(false);
  });
});

it('only errors among diagnostics count as errors', () => {
  const found = (severity: 'error' | 'warning' | 'info') => ({ code: 'X', severity, message: 'x' });
  expect(hasErrors([found('info'), found('warning')])).toBe(false);
  expect(hasErrors([found('info'), found('error')])).toBe(true);
});
