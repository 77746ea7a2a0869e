import type { ImportEntry, ImportPreview } from '@fallspur/contract';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cells, DataTable } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { PageTurner } from '../../ui/PageTurner.tsx';
import { StatusText, type Tone } from '../../ui/StatusText.tsx';
import { countryName } from '../../ui/world.ts';
import { formatDate } from '../../ui/format.ts';
import { linesText, type PreviewRow } from './preview-rows.ts';
import { PreviewDetails, ProblemLine } from './PreviewDetails.tsx';
import classes from './PreviewTable.module.css';

const COLUMNS = ['line', 'unit', 'persons', 'date', 'municipality', 'state'] as const;
const TONES: Readonly<Record<ImportEntry['state'], Tone>> = {
  new: 'success',
  unchanged: 'neutral',
  correction: 'warning',
  problem: 'danger',
};
const PAGE_SIZE = 100;

/** One line an entry, in the order of the file; what is to be said about it stands right below. */
export function PreviewTable(props: { readonly kind: ImportPreview['kind']; readonly rows: readonly PreviewRow[] }) {
  const { kind, rows } = props;
  const { t } = useTranslation('zuzuege');
  const [page, setPage] = useState(1);
  const last = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const at = Math.min(page, last);
  return (
    <>
      <DataTable caption={t('caption')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'line' ? cells.number : undefined}>
                {t(column === 'unit' && kind === 'taetigkeiten' ? 'columns.activity' : `columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={COLUMNS.length} className={cells.dim}>
                {t('noneOfThese')}
              </td>
            </tr>
          )}
          {rows.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE).map((row) => (
            <Fragment key={row.key}>
              {row.entry ? (
                <>
                  <EntryLine lines={row.lines} state={row.state} entry={row.entry} />
                  <PreviewDetails entry={row.entry} problems={row.problems} columns={COLUMNS.length} />
                </>
              ) : (
                <UnreadLine row={row} />
              )}
            </Fragment>
          ))}
        </tbody>
      </DataTable>
      <PageTurner total={rows.length} size={PAGE_SIZE} page={at} onChange={setPage} />
    </>
  );
}

/** A line of the file that became nothing: its problems stand where the entry would. */
function UnreadLine({ row: { lines, state, problems } }: { readonly row: PreviewRow }) {
  const { t } = useTranslation('zuzuege');
  return (
    <tr className={classes['entry']}>
      <td className={`${cells.number} ${cells.dim} ${cells.fit}`}>{linesText(lines)}</td>
      <td colSpan={COLUMNS.length - 2}>
        {problems.map((problem, index) => (
          <ProblemLine key={index} problem={problem} />
        ))}
      </td>
      <td className={cells.fit}>
        <StatusText tone={TONES[state]}>{t(`states.${state}`)}</StatusText>
      </td>
    </tr>
  );
}

function EntryLine(props: Pick<PreviewRow, 'lines' | 'state'> & { readonly entry: ImportEntry }) {
  const { lines, state, entry } = props;
  const { t } = useTranslation('zuzuege');
  return (
    <tr className={classes['entry']}>
      <td className={`${cells.number} ${cells.dim} ${cells.fit}`}>{linesText(lines)}</td>
      <td className={classes['unit']}>
        <span className={cells.strong}>{entry.label}</span>{' '}
        {entry.reference && <span className={classes['dim']}>{entry.reference}</span>}
      </td>
      <td>
        {entry.persons.map(({ name, bornOn, nationality }, index) => (
          <span key={index} className={classes['person']}>
            {name}
            <span className={classes['dim']}>
              {[bornOn && t('born', { date: formatDate(bornOn) }), nationality && countryName(nationality)]
                .filter(Boolean)
                .join(', ')}
            </span>
          </span>
        ))}
      </td>
      <td className={cells.fit}>
        <DateText date={entry.date} />
      </td>
      <td className={cells.fit}>{entry.municipality?.name ?? '–'}</td>
      <td className={cells.fit}>
        <StatusText tone={TONES[state]}>{t(`states.${state}`)}</StatusText>
      </td>
    </tr>
  );
}
