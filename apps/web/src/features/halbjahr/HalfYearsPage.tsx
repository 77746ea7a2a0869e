import type { HalfYearReport, MunicipalityList } from '@fallspur/contract';
import { Button, NativeSelect } from '@mantine/core';
import { IconChartBar, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useAnswer, useWhole } from '../../api/index.ts';
import { downloadText } from '../../ui/download.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useChangedFigures } from './changed.ts';
import { Clocks } from './Clocks.tsx';
import { FigureFactsDrawer } from './FigureFactsDrawer.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { reportCsv, reportFileName } from './export.ts';
import { readView, reportPath } from './view.ts';

/** The half-year figures of a municipality, as it writes them itself from its cases. */
export function HalfYearsPage() {
  const { t } = useTranslation('halbjahr');
  const { bfs = '' } = useParams();
  const [search] = useSearchParams();
  const view = readView(search);
  const path = reportPath(bfs, view);
  const { data: report, error, refetch } = useAnswer<HalfYearReport>(path, { keepPrevious: true });
  const changed = useChangedFigures(path, report);
  const name = report?.municipality.name ?? '';
  const past = view.gueltigAm !== null || view.standPer !== null;

  return (
    <>
      <PageHeader
        title={t('title', { name }).trim()}
        subtitle={bfs && `BFS ${bfs}`}
        actions={
          <>
            <MunicipalitySelect bfs={bfs} />
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              aria-label={t('csvLabel')}
              disabled={!report || report.halfYears.length === 0}
              onClick={() => report && downloadText(reportFileName(report, view), reportCsv(report, t))}
            >
              {t('csv')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('print')}
            </Button>
          </>
        }
      >
        <Clocks view={view} />
      </PageHeader>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {report?.halfYears.length === 0 ? (
        <EmptyState icon={IconChartBar} title={t('empty.title')}>
          {t(past ? 'empty.sentencePast' : 'empty.sentence', { name })}
        </EmptyState>
      ) : (
        !(error && !report) && <FiguresTable report={report} changed={changed} />
      )}
      {report && <FigureFactsDrawer bfs={bfs} view={view} report={report} />}
    </>
  );
}

/** Another municipality, with the same clocks. */
function MunicipalitySelect({ bfs }: { readonly bfs: string }) {
  const { t } = useTranslation('halbjahr');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { data } = useWhole<MunicipalityList>('/api/municipalities');
  if (!data || data.rows.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t('choose')}
      value={bfs}
      data={data.rows.map((row) => ({ value: String(row.bfs), label: row.name }))}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ pathname: `/gemeinden/${value}`, search: `${search}` })
      }
    />
  );
}
