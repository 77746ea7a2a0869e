import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { StuckNotice } from '../page/StuckNotice.tsx';
import type { TabProps } from '../page/tab.ts';
import { InstanceChooser } from './InstanceChooser.tsx';
import { InstanceSection } from './InstanceSection.tsx';

/** Where a process stands, drawn and listed. In the address: `?instanz=` and `?element=`. */
export function ProcessTab({ page }: TabProps) {
  const { t } = useTranslation('dossier');
  const [search, setSearch] = useSearchParams();
  const chosen = page.instances.find(({ instance }) => instance === search.get('instanz')) ?? foremost(page.instances);
  if (!chosen) return <p>{t('process.none')}</p>;
  return (
    <>
      <VisuallyHidden component="h2">{t('travel.process')}</VisuallyHidden>
      <InstanceChooser
        instances={page.instances}
        chosen={chosen.instance}
        onChoose={(instanz) => setSearch({ instanz })}
      />
      <StuckNotice page={page} instance={chosen.instance} />
      <InstanceSection
        key={chosen.instance}
        caseId={page.caseId}
        instance={chosen.instance}
        revision={null}
        element={search.get('element')}
        onElement={(element) =>
          setSearch({ instanz: chosen.instance, ...(element !== null && { element }) }, { replace: true })
        }
      />
    </>
  );
}

/** What runs before what has ended. */
export const foremost = <T extends { readonly state: string }>(instances: readonly T[]): T | undefined =>
  instances.find(({ state }) => state === 'running') ?? instances[0];
