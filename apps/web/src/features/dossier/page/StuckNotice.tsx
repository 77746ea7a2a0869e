import type { CasePage } from '@fallspur/contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../api/index.ts';
import { Notice } from '../../../ui/Notice.tsx';

/** Where a process of the dossier is stuck, and the way to free it; of one instance only where one is named. */
export function StuckNotice({ page, instance }: { readonly page: CasePage; readonly instance?: string }) {
  const { t } = useTranslation('dossier');
  const { permissions } = useSession();
  const shown = page.incidents.filter((one) => instance === undefined || one.instance === instance);
  if (page.past) return null;
  return shown.map((one) => (
    <Notice
      key={`${one.instance} ${one.element}`}
      title={t('stuck.title', { step: one.name })}
      action={
        permissions.includes('GET /api/incidents/:caseId/:instance/:key') && (
          <Button
            component={Link}
            to={`/stoerungen/${[page.caseId, one.instance, one.element].map(encodeURIComponent).join('/')}`}
            variant="default"
            size="compact-sm"
          >
            {t('stuck.open')}
          </Button>
        )
      }
    >
      {t('stuck.process', { process: page.instances.find(({ instance: id }) => id === one.instance)?.processName })}
    </Notice>
  ));
}
