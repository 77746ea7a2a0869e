import type { Journey } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { cells, DataTable } from '../../../ui/DataTable.tsx';
import { DateText } from '../../../ui/DateText.tsx';
import { storyOf } from './story.ts';

/** The same journey in words, in the order of time. */
export function JourneyTable({ journey }: { readonly journey: Journey }) {
  const { t } = useTranslation('dossier');
  return (
    <DataTable caption={t('journey.title')}>
      <thead>
        <tr>
          <th scope="col" className={cells.fit}>
            {t('journey.from')}
          </th>
          <th scope="col" className={cells.fit}>
            {t('journey.to')}
          </th>
          <th scope="col" className={cells.fit}>
            {t('journey.kind')}
          </th>
          <th scope="col">{t('journey.what')}</th>
          <th scope="col">{t('journey.process')}</th>
        </tr>
      </thead>
      <tbody>
        {storyOf(journey).map((line, at) => (
          <tr key={at}>
            <td className={cells.fit}>
              <DateText date={line.from} />
            </td>
            <td className={cells.fit}>{line.open ? t('journey.stillOpen') : <DateText date={line.to} />}</td>
            <td className={`${cells.fit} ${cells.dim}`}>{t(`journey.kinds.${line.kind}`)}</td>
            <td>{line.what}</td>
            <td className={cells.dim}>{line.process ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
