import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconDots, IconPencil } from '@tabler/icons-react';
import { localDateOfInstant } from '@fallspur/kernel';
import type { Recorded, TimelineEntry } from '@fallspur/contract';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { StatusText } from '../../../ui/StatusText.tsx';
import { formatDate, formatInstant } from '../../../ui/format.ts';
import { FactPanel } from '../form/FactPanel.tsx';
import { isBlank } from '../form/values.ts';
import { formatTime } from '../words.ts';
import { changedFields } from './changed-fields.ts';
import { Moves } from './Moves.tsx';
import classes from './timeline.module.css';
import { VoidPanel } from './VoidPanel.tsx';

/** One line of the history: what happened and when, what it said, who recorded it, what it moved. */
export function Entry(props: {
  readonly caseId: string;
  readonly entry: TimelineEntry;
  /** All entries by id, to name and compare those this one is linked with. */
  readonly all: ReadonlyMap<string, TimelineEntry>;
  readonly fresh: boolean;
  readonly marked: boolean;
  readonly open: 'correct' | 'void' | null;
  readonly onOpen: (what: 'correct' | 'void') => void;
  readonly onClose: () => void;
  readonly onRecorded: (recorded: Recorded) => void;
}) {
  const { caseId, entry, all, open, onOpen, onClose, onRecorded } = props;
  const { t } = useTranslation('dossier');
  const said = entry.corrects === null ? entry.fields : changedFields(entry.fields, all.get(entry.corrects)?.fields);
  const fields = said.filter(({ value, withheld }) => withheld || !isBlank(value));
  const later = localDateOfInstant(entry.recordedAt) !== entry.occurredOn;
  return (
    <li
      id={entry.eventId}
      className={classes['entry']}
      data-fact={entry.isFact ? '' : undefined}
      data-fresh={props.fresh ? '' : undefined}
      data-marked={props.marked ? '' : undefined}
      data-off={entry.voided ? 'voided' : entry.correctedBy !== null ? 'corrected' : undefined}
    >
      <div className={classes['when']}>
        <time dateTime={entry.occurredOn} className={classes['day']}>
          {formatDate(entry.occurredOn)}
        </time>
        <span className={classes['recorded']}>
          {later ? t('timeline.recordedLater', { at: formatInstant(entry.recordedAt) }) : formatTime(entry.recordedAt)}
        </span>
      </div>
      <div className={classes['what']}>
        <div className={classes['line']}>
          {entry.isFact ? (
            <h3 className={classes['title']}>{entry.title}</h3>
          ) : (
            <span className={classes['quiet']}>{entry.title}</span>
          )}
          {entry.voided && <StatusText tone="danger">{t('timeline.voided')}</StatusText>}
          {!entry.voided && entry.correctedBy && <StatusText tone="warning">{t('timeline.corrected')}</StatusText>}
          {entry.corrects && (
            <StatusText tone="accent">
              {t(entry.type.endsWith('Storniert') ? 'timeline.voiding' : 'timeline.correction')}
            </StatusText>
          )}
          {entry.correctable && <Actions title={entry.title} onOpen={onOpen} />}
        </div>
        {fields.length > 0 && (
          <dl className={classes['fields']}>
            {fields.map((field) => (
              <div key={field.path} className={classes['field']}>
                <dt>{field.title}</dt>
                <dd data-withheld={field.withheld ? '' : undefined}>
                  {field.withheld ? t('timeline.withheld') : field.shown}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <Moves moves={entry.moves} />
        <p className={classes['who']}>{whoLine(entry, t)}</p>
        <Links entry={entry} all={all} />
        {open === 'correct' && (
          <FactPanel
            caseId={caseId}
            type={entry.type}
            corrects={{ eventId: entry.eventId, occurredOn: entry.occurredOn }}
            onRecorded={onRecorded}
            onClose={onClose}
          />
        )}
        {open === 'void' && <VoidPanel caseId={caseId} entry={entry} onRecorded={onRecorded} onClose={onClose} />}
      </div>
    </li>
  );
}

function Actions({ title, onOpen }: { readonly title: string; readonly onOpen: (what: 'correct' | 'void') => void }) {
  const { t } = useTranslation('dossier');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t('timeline.actions', { title })} className={classes['actions']}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onOpen('correct')}>
          {t('correction.action')}
        </Menu.Item>
        <Menu.Item leftSection={<IconBan size={15} />} onClick={() => onOpen('void')}>
          {t('voiding.action')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Links({ entry, all }: { readonly entry: TimelineEntry; readonly all: ReadonlyMap<string, TimelineEntry> }) {
  const { t } = useTranslation('dossier');
  const links = [
    entry.corrects && ([entry.corrects, 'timeline.corrects'] as const),
    entry.correctedBy && ([entry.correctedBy, 'timeline.correctedBy'] as const),
  ].filter((link) => link !== null && link !== '');
  return links.map(([eventId, key]) => (
    <p key={eventId} className={classes['who']}>
      <a href={`#${eventId}`}>{t(key, { title: all.get(eventId)?.title ?? '' })}</a>
    </p>
  ));
}

const whoLine = ({ actor, office, role, legalBasis }: TimelineEntry, t: TFunction<'dossier'>): string =>
  [
    actor.name,
    role === 'SYSTEM' ? null : role && t(`roles.${role}`, { ns: 'ui', defaultValue: role }),
    office.name,
    legalBasis,
  ]
    .filter(Boolean)
    .join(' · ');
