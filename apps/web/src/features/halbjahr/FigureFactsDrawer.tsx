import type { FigureFacts, HalfYearReport } from '@fallspur/contract';
import { Button, Drawer } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { getAll } from '../../api/index.ts';
import { cells, DataTable, SkeletonRows } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { downloadText } from '../../ui/download.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RowLink } from '../../ui/RowLink.tsx';
import { factsCsv, reportFileName } from './export.ts';
import classes from './FigureFactsDrawer.module.css';
import { halfYearName } from './half-years.ts';
import { ALL, factsPath, searchWith, type FiguresView } from './view.ts';

interface DrawerProps {
  readonly bfs: string;
  readonly view: FiguresView;
  readonly report: HalfYearReport;
}

/** The facts a figure is made of, each leading to its dossier. Open as long as the URL names a figure. */
export function FigureFactsDrawer(props: DrawerProps) {
  const { t } = useTranslation('halbjahr');
  const navigate = useNavigate();
  const location = useLocation();
  const [search] = useSearchParams();
  const { detail } = props.view;
  const figure = props.report.figures.find(({ figure }) => figure === detail?.figure);
  const close = () => {
    if ((location.state as { openedHere?: boolean } | null)?.openedHere) void navigate(-1);
    else void navigate({ search: searchWith(search, { halbjahr: null, zahl: null }) }, { replace: true });
  };
  return (
    <Drawer
      opened={detail !== null && figure !== undefined}
      onClose={close}
      position="right"
      size="48rem"
      title={
        detail &&
        t('detail.title', {
          figure: figure?.name,
          halfYear: detail.halfYear === ALL ? t('allHalfYears') : halfYearName(detail.halfYear),
        })
      }
      closeButtonProps={{ 'aria-label': t('detail.close') }}
    >
      {detail && figure && (
        <>
          <p className={classes['explains']}>{figure.explains}</p>
          <Facts {...props} halfYear={detail.halfYear} figure={detail.figure} />
        </>
      )}
    </Drawer>
  );
}

function Facts(props: DrawerProps & { readonly halfYear: string; readonly figure: string }) {
  const { t } = useTranslation('halbjahr');
  const { report, view, halfYear, figure } = props;
  const { rows, error, refetch } = useFacts(props);
  const total = rows?.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  if (error) return <ProblemAlert error={error} onRetry={refetch} />;
  return (
    <>
      <div className={classes['head']}>
        <span>{rows ? t('detail.facts', { count: rows.length }) : ' '}</span>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          disabled={!rows}
          aria-label={t('csvLabel')}
          onClick={() => rows && downloadText(reportFileName(report, view, `${halfYear}-${figure}`), factsCsv(rows, t))}
        >
          {t('csv')}
        </Button>
      </div>
      <DataTable caption={t('detail.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('detail.unit')}</th>
            <th scope="col">{t('detail.reference')}</th>
            <th scope="col">{t('detail.fact')}</th>
            <th scope="col">{t('detail.happenedOn')}</th>
            <th scope="col" className={cells.number}>
              {t('detail.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {!rows && <SkeletonRows rows={6} columns={5} />}
          {rows?.length === 0 && (
            <tr>
              <td colSpan={5} className={cells.dim}>
                {t('detail.none')}
              </td>
            </tr>
          )}
          {rows?.map((row) => (
            <tr key={row.eventId}>
              <th scope="row">
                <RowLink to={`/dossiers/${row.caseId}/verlauf#${row.eventId}`}>{row.unitLabel}</RowLink>
              </th>
              <td className={cells.dim}>{row.reference ?? '–'}</td>
              <td>{row.factTitle}</td>
              <td className={cells.fit}>
                <DateText date={row.happenedOn} />
              </td>
              <td className={cells.number}>{formatCount(row.amount)}</td>
            </tr>
          ))}
        </tbody>
        {rows && rows.length > 0 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t('detail.total')}
              </th>
              <td className={`${cells.number} ${cells.strong}`}>{formatCount(total)}</td>
            </tr>
          </tfoot>
        )}
      </DataTable>
    </>
  );
}

/** The facts of one half-year, or of all that the report lists: the total is made of the same facts, none left out. */
function useFacts({ bfs, view, report, halfYear, figure }: DrawerProps & { halfYear: string; figure: string }) {
  const halfYears =
    halfYear === ALL
      ? report.halfYears.filter(({ values }) => values[figure]).map(({ halfYear }) => halfYear)
      : [halfYear];
  return useQueries({
    queries: halfYears.map((each) => {
      const path = factsPath(bfs, view, each, figure);
      return {
        queryKey: [path, 'whole'],
        queryFn: ({ signal }: { signal: AbortSignal }) => getAll<FigureFacts>(path, signal),
      };
    }),
    combine: (answers) => ({
      rows: answers.every(({ data }) => data) ? inOrder(answers.flatMap(({ data }) => data?.rows ?? [])) : undefined,
      error: answers.find(({ error }) => error)?.error,
      refetch: () => {
        for (const answer of answers) void answer.refetch();
      },
    }),
  });
}

const inOrder = (rows: FigureFacts['rows']): FigureFacts['rows'] =>
  rows.toSorted((a, b) => a.happenedOn.localeCompare(b.happenedOn));
