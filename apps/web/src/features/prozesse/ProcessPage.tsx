import type { DefinitionPage } from '@fallspur/contract';
import { Button, Skeleton } from '@mantine/core';
import { IconRouteOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ApiProblem, useAnswer } from '../../api/index.ts';
import { BpmnDiagram } from '../../ui/bpmn/BpmnDiagram.tsx';
import { useDiagramXml } from '../../ui/bpmn/diagram-xml.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate } from '../../ui/format.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Section } from '../../ui/Section.tsx';
import { Decisions, Diagnostics, Outcomes, Versions } from './Details.tsx';
import { elementTypeKey, isActivity } from './element-type.ts';
import { ElementDetail } from './ElementDetail.tsx';
import { ElementList } from './ElementList.tsx';
import classes from './ProcessPage.module.css';
import { Verdict } from './Verdict.tsx';

/** One process: its drawing with what stands where, its steps as a list, and everything known about it. */
export function ProcessPage() {
  const { t } = useTranslation('prozesse');
  const { process = '' } = useParams();
  const { data: page, error, refetch } = useAnswer<DefinitionPage>(`/api/definitions/${encodeURIComponent(process)}`);
  if (!page)
    return (
      <>
        <PageHeader title={t('title')} />
        {error ? <Missing error={error} retry={() => void refetch()} /> : <Skeleton height="26rem" />}
      </>
    );
  return (
    <>
      <PageHeader
        title={page.name}
        subtitle={[
          t('versionNumber', { version: page.version }),
          `${t('inForceFrom')} ${formatDate(page.inForceFrom)}`,
          ...page.legalBasis,
        ].join(' · ')}
      >
        <p className={classes['verdict']}>
          <Verdict verdict={page.verdict} /> <span>{page.verdict.sentence.replace(/^fehlerfrei: /, '')}</span>
        </p>
      </PageHeader>
      <Drawing page={page} />
      <div className={classes['details']}>
        <Outcomes page={page} />
        <Diagnostics page={page} />
        <Decisions page={page} />
        <Versions page={page} />
      </div>
    </>
  );
}

function Missing({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { t } = useTranslation('prozesse');
  if (!(error instanceof ApiProblem) || error.problem.status !== 404)
    return <ProblemAlert error={error} onRetry={retry} />;
  return (
    <EmptyState
      icon={IconRouteOff}
      title={t('missing.sentence')}
      action={
        <Button component={Link} to="/prozesse" variant="light">
          {t('missing.action')}
        </Button>
      }
    >
      {t('missing.hint')}
    </EmptyState>
  );
}

function Drawing({ page }: { readonly page: DefinitionPage }) {
  const { t } = useTranslation('prozesse');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const xml = useDiagramXml(page.sha256);
  const heat = useMemo(() => page.elements.map(withWorkOnly), [page.elements]);
  const chosen = page.elements.find(({ element }) => element === search.get('element'));
  const select = (element: string | null) => {
    const next = new URLSearchParams(search);
    if (element !== null && page.elements.some((each) => each.element === element)) next.set('element', element);
    else next.delete('element');
    if (`${next}` !== `${search}`) void navigate({ search: `${next}` }, { replace: true });
  };
  return (
    <Section title={t('diagram')}>
      <ProblemAlert error={xml.error} onRetry={() => void xml.refetch()} />
      <BpmnDiagram
        xml={xml.data}
        label={page.name}
        heat={heat}
        selected={chosen?.element ?? null}
        onSelect={select}
        height="clamp(20rem, 46vh, 34rem)"
      />
      <div className={classes['steps']}>
        <ElementList elements={page.elements} selected={chosen?.element ?? null} onSelect={select} />
        <ElementDetail process={page.process} element={chosen} onClear={() => select(null)} />
      </div>
    </Section>
  );
}

/** In the drawing only work and its ends are counted: a number at every gateway would hide the way. */
const withWorkOnly = (element: DefinitionPage['elements'][number]) =>
  isActivity(element.type) || elementTypeKey(element.type) === 'endEvent' ? element : { ...element, completed: 0 };
