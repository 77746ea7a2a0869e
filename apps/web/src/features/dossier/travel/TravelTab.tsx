import { Skeleton } from '@mantine/core';
import type { Moments } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAnswer } from '../../../api/index.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Section } from '../../../ui/Section.tsx';
import { BlockedSteps } from '../page/BlockedSteps.tsx';
import { casePath, type TabProps } from '../page/tab.ts';
import { InstanceChooser } from '../process/InstanceChooser.tsx';
import { InstanceSection } from '../process/InstanceSection.tsx';
import { foremost } from '../process/ProcessTab.tsx';
import { DifferenceSection } from './DifferenceSection.tsx';
import { MomentSlider } from './MomentSlider.tsx';
import { PastTasks } from './PastTasks.tsx';
import { readAxis, readRevision, stopsOf } from './stops.ts';

/**
 * The dossier at any moment of its history: the header above shows it too. In the address: `?achse=` by what the slider
 * goes, `?revision=` the moment, `?seit=` another one to compare it with, `?instanz=`, `?element=`.
 */
export function TravelTab({ page, shown }: TabProps) {
  const { t } = useTranslation('dossier');
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useAnswer<Moments>(casePath(page.caseId, '/moments'));
  if (!data)
    return error ? (
      <ProblemAlert error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton height={90} aria-label={t('travel.waiting')} />
    );
  const axis = readAxis(search.get('achse'));
  const stops = stopsOf(data.moments, axis);
  const revision = readRevision(search.get('revision'), page.revision) ?? page.revision;
  const set = (change: Readonly<Record<string, string | null>>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) {
          if (value === null) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  const chosen =
    shown.instances.find(({ instance }) => instance === search.get('instanz')) ?? foremost(shown.instances);
  const past = shown.past || revision < page.revision;
  return (
    <>
      <MomentSlider
        axis={axis}
        stops={stops}
        revision={revision}
        onAxis={(to) => set({ achse: to, seit: null })}
        onMove={(to) => set({ revision: String(to) })}
      />
      <DifferenceSection
        caseId={page.caseId}
        stops={stops}
        revision={revision}
        since={search.get('seit')}
        onSince={(seit) => set({ seit })}
      />
      <Section title={past ? t('travel.then') : t('travel.now')}>
        <PastTasks tasks={shown.now.tasks} />
        <BlockedSteps steps={shown.now.blocked} />
      </Section>
      {chosen && (
        <Section title={t('travel.process')}>
          <InstanceChooser
            instances={shown.instances}
            chosen={chosen.instance}
            onChoose={(instanz) => set({ instanz, element: null })}
          />
          <InstanceSection
            caseId={page.caseId}
            instance={chosen.instance}
            revision={revision}
            element={search.get('element')}
            onElement={(element) => set({ element })}
          />
        </Section>
      )}
    </>
  );
}
