import type { DefinitionCatalogView } from '@fallspur/contract';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWhole } from '../../api/index.ts';
import { cells, DataTable, SkeletonRows } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatCount } from '../../ui/format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RowLink } from '../../ui/RowLink.tsx';
import { Verdict } from './Verdict.tsx';

/** The catalogue: every process in force, what was proven of it, and how much of it runs. */
export function CatalogPage() {
  const { t } = useTranslation('prozesse');
  const { data, error, refetch } = useWhole<DefinitionCatalogView>('/api/definitions');
  return (
    <>
      <PageHeader title={t('title')} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.rows.length === 0 ? (
        <EmptyState icon={IconRoute} title={t('empty')}>
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <DataTable caption={t('caption')} sticky>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('verdict')}</th>
              <th scope="col">{t('version')}</th>
              <th scope="col">{t('inForceFrom')}</th>
              <th scope="col">{t('legalBasis')}</th>
              <th scope="col" className={cells.number}>
                {t('running')}
              </th>
              <th scope="col" className={cells.number}>
                {t('ended')}
              </th>
            </tr>
          </thead>
          <tbody>
            {!data && !error && <SkeletonRows rows={3} columns={7} />}
            {data?.rows.map((row) => (
              <tr key={row.process}>
                <th scope="row" className={cells.fit}>
                  <RowLink to={`/prozesse/${row.process}`}>{row.name}</RowLink>
                </th>
                <td className={cells.fit}>
                  <Verdict verdict={row.verdict} />
                </td>
                <td className={cells.fit}>{row.version}</td>
                <td className={cells.fit}>
                  <DateText date={row.inForceFrom} />
                </td>
                <td className={cells.dim}>{row.legalBasis.join(' · ')}</td>
                <td className={cells.number}>{formatCount(row.running)}</td>
                <td className={cells.number}>{formatCount(row.ended)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </>
  );
}
