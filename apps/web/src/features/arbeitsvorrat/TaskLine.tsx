import type { Session, TaskRow } from '@fallspur/contract';
import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cells } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { DueBadge } from '../../ui/DueBadge.tsx';
import { formatDate } from '../../ui/format.ts';
import { StatusText } from '../../ui/StatusText.tsx';
import { dossierAddress } from './address.ts';
import { keyOf, type ShownRow } from './settle.ts';
import classes from './TaskLine.module.css';
import { isForMe, rolesOf } from './whose.ts';

interface TaskLineProps {
  readonly shown: ShownRow;
  readonly session: Session;
  readonly withProcess: boolean;
  readonly active: boolean;
  readonly claiming: boolean;
  readonly onActive: (key: string) => void;
  readonly onOpen: (row: TaskRow) => void;
  readonly onClaim: (row: TaskRow) => void;
}

/** One task. The name of the step is the link; the rest of the row may be clicked, too. */
export const TaskLine = memo(function TaskLine(props: TaskLineProps) {
  const { t } = useTranslation('arbeitsvorrat');
  const { row, since } = props.shown;
  const gone = since === 'gone';
  const key = keyOf(row);
  return (
    <tr
      className={classes['line']}
      data-selected={props.active ? '' : undefined}
      data-changed={since && !gone ? '' : undefined}
      data-gone={gone ? '' : undefined}
      onFocus={() => props.onActive(key)}
    >
      <td className={cells.fit}>
        {gone ? (
          <StatusText tone="neutral">{t('gone')}</StatusText>
        ) : (
          <DueBadge dueOn={row.dueOn} today={props.session.today} />
        )}
        {row.followUpOn && <FollowUp on={row.followUpOn} />}
      </td>
      <td className={classes['step']}>
        <Link to={dossierAddress(row)} data-row={key} className={classes['link']} onClick={() => props.onOpen(row)}>
          {row.name}
        </Link>
        {since && !gone && <StatusText tone="accent">{t(`since.${since}`)}</StatusText>}
        {props.withProcess && <span className={classes['process']}>{row.processName}</span>}
      </td>
      <td className={classes['unit']}>
        {row.unit.label} {row.unit.reference && <span className={classes['dim']}>{row.unit.reference}</span>}
      </td>
      <td className={classes['municipality']}>{row.unit.municipality?.name ?? '–'}</td>
      <td className={`${cells.fit} ${cells.dim}`}>
        <DateText date={row.openedOn} />
      </td>
      <td className={classes['assignee']}>
        <Assignee {...props} />
      </td>
    </tr>
  );
});

/** Somebody wants to look at it again on a day of its own. */
function FollowUp({ on }: { readonly on: string }) {
  const { t } = useTranslation('arbeitsvorrat');
  const label = t('followUp', { date: formatDate(on) });
  return (
    <span className={classes['followUp']} title={label}>
      <IconBell size={14} stroke={1.7} role="img" aria-label={label} />
    </span>
  );
}

/** Who holds it, or the button to take it. */
function Assignee({ shown: { row, since }, session, claiming, onClaim }: TaskLineProps) {
  const { t } = useTranslation(['arbeitsvorrat', 'ui']);
  const mine = row.assignee?.user === session.user;
  const forMe = isForMe(row, session);
  const wanted = rolesOf(row).map((role) => t(`ui:roles.${role}`, { defaultValue: role }));
  const name = { name: row.name, unit: row.unit.label };
  return (
    <div className={classes['holder']}>
      {row.assignee && <span className={classes['name']}>{mine ? t('mine') : row.assignee.name}</span>}
      {!row.assignee && !forMe && (
        <span className={classes['waits']} title={wanted.join(', ')}>
          {t('for', { role: wanted[0] })}
        </span>
      )}
      {since !== 'gone' && (mine || (!row.assignee && forMe)) && (
        <Button
          size="compact-xs"
          variant={mine ? 'subtle' : 'default'}
          color={mine ? 'gray' : 'spur'}
          className={classes['claim']}
          loading={claiming}
          aria-label={mine ? t('releaseNamed', name) : t('claimNamed', name)}
          onClick={() => onClaim(row)}
        >
          {mine ? t('release') : t('claim')}
        </Button>
      )}
    </div>
  );
}
