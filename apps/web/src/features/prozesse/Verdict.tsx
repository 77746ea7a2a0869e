import type { VerdictView } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { StatusText } from '../../ui/StatusText.tsx';

/** Whether the model holds what a process must hold, in a word. */
export function Verdict({ verdict }: { readonly verdict: VerdictView }) {
  const { t } = useTranslation('prozesse');
  if (!verdict.sound)
    return (
      <StatusText tone="danger">
        {verdict.errors > 0 ? t('verdicts.errors', { count: verdict.errors }) : t('verdicts.unsound')}
      </StatusText>
    );
  return (
    <>
      <StatusText tone="success">{t('verdicts.sound')}</StatusText>{' '}
      {verdict.warnings > 0 && (
        <StatusText tone="warning">{t('verdicts.warnings', { count: verdict.warnings })}</StatusText>
      )}
    </>
  );
}
