import type { IncidentPage as Incident } from '@fallspur/contract';
import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconArrowLeft, IconFolder, IconMoodCheck, IconRoute } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { hasCode, useAnswer } from '../../api/index.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { Section } from '../../ui/Section.tsx';
import { pathOf } from './address.ts';
import { Happened } from './Happened.tsx';
import { Values } from './Values.tsx';
import { Ways } from './Ways.tsx';
import classes from './stoerungen.module.css';

/** One incident: what happened, with which values, and the ways out. */
export function IncidentPage() {
  const { t } = useTranslation('stoerungen');
  const { caseId = '', instance = '', key = '' } = useParams();
  const ref = { caseId, instance, key };
  const { data, error, refetch } = useAnswer<Incident>(pathOf(ref));
  // What stood there when somebody tried: if it stands there again, it did not help.
  const [tried, setTried] = useState<string | null>(null);
  if (hasCode(error, 'INCIDENT_NOT_OPEN')) return <Solved caseId={caseId} />;
  if (!data)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Skeleton height={320} mt="md" />;
  return (
    <>
      <PageHeader
        title={data.name}
        subtitle={[data.processName, data.unit.label, t('page.since', { since: formatInstant(data.since) })].join(
          ' · ',
        )}
        actions={<Elsewhere incident={data} />}
      >
        <Anchor component={Link} to="/stoerungen" size="sm">
          <IconArrowLeft size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {t('page.back')}
        </Anchor>
      </PageHeader>
      {tried !== null && tried !== data.since && <Notice title={t('page.still')}>{t('page.stillHint')}</Notice>}
      <div className={classes['columns']}>
        <div>
          <Section title={t('page.what')}>
            <Happened incident={data} />
          </Section>
          <Section title={t('page.values')}>
            <Values incident={data} />
          </Section>
        </div>
        <Section title={t('page.ways')}>
          <Ways incident={data} onTried={() => setTried(data.since)} />
        </Section>
      </div>
    </>
  );
}

function Elsewhere({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('stoerungen');
  const dossier = `/dossiers/${encodeURIComponent(incident.caseId)}`;
  const inDiagram = new URLSearchParams({ instanz: incident.instance, element: incident.element });
  return (
    <>
      <Button
        component={Link}
        to={`${dossier}/prozess?${inDiagram}`}
        variant="default"
        size="compact-sm"
        leftSection={<IconRoute size={15} aria-hidden />}
      >
        {t('page.diagram')}
      </Button>
      <Button
        component={Link}
        to={dossier}
        variant="default"
        size="compact-sm"
        leftSection={<IconFolder size={15} aria-hidden />}
      >
        {t('page.dossier')}
      </Button>
    </>
  );
}

function Solved({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('stoerungen');
  return (
    <>
      <PageHeader title={t('title')} />
      <EmptyState
        icon={IconMoodCheck}
        title={t('page.solved')}
        action={
          <>
            <Button component={Link} to={`/dossiers/${encodeURIComponent(caseId)}`} variant="light">
              {t('page.dossier')}
            </Button>{' '}
            <Button component={Link} to="/stoerungen" variant="subtle">
              {t('page.back')}
            </Button>
          </>
        }
      >
        {t('page.solvedHint')}
      </EmptyState>
    </>
  );
}
