import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingTexts } from './findings.ts';

export function useFindingTexts(): FindingTexts {
  const { t } = useTranslation('dossier');
  return useMemo(
    () => ({
      missing: t('finding.missing'),
      noDate: t('finding.noDate'),
      noTime: t('finding.noTime'),
      noInteger: t('finding.noInteger'),
      tooSmall: (min) => t('finding.tooSmall', { min }),
      tooLarge: (max) => t('finding.tooLarge', { max }),
    }),
    [t],
  );
}
