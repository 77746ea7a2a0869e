import type { IncidentPage, IncidentValue } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { cells, DataTable } from '../../ui/DataTable.tsx';
import { StatusText } from '../../ui/StatusText.tsx';
import { shownValue } from './typed-value.ts';
import classes from './stoerungen.module.css';

/** What the stuck step sees: first what it asks for. */
export function Values({ incident }: { readonly incident: IncidentPage }) {
  const { t } = useTranslation('stoerungen');
  if (incident.values.length === 0) return <p className={classes['what']}>{t('page.noValues')}</p>;
  return (
    <DataTable caption={t('page.valuesCaption')}>
      <thead>
        <tr>
          <th scope="col">{t('page.name')}</th>
          <th scope="col">{t('page.value')}</th>
          <th scope="col">{t('page.origin')}</th>
        </tr>
      </thead>
      <tbody>
        {incident.values.map((value) => (
          <tr key={value.name}>
            <th scope="row">
              {value.name} {value.asked && <StatusText tone="accent">{t('page.asked')}</StatusText>}
            </th>
            <td className={classes['value']}>
              <Value value={value} />
            </td>
            <td className={cells.dim}>{t(value.changeable ? 'page.ofProcess' : 'page.ofDossier')}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function Value({ value }: { readonly value: IncidentValue }) {
  const { t } = useTranslation('stoerungen');
  if (value.withheld) return <StatusText tone="neutral">{t('page.withheld')}</StatusText>;
  if (value.missing) return <StatusText tone="danger">{t('page.missing')}</StatusText>;
  return shownValue(value.value);
}
