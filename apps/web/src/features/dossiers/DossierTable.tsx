import type { CaseList } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cells, DataTable, SkeletonRows } from '../../ui/DataTable.tsx';
import { DateText, InstantText } from '../../ui/DateText.tsx';
import classes from './DossiersPage.module.css';

const COLUMNS = ['unit', 'reference', 'persons', 'municipality', 'arrived', 'tasks', 'last'] as const;
const NUMBERS: readonly string[] = ['persons', 'tasks'];

/** One line a dossier; `rows` null while nothing has come yet. */
export function DossierTable(props: {
  readonly rows: CaseList['rows'] | null;
  readonly active: string | null;
  readonly onActive: (caseId: string) => void;
}) {
  const { t } = useTranslation('dossiers');
  return (
    <DataTable caption={t('caption')} sticky>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={NUMBERS.includes(column) ? cells.number : undefined}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows === null && <SkeletonRows columns={COLUMNS.length} />}
        {props.rows?.map((row) => (
          <tr
            key={row.caseId}
            className={classes['line']}
            data-selected={row.caseId === props.active ? '' : undefined}
            onFocus={() => props.onActive(row.caseId)}
          >
            <td>
              <Link to={`/dossiers/${row.caseId}`} data-row={row.caseId} className={classes['link']}>
                {row.label}
              </Link>
            </td>
            <td className={cells.dim}>{row.reference ?? '–'}</td>
            <td className={cells.number}>{row.persons}</td>
            <td>{row.municipality?.name ?? '–'}</td>
            <td>
              <DateText date={row.arrivedOn} />
            </td>
            <td className={cells.number}>{row.openTasks}</td>
            <td className={cells.dim}>
              <InstantText instant={row.lastRecordedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
