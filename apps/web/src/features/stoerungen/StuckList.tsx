import type { Page } from '@fallspur/contract';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../api/index.ts';
import { DataTable, SkeletonRows } from '../../ui/DataTable.tsx';
import { PageTurner } from '../../ui/PageTurner.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { listPath, PAGE_SIZE, pageIn } from './address.ts';

/** One page of a list of this screen, its rows drawn by whoever knows them. */
export function StuckList<Row>(props: {
  readonly list: string;
  readonly filters?: Readonly<Record<string, string | null>>;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly empty: ReactNode;
  readonly row: (row: Row) => ReactNode;
}) {
  const { list, filters, caption, columns, empty, row } = props;
  const [search, setSearch] = useSearchParams();
  const page = pageIn(search);
  const { data, error, refetch } = useAnswer<Page<Row>>(listPath(list, page, filters), { keepPrevious: true });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data?.total === 0) return empty;
  return (
    <>
      <DataTable caption={caption} sticky>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{data ? data.rows.map(row) : <SkeletonRows rows={4} columns={columns.length} />}</tbody>
      </DataTable>
      <PageTurner
        total={data?.total ?? 0}
        size={PAGE_SIZE}
        page={page}
        onChange={(next) =>
          setSearch((before) => {
            const after = new URLSearchParams(before);
            after.set('seite', String(next));
            return after;
          })
        }
      />
    </>
  );
}
