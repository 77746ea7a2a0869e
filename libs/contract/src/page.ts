/** Query of every list: which page of it. What is out of bounds is refused with 400. */
export interface PageQuery {
  /** From 1; one behind the last is empty. */
  readonly page?: number;
  /** Default 50, at most 200. */
  readonly size?: number;
}

/** Answer of every list: one page of it in a steady order. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Rows on all pages. */
  readonly total: number;
  /** True for the log up to here. */
  readonly position: number;
}
