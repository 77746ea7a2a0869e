import type { IncidentPage } from '@fallspur/contract';
import { Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/index.ts';
import classes from './stoerungen.module.css';

/** What an incident means in plain words; what the engine said stands folded below. */
export function Happened({ incident }: { readonly incident: IncidentPage }) {
  const { t } = useTranslation('stoerungen');
  const { permissions } = useSession();
  const mayHelp = permissions.includes('POST /api/incidents/:caseId/:instance/:key/resolution');
  const { code, message, detail, reason, asks } = incident;
  return (
    <>
      <p className={classes['what']}>
        <strong>{t([`reasons.${code}`, 'reasons.other'])}</strong> {mayHelp && t([`helps.${code}`, 'helps.other'])}
      </p>
      {reason && <p className={classes['what']}>{t('page.worker', { code: reason })}</p>}
      {asks.length > 0 && (
        <>
          <p className={classes['second']}>{t('page.asks')}</p>
          <ul className={classes['asks']} aria-label={t('page.asks')}>
            {asks.map((text) => (
              <li key={text}>
                <Code>{text}</Code>
              </li>
            ))}
          </ul>
        </>
      )}
      <details className={classes['technical']}>
        <summary>{t('page.technical')}</summary>
        <dl>
          <dt>{t('page.code')}</dt>
          <dd>{code}</dd>
          <dt>{t('page.message')}</dt>
          <dd>{message}</dd>
          {detail && (
            <>
              <dt>{t('page.detail')}</dt>
              <dd>{detail}</dd>
            </>
          )}
        </dl>
      </details>
    </>
  );
}
