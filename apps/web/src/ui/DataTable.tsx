import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './DataTable.module.css';

/**
 * The one look of tables: `<DataTable caption="Offene Aufgaben"><thead>…</thead><tbody>…</tbody></DataTable>`.
 * Cells: `className={cells.number}` for figures, `cells.dim` for the second line of thought, `cells.fit` for a narrow
 * column, `cells.grow` for the one that takes what is left. Rows: `data-selected`, `data-changed`.
 */
export function DataTable(props: {
  readonly caption: string;
  readonly children: ReactNode;
  /** Header stays below the page's header while scrolling. */
  readonly sticky?: boolean;
}) {
  return (
    <div className={classes['frame']}>
      <table className={classes['table']} data-sticky={props.sticky ? '' : undefined}>
        <caption className={classes['caption']}>{props.caption}</caption>
        {props.children}
      </table>
    </div>
  );
}

/** Classes for cells of a `DataTable`. */
export const cells = {
  number: classes['number'],
  dim: classes['dim'],
  fit: classes['fit'],
  grow: classes['grow'],
  strong: classes['strong'],
};

/** As many quiet rows as are about to come. */
export function SkeletonRows(props: { readonly rows?: number; readonly columns: number }) {
  const { t } = useTranslation('ui');
  return Array.from({ length: props.rows ?? 12 }, (_, row) => (
    <tr key={row} aria-busy="true">
      {Array.from({ length: props.columns }, (_, column) => (
        <td key={column}>
          <Skeleton height={11} width={`${45 + ((row * 7 + column * 13) % 40)}%`} radius="sm" />
          {row === 0 && column === 0 && <span className={classes['caption']}>{t('loading')}</span>}
        </td>
      ))}
    </tr>
  ));
}
