import type { ImportFile, ImportPreview } from '@fallspur/contract';
import { Button } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Alarm } from '../../ui/Alarm.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { COLUMNS } from './columns.ts';
import { decode, isText } from './decode.ts';
import classes from './FileDrop.module.css';

const BYTES_MAX = 10_000_000;

/** Takes a file by hand or by drop and hands on its text. */
export function FileDrop(props: {
  readonly kind: ImportPreview['kind'];
  readonly onFile: (file: ImportFile) => void;
  readonly busy: boolean;
}) {
  const { t } = useTranslation('zuzuege');
  const { kind, onFile, busy } = props;
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [unfit, setUnfit] = useState<'tooLarge' | 'noText' | null>(null);
  useShortcuts(t(`titles.${kind}`), [{ keys: 'o', text: t('keys.choose'), run: () => input.current?.click() }]);

  const take = async (file: File | undefined) => {
    if (!file || busy) return;
    if (file.size > BYTES_MAX) return setUnfit('tooLarge');
    const csv = decode(new Uint8Array(await file.arrayBuffer()));
    if (!isText(csv)) return setUnfit('noText');
    setUnfit(null);
    onFile({ fileName: file.name, csv });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <div className={classes['drop']}>
      <p className={classes['only']}>{t(`kindHints.${kind}`)}</p>
      <div
        className={classes['zone']}
        data-over={over ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <IconFileTypeCsv size={34} stroke={1.3} aria-hidden />
        <strong>{t('drop.title')}</strong>
        <span className={classes['or']}>{t('drop.or')}</span>
        <Button onClick={() => input.current?.click()} loading={busy}>
          {t('drop.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv,text/plain"
          aria-label={t('drop.choose')}
          className={classes['input']}
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0]);
            // The same file, corrected, may be chosen again.
            currentTarget.value = '';
          }}
        />
        <p className={classes['hint']}>{t('drop.hint')}</p>
      </div>
      {unfit && (
        <Alarm tone="danger" title={t(`drop.${unfit}.title`)}>
          {t(`drop.${unfit}.hint`)}
        </Alarm>
      )}
      <details className={classes['columns']}>
        <summary>{t('drop.columns')}</summary>
        <code>{COLUMNS[kind]}</code>
      </details>
    </div>
  );
}
