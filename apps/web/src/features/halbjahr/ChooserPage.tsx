import type { MunicipalityList } from '@fallspur/contract';
import { Button, TextInput } from '@mantine/core';
import { IconChartBar, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useSession, useWhole } from '../../api/index.ts';
import { DataTable, SkeletonRows, cells } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatCount } from '../../ui/format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RowLink } from '../../ui/RowLink.tsx';
import { ownMunicipality } from './own-municipality.ts';
import { searchWith } from './view.ts';

/** Which municipality? Who works for one, or may see only one, is taken straight to it. */
export function ChooserPage() {
  const { t } = useTranslation('halbjahr');
  const { office } = useSession();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useWhole<MunicipalityList>('/api/municipalities');
  const asked = search.has('wahl') || search.has('q');
  const own = data && ownMunicipality(office.key, data.rows);
  if (own !== undefined && !asked) return <Navigate to={`/gemeinden/${own}`} replace />;

  const sought = (search.get('q') ?? '').trim().toLocaleLowerCase('de-CH');
  const rows = data?.rows.filter(({ name, bfs }) => `${name} ${bfs}`.toLocaleLowerCase('de-CH').includes(sought));
  return (
    <>
      <PageHeader title={t('chooser.title')} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.rows.length === 0 ? (
        <EmptyState
          icon={IconChartBar}
          title={t('chooser.empty')}
          action={
            <Button component={Link} to="/zuzuege" variant="default">
              {t('chooser.toArrivals')}
            </Button>
          }
        >
          {t('chooser.emptyHint')}
        </EmptyState>
      ) : (
        <>
          <TextInput
            aria-label={t('chooser.filter')}
            placeholder={t('chooser.filter')}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={search.get('q') ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setSearch(new URLSearchParams(searchWith(search, { q: value, wahl: '' })), { replace: true })
            }
            w="20rem"
            mb="sm"
          />
          <DataTable caption={t('chooser.caption')} sticky>
            <thead>
              <tr>
                <th scope="col">{t('chooser.name')}</th>
                <th scope="col" className={cells.fit}>
                  {t('chooser.bfs')}
                </th>
                <th scope="col" className={cells.number}>
                  {t('chooser.dossiers')}
                </th>
              </tr>
            </thead>
            <tbody>
              {!rows && !error && <SkeletonRows columns={3} />}
              {rows?.map(({ bfs, name, dossiers }) => (
                <tr key={bfs}>
                  <th scope="row">
                    <RowLink to={`/gemeinden/${bfs}`}>{name}</RowLink>
                  </th>
                  <td className={cells.dim}>{bfs}</td>
                  <td className={cells.number}>{formatCount(dossiers)}</td>
                </tr>
              ))}
              {rows?.length === 0 && (
                <tr>
                  <td colSpan={3} className={cells.dim}>
                    {t('chooser.noMatch')}
                  </td>
                </tr>
              )}
            </tbody>
          </DataTable>
        </>
      )}
    </>
  );
}
