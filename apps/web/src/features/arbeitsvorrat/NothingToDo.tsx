import { Button } from '@mantine/core';
import { IconFilterOff, IconMoodCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../api/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { isFiltered, type WorklistView } from './worklist-query.ts';
import type { Change } from './WorklistFilters.tsx';

/** No row: because of the filters, because nobody claimed, or because all is done. */
export function NothingToDo({ view, change }: { readonly view: WorklistView; readonly change: Change }) {
  const { t } = useTranslation('arbeitsvorrat');
  const { permissions } = useSession();
  if (isFiltered(view))
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('empty.filtered')}
        action={
          <Button
            variant="light"
            onClick={() =>
              change({ due: undefined, at: undefined, passed: undefined, q: undefined, municipality: undefined })
            }
          >
            {t('clear')}
          </Button>
        }
      >
        {t('empty.filteredHint')}
      </EmptyState>
    );
  const to = view.scope === 'office' ? '/zuzuege' : '/arbeitsvorrat';
  const offered = view.scope !== 'office' || permissions.includes('POST /api/imports/zuzuege');
  return (
    <EmptyState
      icon={IconMoodCheck}
      title={t(`empty.${view.scope}`)}
      action={
        offered && (
          <Button component={Link} to={to} variant="light">
            {t(`empty.${view.scope}Action`)}
          </Button>
        )
      }
    >
      {t(`empty.${view.scope}Hint`)}
    </EmptyState>
  );
}
