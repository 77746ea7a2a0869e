import type { FigureName, HalfYearReport } from '@fallspur/contract';
import { Button, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { cells, DataTable, SkeletonRows } from '../../ui/DataTable.tsx';
import { formatCount } from '../../ui/format.ts';
import { cellKey, type ChangedFigure } from './changed.ts';
import classes from './FiguresTable.module.css';
import { barsOf, halfYearName, halfYearShort } from './half-years.ts';
import { ALL, searchWith } from './view.ts';

/** Half-years that fit a small screen beside names and explanations. */
const NEWEST = 6;

/** Figures as rows, half-years as columns, the newest first; each number leads to its cases, each row has its course. */
export function FiguresTable(props: {
  readonly report: HalfYearReport | undefined;
  readonly changed: readonly ChangedFigure[];
}) {
  const { t } = useTranslation('halbjahr');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { report } = props;
  const older = Math.max(0, (report?.halfYears.length ?? 0) - NEWEST);
  const showsAll = search.has('alle');
  const halfYears = report ? (showsAll ? report.halfYears : report.halfYears.slice(0, NEWEST)) : [];
  const changed = new Map(props.changed.map((figure) => [cellKey(figure.halfYear, figure.figure), figure]));
  const nameOf = new Map(report?.figures.map(({ figure, name }) => [figure, name]));

  return (
    <>
      <div className={classes['frame']} data-wide={showsAll && older > 0 ? '' : undefined}>
        <DataTable caption={t('caption', { name: report?.municipality.name ?? '' })}>
          <thead>
            <tr>
              <th scope="col" className={classes['name']}>
                {t('figure')}
              </th>
              <th scope="col" title={t('courseHint')}>
                {t('course')}
              </th>
              {halfYears.map(({ halfYear }) => (
                <th key={halfYear} scope="col" className={cells.number} aria-label={halfYearName(halfYear)}>
                  {halfYearShort(halfYear)}
                </th>
              ))}
              <th scope="col" className={cells.number}>
                {t('total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {!report && <SkeletonRows rows={8} columns={6} />}
            {report?.figures.map((figure) => (
              <tr key={figure.figure}>
                <th scope="row" className={classes['name']}>
                  {figure.name}
                  <span className={classes['explains']}>{figure.explains}</span>
                </th>
                <td>
                  <Course halfYears={report.halfYears} figure={figure.figure} />
                </td>
                {[...halfYears, { halfYear: ALL, values: report.total }].map(({ halfYear, values }) => (
                  <FigureCell
                    key={halfYear}
                    figure={figure}
                    halfYear={halfYear}
                    count={values[figure.figure] ?? 0}
                    changed={changed.has(cellKey(halfYear, figure.figure))}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
      {older > 0 && (
        <Button
          variant="subtle"
          size="xs"
          mt="xs"
          className={classes['older']}
          onClick={() => void navigate({ search: searchWith(search, { alle: showsAll ? null : '1' }) })}
        >
          {showsAll ? t('newest') : t('older', { count: older })}
        </Button>
      )}
      <VisuallyHidden role="status">
        {props.changed
          .filter(({ halfYear }) => halfYear !== ALL)
          .map(({ halfYear, figure, before, now }) =>
            t('changed', { figure: nameOf.get(figure), halfYear: halfYearName(halfYear), before, now }),
          )
          .join('. ')}
      </VisuallyHidden>
    </>
  );
}

function FigureCell(props: {
  readonly figure: FigureName;
  readonly halfYear: string;
  readonly count: number;
  readonly changed: boolean;
}) {
  const { t } = useTranslation('halbjahr');
  const [search] = useSearchParams();
  const { pathname } = useLocation();
  const { figure, halfYear, count } = props;
  const total = halfYear === ALL;
  return (
    <td
      className={`${cells.number} ${classes['cell']} ${total ? cells.strong : ''}`}
      data-changed={props.changed || undefined}
    >
      {count === 0 ? (
        <span className={cells.dim}>0</span>
      ) : (
        <Link
          to={{ pathname, search: searchWith(search, { halbjahr: halfYear, zahl: figure.figure }) }}
          // Closing then goes back instead of adding a step to the history.
          state={{ openedHere: true }}
          className={classes['count']}
          aria-label={t('detailOf', {
            figure: figure.name,
            halfYear: total ? t('allHalfYears') : halfYearName(halfYear),
            count,
          })}
        >
          {formatCount(count)}
        </Link>
      )}
    </td>
  );
}

/** The course of a figure as small bars; the same numbers stand beside it, so it is hidden from screen readers. */
function Course(props: { readonly halfYears: HalfYearReport['halfYears']; readonly figure: string }) {
  const bars = barsOf(props.halfYears, props.figure);
  return (
    <div className={classes['course']} aria-hidden="true">
      {bars.map(({ halfYear, value, height }) => (
        <span
          key={halfYear}
          className={classes['bar']}
          title={`${halfYearName(halfYear)}: ${value}`}
          data-empty={value === 0 || undefined}
          style={{ height: `${Math.round(height * 100)}%` }}
        />
      ))}
    </div>
  );
}
