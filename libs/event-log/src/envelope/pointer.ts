/**
 * JSON Pointers (RFC 6901) into an event's `data` and `steps`. Removing takes a member out of its object and leaves
 * `null` in an array, so that the other indices still say what they said; putting back is the exact reverse.
 */
export type Container = Record<string, unknown> | unknown[];

/** The names on the way, unescaped: `/data/personen/0/name` gives `['data', 'personen', '0', 'name']`. */
export function tokensOf(path: string): readonly string[] {
  const tokens = path.split('/');
  tokens.shift();
  if (!path.includes('~')) return tokens;
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Takes the value at this path out of `root`, copying only what lies on the way; `own` remembers what is copied already. */
export function takeOut(root: Container, path: string, own: Set<unknown>): unknown {
  const tokens = tokensOf(path);
  const last = tokens.at(-1)!;
  let holder = root;
  for (let i = 0; i < tokens.length - 1; i++) {
    const next = memberOf(holder, tokens[i]!);
    if (typeof next !== 'object' || next === null) throw missing(path, tokens.slice(0, i + 1));
    const copy = own.has(next) ? next : Array.isArray(next) ? [...next] : { ...next };
    own.add(copy);
    setMember(holder, tokens[i]!, copy);
    holder = copy as Container;
  }
  const value = memberOf(holder, last);
  if (value === undefined) throw missing(path, tokens);
  if (Array.isArray(holder)) holder[Number(last)] = null;
  else delete holder[last];
  return value;
}

/** Puts a value back where `takeOut` took it; false when its place itself is withheld. `root` must be the caller's own. */
export function putBack(root: Container, path: string, value: unknown): boolean {
  const tokens = tokensOf(path);
  let holder = root;
  for (let i = 0; i < tokens.length - 1; i++) {
    const next = memberOf(holder, tokens[i]!);
    if (typeof next !== 'object' || next === null) return false;
    holder = next as Container;
  }
  setMember(holder, tokens.at(-1)!, value);
  return true;
}

function memberOf(holder: Container, token: string): unknown {
  if (Array.isArray(holder)) return /^(?:0|[1-9]\d*)$/.test(token) ? holder[Number(token)] : undefined;
  return Object.hasOwn(holder, token) ? holder[token] : undefined;
}

// `__proto__` as a member name must become a member, not the prototype.
function setMember(holder: Container, token: string, value: unknown): void {
  if (Array.isArray(holder)) holder[Number(token)] = value;
  else if (token === '__proto__')
    Object.defineProperty(holder, token, { value, enumerable: true, configurable: true, writable: true });
  else holder[token] = value;
}

const missing = (path: string, tokens: readonly string[]): TypeError =>
  new TypeError(
    `Cannot seal "${path}": expected a value there, but "/${tokens.join('/')}" is absent; ` +
      'protect must name concrete values of this event, or a personal value would stay in clear',
  );
