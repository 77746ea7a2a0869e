import type { ImportEntry, ImportFile, ImportPreview } from '@fallspur/contract';
import { Button, Group, Switch, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.ts';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { Alarm } from '../../ui/Alarm.tsx';
import { StatusText } from '../../ui/StatusText.tsx';
import { formatCount } from '../../ui/format.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { headerFaults, isNothingOwn, mayRecord, nothingIn, previewRows } from './preview-rows.ts';
import { PreviewTable } from './PreviewTable.tsx';
import classes from './Preview.module.css';

/** What would become of the file, and the button that makes it so. */
export function Preview(props: {
  readonly preview: ImportPreview;
  readonly file: ImportFile;
  readonly partial: boolean;
  readonly onPartial: (partial: boolean) => void;
  readonly onAnother: () => void;
  readonly onConfirm: () => void;
  readonly recording: boolean;
  readonly problem: ReactNode;
}) {
  const { t } = useTranslation('zuzuege');
  const { preview, partial } = props;
  const { counts, elsewhere } = preview;
  const office = useSession().office.name.replace(/^Einwohnergemeinde /, '');
  const [state, setState] = useState<ImportEntry['state']>();
  const rows = previewRows(preview);
  const nothing = nothingIn(preview);
  const header = nothing ? null : headerFaults(preview.problems);
  const nothingOwn = isNothingOwn(preview.problems);
  const readable = !nothing && !header && !nothingOwn;
  const ready = mayRecord(preview, partial);
  return (
    <>
      <div className={classes['head']}>
        <StatusText tone="accent">{t('preview')}</StatusText>
        <span>
          {t('file', {
            name: props.file.fileName,
            count: preview.rows,
            replace: { count: formatCount(preview.rows), name: props.file.fileName },
          })}
        </span>
        <Button variant="subtle" size="compact-sm" onClick={props.onAnother} disabled={props.recording}>
          {t('another')}
        </Button>
      </div>
      {readable && (
        <div className={classes['bar']}>
          <ChoiceChips
            label={t('filter')}
            value={state}
            onChange={setState}
            choices={[
              { value: 'new', label: t('filters.new'), count: counts.new },
              { value: 'unchanged', label: t('filters.unchanged'), count: counts.unchanged },
              { value: 'correction', label: t('filters.correction'), count: counts.corrections, tone: 'warning' },
              { value: 'problem', label: t('filters.problem'), count: counts.problems, tone: 'danger' },
            ]}
          />
          <Group gap="md" ml="auto">
            {counts.problems > 0 && preview.importable && (
              <Switch
                label={t('partial')}
                checked={partial}
                onChange={({ currentTarget }) => props.onPartial(currentTarget.checked)}
                title={t('partialHint')}
              />
            )}
            <Button onClick={props.onConfirm} disabled={!ready} loading={props.recording}>
              {counts.new === 0
                ? t('confirmNone')
                : t(elsewhere.rows > 0 ? 'confirmOwn' : 'confirm', {
                    count: counts.new,
                    replace: { count: formatCount(counts.new), municipality: office },
                  })}
            </Button>
          </Group>
        </div>
      )}
      <Elsewhere elsewhere={elsewhere} />
      {header && (
        <Alarm tone="danger" title={t('header.title')}>
          {header.separator && <div>{t('header.separator')}</div>}
          {header.missing.length > 0 && !header.separator && (
            <div>{t('header.missing', { columns: header.missing.join(', ') })}</div>
          )}
          {header.unexpected.length > 0 && !header.separator && (
            <div>{t('header.unexpected', { columns: header.unexpected.join(', ') })}</div>
          )}
        </Alarm>
      )}
      {nothing && (
        <Alarm tone="danger" title={t(`nothingIn.${nothing}`)}>
          {t('nothingIn.hint')}
        </Alarm>
      )}
      {readable && counts.new === 0 && counts.problems > 0 && (
        <Text c="var(--fs-danger)" mb="sm">
          {t('notImportable')}
        </Text>
      )}
      {readable && counts.new === 0 && counts.problems === 0 && <Text mb="sm">{t('nothingNew')}</Text>}
      {props.problem}
      {nothingOwn && (
        <Alarm tone="danger" title={t('nothingOwn.title', { municipality: office })}>
          {t('nothingOwn.hint')}
        </Alarm>
      )}
      {readable && <PreviewTable kind={preview.kind} rows={state ? rows.filter((row) => row.state === state) : rows} />}
    </>
  );
}
