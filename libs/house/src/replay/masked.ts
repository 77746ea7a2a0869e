import type { Json } from '@fallspur/kernel';
import type { CaseEvent } from '@fallspur/engine';

/** Stands where a personal value was sealed. */
export const MASK = '•••';

/** The event with a mark wherever a personal value was left sealed, so that one sees that something stands there. */
export const masked = (event: CaseEvent): CaseEvent => {
  if (event.protect.length === 0) return event;
  const copy = structuredClone(event) as CaseEvent;
  for (const { path } of copy.protect) putMask(copy as unknown as Container, path.split('/').slice(1).map(unescaped));
  return copy;
};

interface Container {
  [member: string]: Json | Container;
}

const putMask = (root: Container, path: readonly string[]): void => {
  let at = root;
  for (const token of path.slice(0, -1)) {
    const next = at[token];
    if (typeof next !== 'object' || next === null) return;
    // A list is indexed by its tokens like an object.
    at = next as Container;
  }
  const last = path.at(-1);
  if (last !== undefined) at[last] ??= MASK;
};

const unescaped = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
