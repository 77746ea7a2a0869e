import fc from 'fast-check';
import type { NodeSketch, ScopeSketch } from './model.ts';
import { and, end, node, or, rule, start, user, xor } from './model.ts';

/** A block-structured process as a tree: what a well-behaved modeller would draw. */
export type BlockTree =
  | { readonly kind: 'user' | 'task' | 'rule' }
  | { readonly kind: 'sequence' | 'and' | 'xor' | 'or'; readonly parts: readonly BlockTree[] }
  | { readonly kind: 'loop'; readonly body: BlockTree };

export const blockTree: fc.Arbitrary<BlockTree> = fc.letrec<{ tree: BlockTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<BlockTree>({ kind: 'user' }, { kind: 'user' }, { kind: 'task' }, { kind: 'rule' }),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'and' as const, 'xor' as const, 'or' as const),
      parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('loop' as const), body: tie('tree') }),
  ),
})).tree;

/** Draws the tree: gateways in pairs, loops with a task in their body, so that they never turn without waiting. */
export function drawBlocks(tree: BlockTree): ScopeSketch {
  const nodes: NodeSketch[] = [start()];
  const flows: string[] = [];
  let count = 0;
  const add = (sketch: NodeSketch): string => {
    nodes.push(sketch);
    return sketch.id;
  };
  const link = (source: string, target: string, rest = ''): void =>
    void flows.push(`f${flows.length}: ${source} -> ${target}${rest}`);

  /** Draws the part behind `from` and answers its last node. */
  const draw = (part: BlockTree, from: string, condition = ''): string => {
    const id = `N${(count += 1)}`;
    switch (part.kind) {
      case 'user':
      case 'task':
      case 'rule': {
        const sketch = part.kind === 'user' ? user(id) : part.kind === 'rule' ? rule(id) : node('task', id);
        link(from, add(sketch), condition);
        return id;
      }
      case 'sequence':
        return part.parts.reduce((last, one, at) => draw(one, last, at === 0 ? condition : ''), from);
      case 'loop': {
        const head = add(xor(`${id}_in`));
        link(from, head, condition);
        const wait = add(user(`${id}_wait`));
        link(head, wait);
        const foot = add(xor(`${id}_out`));
        link(draw(part.body, wait), foot);
        link(foot, head, ' ? again');
        const out = add(node('task', `${id}_on`));
        link(foot, out, ' *');
        return out;
      }
      default: {
        const gateway = { and, xor, or }[part.kind];
        const split = add(gateway(`${id}_split`));
        link(from, split, condition);
        const merge = gateway(`${id}_merge`);
        part.parts.forEach((one, at) => {
          const isDefault = part.kind !== 'and' && at === part.parts.length - 1;
          link(draw(one, split, part.kind === 'and' ? '' : isDefault ? ' *' : ' ? c'), merge.id);
        });
        return add(merge);
      }
    }
  };
  const last = draw(tree, 'S');
  link(last, add(end()));
  return { nodes, flows };
}
