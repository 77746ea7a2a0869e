import { expect, it } from '@jest/globals';
import { addressOf, casesPath, queryOf } from './dossiers-query.ts';

const query = (address: string) => queryOf(new URLSearchParams(address));

it('keeps the whole search in the address', () => {
  const address = 'q=Lopes&municipality=2534&at=informieren%2FTask_X&page=2';
  expect(addressOf(query(address))).toBe(address);
});

it('opens without what it does not know', () => expect(query('page=0&municipality=Zuchwil&x=1')).toEqual({ page: 1 }));

it('asks for pages of fifty', () => expect(casesPath(query('q=Lopes'))).toBe('/api/cases?q=Lopes&size=50'));
