import type { IncidentRow } from '@fallspur/contract';
import { Button } from '@mantine/core';
import { IconMoodCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { cells } from '../../ui/DataTable.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RowLink } from '../../ui/RowLink.tsx';
import { pageOf } from './address.ts';
import { StuckList } from './StuckList.tsx';
import { TwoLines } from './TwoLines.tsx';
import { UnitLink } from './UnitLink.tsx';

/** Every open incident: which step of which process, in whose dossier, why, since when. */
export function IncidentTable() {
  const { t } = useTranslation('stoerungen');
  const [search] = useSearchParams();
  const caseId = search.get('fall');
  return (
    <StuckList<IncidentRow>
      list="/api/incidents"
      filters={{ caseId }}
      caption={t('incidents.caption')}
      columns={[t('incidents.step'), t('incidents.unit'), t('incidents.what'), t('incidents.since')]}
      empty={
        <EmptyState
          icon={IconMoodCheck}
          title={t('incidents.empty')}
          action={
            caseId && (
              <Button component={Link} to="/stoerungen" variant="light">
                {t('incidents.all')}
              </Button>
            )
          }
        >
          {t(caseId ? 'incidents.emptyCase' : 'incidents.emptyHint')}
        </EmptyState>
      }
      row={(row) => (
        <tr key={`${row.instance} ${row.key}`}>
          <th scope="row">
            <TwoLines below={row.processName}>
              <RowLink to={pageOf(row)}>{row.name}</RowLink>
            </TwoLines>
          </th>
          <td>
            <UnitLink unit={row.unit} />
          </td>
          <td>
            <TwoLines below={row.reason && t('page.worker', { code: row.reason })}>
              {t([`reasons.${row.code}`, 'reasons.other'])}
            </TwoLines>
          </td>
          <td className={`${cells.fit} ${cells.dim}`}>
            <InstantText instant={row.since} />
          </td>
        </tr>
      )}
    />
  );
}
