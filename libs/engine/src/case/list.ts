/**
 * An immutable list whose `append` costs O(1): successors share one growing buffer and differ in length only. Appending
 * twice to the same list copies once, so no list ever sees another's items.
 */
export class AppendList<T> {
  readonly length: number;
  readonly #buffer: T[];

  private constructor(buffer: T[], length: number) {
    this.#buffer = buffer;
    this.length = length;
  }

  static from<T>(items: readonly T[]): AppendList<T> {
    return new AppendList([...items], items.length);
  }

  append(item: T): AppendList<T> {
    const buffer = this.#buffer.length === this.length ? this.#buffer : this.#buffer.slice(0, this.length);
    buffer.push(item);
    return new AppendList(buffer, this.length + 1);
  }

  at(index: number): T | undefined {
    return index < this.length ? this.#buffer[index] : undefined;
  }

  toArray(): readonly T[] {
    return this.#buffer.slice(0, this.length);
  }

  /** From the newest to the oldest. */
  findLast(matches: (item: T) => boolean): T | undefined {
    for (let index = this.length - 1; index >= 0; index--) {
      const item = this.#buffer[index] as T;
      if (matches(item)) return item;
    }
    return undefined;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let index = 0; index < this.length; index++) yield this.#buffer[index] as T;
  }
}
