import type { TaskRow } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { DataTable, SkeletonRows } from '../../ui/DataTable.tsx';
import { keyOf, type ShownRow } from './settle.ts';
import { TaskLine } from './TaskLine.tsx';

/** The list itself; `rows` null while nothing has come yet. */
export function TaskTable(props: {
  readonly rows: readonly ShownRow[] | null;
  /** Say of every task which process it belongs to: of no use where there is but one. */
  readonly withProcess: boolean;
  readonly active: string | null;
  readonly onActive: (key: string) => void;
  readonly onOpen: (row: TaskRow) => void;
  readonly onClaim: (row: TaskRow) => void;
  readonly claiming: TaskRow | undefined;
}) {
  const { t } = useTranslation('arbeitsvorrat');
  const session = useSession();
  const claiming = props.claiming && keyOf(props.claiming);
  const columns = ['due', 'step', 'unit', 'municipality', 'opened', 'assignee'] as const;
  return (
    <DataTable caption={t('caption')} sticky>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows === null ? (
          <SkeletonRows columns={columns.length} />
        ) : (
          props.rows.map((shown) => (
            <TaskLine
              key={keyOf(shown.row)}
              shown={shown}
              session={session}
              withProcess={props.withProcess}
              active={keyOf(shown.row) === props.active}
              claiming={keyOf(shown.row) === claiming}
              onActive={props.onActive}
              onOpen={props.onOpen}
              onClaim={props.onClaim}
            />
          ))
        )}
      </tbody>
    </DataTable>
  );
}
