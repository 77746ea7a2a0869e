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
  const imports = permissions.includes('POST /api/imports/zuzuege');
  const kind = view.scope === 'office' && !imports ? 'reader' : view.scope;
  return (
    <EmptyState
      icon={IconMoodCheck}
      title={t(`empty.${kind}`)}
      action={
        <Button component={Link} to={NEXT[kind]} variant="light">
          {t(`empty.${kind}Action`)}
        </Button>
      }
    >
      {t(`empty.${kind}Hint`)}
    </EmptyState>
  );
}

/** Where to go from an empty list. */
const NEXT = { office: '/zuzuege', reader: '/dossiers', mine: '/arbeitsvorrat', unassigned: '/arbeitsvorrat' } as const;
