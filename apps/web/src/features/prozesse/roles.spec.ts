import { expect, test } from '@jest/globals';
import { rolesOf } from './roles.ts';

const say = (key: string, fallback: string) => (key === 'ui:roles.IB' ? 'Integrationsbeauftragte/r' : fallback);

test('every role of a step is named, and none where nobody has to act', () => {
  expect(rolesOf('IB, IBS', say)).toBe('Integrationsbeauftragte/r oder IBS');
  expect(rolesOf(null, say)).toBe('');
});
