import { queriesOf, type Rows } from '../answers.ts';
import { PoisonEvent } from '../poison.ts';
import { defineProjection, type Projection } from '../projection.ts';
import { openViews, type Views, type ViewsOptions } from '../views.ts';
import { plainReaders } from './gappy-log.ts';

// Not commutative, so that a lost, doubled or swapped event shows in the rows.
type Facts = { Booked: { amount: number }; Broken: { times: number }; Closed: object };

interface Tables {
  balances: { case_id: string; amount: number; bookings: number };
  balances_closed: { case_id: string; position: number };
}

/** A projection for specs: one balance a case. `Broken` is poison while `digestible` says no. */
export const balances = ({ version = 1, factor = 1, digestible = (): boolean => false } = {}): Projection =>
  defineProjection<Facts>({
    name: 'balances',
    version,
    schema: [
      'create table balances (case_id text primary key, amount integer not null check (amount < 1000000000), bookings integer not null) strict',
      'create table balances_closed (case_id text primary key, position integer not null) strict',
      'create index balances_by_amount on balances (amount)',
    ],
    handlers: {
      Booked: ({ stream, event }, db) =>
        db
          .sql(
            `insert into balances values (?, ?, 1)
             on conflict do update set amount = (balances.amount * 3 + excluded.amount) % 1000003, bookings = bookings + 1`,
          )
          .run(stream, event.data.amount * factor),
      Broken: ({ stream, event }, db) => {
        db.sql("update balances set amount = -1, bookings = bookings where case_id = ? and 'balances' <> ''").run(
          stream,
        );
        if (!digestible()) throw new PoisonEvent('NOT_DIGESTIBLE', `broken ${event.data.times} times`);
        db.sql('update balances set amount = -2 where case_id = ?').run(stream);
      },
      Closed: ({ stream, position }, db) => db.sql('insert into balances_closed values (?, ?)').run(stream, position),
    },
  });

const queries = queriesOf<Tables>();

export const allBalances = (rows: Rows) => rows.all(queries.selectFrom('balances').selectAll().orderBy('case_id'));

export const amountOf =
  (caseId: string) =>
  (rows: Rows): number | undefined =>
    rows.first(queries.selectFrom('balances').select('amount').where('case_id', '=', caseId))?.amount;

/** Opens views or fails the spec with the refusal. */
export async function open(options: Pick<ViewsOptions, 'log'> & Partial<ViewsOptions>): Promise<Views> {
  const views = await openViews({ path: ':memory:', projections: [balances()], ...plainReaders, ...options });
  if ('kind' in views) throw new Error(`${views.code}: ${views.message}`);
  return views;
}
