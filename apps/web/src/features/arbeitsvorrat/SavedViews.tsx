import type { SavedView, SavedViewInput } from '@fallspur/contract';
import { ActionIcon } from '@mantine/core';
import { IconUsers, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { send } from '../../api/client.ts';
import { useAnswer, useCommand } from '../../api/hooks.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SaveView } from './SaveView.tsx';
import classes from './SavedViews.module.css';
import { isFiltered, savedQueryOf, type WorklistView } from './worklist-query.ts';

/** Views somebody named, with how much stands in each. */
export function SavedViews({ view }: { readonly view: WorklistView }) {
  const { t } = useTranslation('arbeitsvorrat');
  const { data: views = [] } = useAnswer<readonly SavedView[]>('/api/views');
  const save = useCommand((input: SavedViewInput, idempotencyKey) =>
    send<SavedView>('POST', '/api/views', input, { idempotencyKey }),
  );
  const remove = useCommand((id: string, idempotencyKey) =>
    send<void>('DELETE', `/api/views/${encodeURIComponent(id)}`, undefined, { idempotencyKey }),
  );
  const query = savedQueryOf(view);
  const isNew = isFiltered(view) && !views.some((saved) => saved.query === query);
  if (views.length === 0 && !isNew) return null;
  return (
    <>
      <nav aria-label={t('views.label')} className={classes['views']}>
        {views.map((saved) => (
          <span key={saved.id} className={classes['view']} data-current={saved.query === query ? '' : undefined}>
            <Link
              to={`/arbeitsvorrat${saved.query && `?${saved.query}`}`}
              aria-current={saved.query === query ? 'page' : undefined}
              className={classes['link']}
            >
              {saved.shared && <IconUsers size={13} role="img" aria-label={t('views.sharedBy')} />}
              {saved.name} <span className={classes['count']}>{formatCount(saved.count)}</span>
            </Link>
            {saved.mine && (
              <ActionIcon
                size="xs"
                aria-label={t('views.remove', { name: saved.name })}
                onClick={() => remove.mutate(saved.id)}
              >
                <IconX size={12} aria-hidden />
              </ActionIcon>
            )}
          </span>
        ))}
        {isNew && <SaveView query={query} save={save} />}
      </nav>
      <ProblemAlert error={remove.error} />
    </>
  );
}
