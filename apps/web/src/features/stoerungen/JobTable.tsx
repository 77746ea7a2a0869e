import type { JobRow } from '@fallspur/contract';
import { IconChecklist } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { cells } from '../../ui/DataTable.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RowLink } from '../../ui/RowLink.tsx';
import { pageOf } from './address.ts';
import { StuckList } from './StuckList.tsx';
import { TwoLines } from './TwoLines.tsx';
import { UnitLink } from './UnitLink.tsx';

/** Work ordered from a machine and not done yet, with its tries. */
export function JobTable() {
  const { t } = useTranslation('stoerungen');
  const columns = ['job', 'unit', 'type', 'tries', 'left', 'next', 'by'] as const;
  return (
    <StuckList<JobRow>
      list="/api/jobs"
      caption={t('jobs.caption')}
      columns={columns.map((column) => t(`jobs.${column}`))}
      empty={
        <EmptyState icon={IconChecklist} title={t('jobs.empty')}>
          {t('jobs.emptyHint')}
        </EmptyState>
      }
      row={(row) => (
        <tr key={`${row.instance} ${row.job}`}>
          <th scope="row">
            <TwoLines below={row.processName}>{row.name}</TwoLines>
          </th>
          <td>
            <UnitLink unit={row.unit} />
          </td>
          <td className={cells.dim}>{row.type}</td>
          <td>{row.tries}</td>
          <td>{row.retries}</td>
          <td className={cells.fit}>
            {row.notBefore === null ? (
              <RowLink to={pageOf({ ...row, key: row.job })}>{t('jobs.stuck')}</RowLink>
            ) : (
              <InstantText instant={row.notBefore} />
            )}
          </td>
          <td className={cells.dim}>{t(row.handledHere ? 'jobs.here' : 'jobs.outside')}</td>
        </tr>
      )}
    />
  );
}
