import type { DefinitionPage } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { cells, DataTable } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { formatCount } from '../../ui/format.ts';
import { Section } from '../../ui/Section.tsx';
import { StatusText } from '../../ui/StatusText.tsx';
import { RowLink } from '../../ui/RowLink.tsx';
import classes from './Details.module.css';

interface Props {
  readonly page: DefinitionPage;
}

export function Outcomes({ page }: Props) {
  const { t } = useTranslation('prozesse');
  return (
    <Section title={t('outcomes')}>
      <DataTable caption={t('outcomesCaption')}>
        <thead>
          <tr>
            <th scope="col">{t('outcome')}</th>
            <th scope="col" className={cells.number}>
              {t('count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {page.outcomes.map(({ element, name, count }) => (
            <tr key={element}>
              <th scope="row">
                <RowLink to={{ search: `?element=${encodeURIComponent(element)}` }}>{name}</RowLink>
              </th>
              <td className={cells.number}>{formatCount(count)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

const TONES = { error: 'danger', warning: 'warning', info: 'neutral' } as const;

/** What stands in the way of a process is seen; remarks that ask for nothing are for who draws it. */
export function Diagnostics({ page }: Props) {
  const { t } = useTranslation('prozesse');
  const [notes, faults] = [
    page.diagnostics.filter(({ severity }) => severity === 'info'),
    page.diagnostics.filter(({ severity }) => severity !== 'info'),
  ];
  return (
    <Section title={t('diagnostics')}>
      {faults.length === 0 ? (
        <p className={classes['none']}>{t('diagnosticsNone')}</p>
      ) : (
        <Findings of={faults} in={page} />
      )}
      {notes.length > 0 && (
        <details className={classes['notes']}>
          <summary>{t('diagnosticsNotes', { count: notes.length })}</summary>
          <Findings of={notes} in={page} />
        </details>
      )}
    </Section>
  );
}

function Findings(props: { readonly of: DefinitionPage['diagnostics']; readonly in: DefinitionPage }) {
  const { t } = useTranslation('prozesse');
  const nameOf = new Map(props.in.elements.map(({ element, name }) => [element, name]));
  return (
    <ul className={classes['list']}>
      {props.of.map(({ severity, code, message, elements, line, hint }, index) => (
        <li key={index}>
          <StatusText tone={TONES[severity]}>{t(`severity.${severity}`)}</StatusText> <span lang="en">{message}</span>
          {hint && (
            <span className={classes['more']}>
              {t('tryThis')} <span lang="en">{hint}</span>
            </span>
          )}
          <span className={classes['more']}>
            {[
              ...elements.map((id) => nameOf.get(id) ?? id),
              ...(line === null ? [] : [t('line', { line })]),
              code,
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Decisions({ page }: Props) {
  const { t } = useTranslation('prozesse');
  return (
    <Section title={t('decisions')}>
      {page.decisions.length === 0 ? (
        <p className={classes['none']}>{t('decisionsNone')}</p>
      ) : (
        <DataTable caption={t('decisions')}>
          <thead>
            <tr>
              <th scope="col">{t('decision')}</th>
              <th scope="col" className={cells.number}>
                {t('rules')}
              </th>
            </tr>
          </thead>
          <tbody>
            {page.decisions.map(({ id, name, rules }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className={cells.number}>{rules ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </Section>
  );
}

export function Versions({ page }: Props) {
  const { t } = useTranslation('prozesse');
  return (
    <Section title={t('versions')}>
      <DataTable caption={t('versionsCaption')}>
        <thead>
          <tr>
            <th scope="col">{t('version')}</th>
            <th scope="col">{t('inForceFrom')}</th>
            <th scope="col">{t('hash')}</th>
            <th scope="col" className={cells.number}>
              {t('running')}
            </th>
            <th scope="col" className={cells.number}>
              {t('ended')}
            </th>
          </tr>
        </thead>
        <tbody>
          {page.versions.map(({ version, sha256, inForceFrom, running, ended }) => (
            <tr key={sha256}>
              <th scope="row">{version}</th>
              <td className={cells.fit}>
                <DateText date={inForceFrom} />
              </td>
              <td className={cells.dim}>
                <code title={sha256}>{sha256.slice(0, 12)}…</code>
              </td>
              <td className={cells.number}>{formatCount(running)}</td>
              <td className={cells.number}>{formatCount(ended)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
