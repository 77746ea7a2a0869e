import type { Query } from '@fallspur/views';

/**
 * A query written as text, for what the query builder cannot say (lists of any length handed in as one JSON value).
 * Tables are named as in the projections' schemas.
 */
export const textQuery = <Row>(sql: string, ...parameters: readonly (string | number | null)[]): Query<Row> =>
  // Views read the text and its values of a compiled query, and nothing else of it.
  ({ sql, parameters }) as unknown as Query<Row>;
