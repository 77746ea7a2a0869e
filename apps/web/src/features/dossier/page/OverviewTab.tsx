import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/Section.tsx';
import { JourneySection } from '../journey/JourneySection.tsx';
import { LatestFacts } from '../timeline/LatestFacts.tsx';
import type { TabProps } from './tab.ts';
import { NowSection } from './NowSection.tsx';
import { StuckNotice } from './StuckNotice.tsx';

/** What is to be done, the journey so far, and what happened last. */
export function OverviewTab({ page }: TabProps) {
  const { t } = useTranslation('dossier');
  return (
    <>
      <StuckNotice page={page} />
      <NowSection page={page} />
      <JourneySection caseId={page.caseId} />
      <Section title={t('latest.title')}>
        <LatestFacts caseId={page.caseId} />
      </Section>
    </>
  );
}
