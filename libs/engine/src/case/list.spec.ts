import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppendList } from './list.ts';

it('never shows one list the items of another that grew from the same root', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 20 }), fc.integer()), { maxLength: 40 }), (appends) => {
      const lists = [AppendList.from<number>([])];
      const models: (readonly number[])[] = [[]];
      for (const [from, item] of appends) {
        const at = from % lists.length;
        lists.push((lists[at] as AppendList<number>).append(item));
        models.push([...(models[at] as readonly number[]), item]);
      }
      expect(lists.map((list) => [...list])).toEqual(models);
      expect(lists.map((list) => list.toArray())).toEqual(models);
      expect(lists.map((list) => list.findLast(() => true))).toEqual(models.map((model) => model.at(-1)));
      expect(lists.map((list) => list.at(list.length))).toEqual(models.map(() => undefined));
    }),
    { numRuns: 200, seed: 7 },
  );
});
