import type { ImportEntry, RowProblemView } from '@fallspur/contract';
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Duplicates } from './Duplicates.tsx';
import classes from './PreviewDetails.module.css';

/** Problems, differences and look-alikes of an entry, in a line below it; nothing where there is nothing to say. */
export function PreviewDetails(props: {
  readonly entry: ImportEntry;
  readonly problems: readonly RowProblemView[];
  readonly columns: number;
}) {
  const { entry, problems, columns } = props;
  const { hints, changes, duplicates } = entry;
  if (problems.length + hints.length + changes.length + duplicates.length === 0) return null;
  return (
    <tr className={classes['details']} data-details="">
      <td />
      <td colSpan={columns - 1}>
        {problems.map((problem, index) => (
          <ProblemLine key={index} problem={problem} withLine={entry.lines.length > 1} />
        ))}
        {hints.map((hint) => (
          <p key={hint} className={classes['hint']}>
            <IconInfoCircle size={15} aria-hidden /> {hint}
          </p>
        ))}
        {changes.length > 0 && <Changes changes={changes} />}
        {duplicates.length > 0 && <Duplicates persons={entry.persons} candidates={duplicates} />}
      </td>
    </tr>
  );
}

/** Column, value, and what was expected. */
export function ProblemLine(props: { readonly problem: RowProblemView; readonly withLine?: boolean }) {
  const { t } = useTranslation('zuzuege');
  const { problem } = props;
  return (
    <p className={classes['problem']}>
      <IconAlertCircle size={15} aria-hidden />
      <span>
        <strong>
          {props.withLine && `${t('line', { count: 1, lines: problem.line })}, `}
          {t(saying(problem), { column: problem.column, value: problem.value })}
        </strong>{' '}
        {problem.message}
      </span>
    </p>
  );
}

/** A column in brackets is none of the file: the row as a whole is meant. */
const saying = ({ column, value }: RowProblemView) =>
  column.startsWith('(') ? 'problemRow' : value === '' ? 'problemEmpty' : 'problemAt';

function Changes({ changes }: { readonly changes: ImportEntry['changes'] }) {
  const { t } = useTranslation('zuzuege');
  return (
    <table className={classes['changes']}>
      <caption>{t('changes')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{field}</th>
            <td>{before || '–'}</td>
            <td>{after || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
