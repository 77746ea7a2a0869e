import type { RowsElsewhere } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../ui/format.ts';
import { linesText } from './preview-rows.ts';
import classes from './Elsewhere.module.css';

/** Rows of other municipalities, said once; which ones, to whoever asks. Nothing where there are none. */
export function Elsewhere({ elsewhere }: { readonly elsewhere: RowsElsewhere }) {
  const { t } = useTranslation('zuzuege');
  const { rows, municipalities } = elsewhere;
  if (rows === 0) return null;
  const counted = municipalities.map(({ name, lines }) => `${name} ${formatCount(lines.length)}`).join(', ');
  return (
    <details className={classes['elsewhere']}>
      <summary>
        {t('elsewhere', { count: rows, replace: { count: formatCount(rows) } })}: {counted}
      </summary>
      <ul>
        {municipalities.map(({ bfs, name, lines }) => (
          <li key={bfs}>
            {name}: {t('line', { count: lines.length, lines: linesText(lines) })}
          </li>
        ))}
      </ul>
    </details>
  );
}
