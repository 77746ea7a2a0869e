import type { ParkedRetried, ParkedRow } from '@fallspur/contract';
import { Button } from '@mantine/core';
import { IconRefresh, IconRoad } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { send, useCommand, useSession } from '../../api/index.ts';
import { cells } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StuckList } from './StuckList.tsx';
import { UnitLink } from './UnitLink.tsx';

/** Cases that a list or a delivery has stopped following, because of one event. Each can be tried again by itself. */
export function ParkedTable() {
  const { t } = useTranslation('stoerungen');
  const { permissions } = useSession();
  const mayRetry = permissions.includes('POST /api/parked/:caseId/retry');
  const retry = useCommand<ParkedRow, ParkedRetried>(
    ({ caseId }) => send('POST', `/api/parked/${encodeURIComponent(caseId)}/retry`),
    ({ caseId }) => caseId,
  );
  const columns = ['unit', 'event', 'where', 'code', 'skipped'] as const;
  return (
    <>
      <ProblemAlert error={retry.error} />
      {retry.data && (
        <Notice tone={retry.data.stillParked > 0 ? 'warning' : 'accent'} title={t('parked.retry')}>
          {t(retry.data.stillParked > 0 ? 'parked.still' : 'parked.done')}
        </Notice>
      )}
      <StuckList<ParkedRow>
        list="/api/parked"
        caption={t('parked.caption')}
        columns={[...columns.map((column) => t(`parked.${column}`)), ...(mayRetry ? [t('parked.action')] : [])]}
        empty={
          <EmptyState icon={IconRoad} title={t('parked.empty')}>
            {t('parked.emptyHint')}
          </EmptyState>
        }
        row={(row) => (
          <tr key={`${row.caseId} ${row.what} ${row.where}`}>
            <th scope="row">{row.unit ? <UnitLink unit={row.unit} /> : row.caseId}</th>
            <td>{row.title}</td>
            <td>
              {row.what === 'relay'
                ? t('parked.target', { target: row.where })
                : t([`parked.view.${row.where}`, row.where])}
            </td>
            <td className={cells.dim}>{row.code}</td>
            <td>{row.skipped}</td>
            {mayRetry && (
              <td className={cells.fit}>
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconRefresh size={14} aria-hidden />}
                  loading={retry.isPending && retry.variables?.caseId === row.caseId}
                  aria-label={t('parked.retryOf', { unit: row.unit?.label ?? row.caseId })}
                  onClick={() => retry.mutate(row)}
                >
                  {t('parked.retry')}
                </Button>
              </td>
            )}
          </tr>
        )}
      />
    </>
  );
}
