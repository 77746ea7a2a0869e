import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/index.ts';
import { cells, DataTable } from '../../../ui/DataTable.tsx';
import { DateText } from '../../../ui/DateText.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { formatDate } from '../../../ui/format.ts';
import { countryName, languageName } from '../../../ui/world.ts';
import type { TabProps } from '../page/tab.ts';
import { ageOn } from '../page/state-line.ts';

/** Everybody of the dossier, and the processes that are about one of them alone. */
export function PersonsTab({ page }: TabProps) {
  const { t } = useTranslation('dossier');
  const { today, pseudonymous } = useSession();
  return (
    <>
      {pseudonymous && (
        <Notice tone="accent" title={t('persons.pseudonymousTitle')}>
          {t('persons.pseudonymous')}
        </Notice>
      )}
      <DataTable caption={t('persons.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('persons.name')}</th>
            <th scope="col" className={cells.fit}>
              {t('persons.born')}
            </th>
            <th scope="col" className={`${cells.fit} ${cells.number}`}>
              {t('persons.age')}
            </th>
            <th scope="col">{t('persons.nationality')}</th>
            <th scope="col">{t('persons.permit')}</th>
            <th scope="col">{t('persons.language')}</th>
            <th scope="col">{t('persons.state')}</th>
            <th scope="col">{t('persons.processes')}</th>
          </tr>
        </thead>
        <tbody>
          {page.persons.map((person) => (
            <tr key={person.personId}>
              <th scope="row">{person.name}</th>
              <td className={cells.fit}>
                <DateText date={person.bornOn} />
              </td>
              <td className={`${cells.fit} ${cells.number}`}>{ageOn(person.bornOn, today) ?? '–'}</td>
              <td>{person.nationalities.map(countryName).join(', ') || '–'}</td>
              <td>{person.permit ?? '–'}</td>
              <td>{person.language === null ? '–' : languageName(person.language)}</td>
              <td>
                {person.departed ? (
                  <StatusText tone="neutral">{`${person.departed.reason} ${formatDate(person.departed.on)}`}</StatusText>
                ) : (
                  t('persons.here')
                )}
              </td>
              <td className={cells.dim}>
                {page.instances
                  .filter((instance) => instance.person?.personId === person.personId)
                  .map(({ processName, state, outcome }) => `${processName}: ${outcome ?? t(`instanceState.${state}`)}`)
                  .join(' · ') || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
