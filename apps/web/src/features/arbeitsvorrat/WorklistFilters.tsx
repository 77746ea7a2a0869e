import type { TaskDue, TaskList, TaskQuery, TaskScope } from '@fallspur/contract';
import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { MunicipalitySelect } from '../../ui/MunicipalitySelect.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { StepSelect } from '../../ui/StepSelect.tsx';
import { TabLinks } from '../../ui/TabLinks.tsx';
import { addressOf, isFiltered, withChange, type WorklistView } from './worklist-query.ts';
import classes from './WorklistFilters.module.css';

export type Change = (changes: Partial<Record<keyof TaskQuery, unknown>>, replace?: boolean) => void;

const NO_FILTER = { due: undefined, at: undefined, passed: undefined, q: undefined, municipality: undefined };

/** Whose tasks, how pressing, which step: every choice changes the address. */
export function WorklistFilters(props: {
  readonly view: WorklistView;
  readonly list: TaskList | undefined;
  readonly change: Change;
  readonly search: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation('arbeitsvorrat');
  const { view, list, change } = props;
  const scopes: readonly TaskScope[] = ['mine', 'office', 'unassigned'];
  return (
    <>
      <div className={classes['line']} data-ruled="">
        <TabLinks
          label={t('scopes')}
          tabs={scopes.map((scope) => ({
            to: `?${addressOf(withChange(view, { scope }))}`,
            label: t(`scope.${scope}`),
            count: list?.counts[scope],
            current: scope === view.scope,
          }))}
        />
        <div className={classes['right']}>
          <SearchField
            ref={props.search}
            label={t('search')}
            value={view.q ?? ''}
            onChange={(q) => change({ q: q || undefined }, true)}
          />
        </div>
      </div>
      <div className={classes['line']}>
        <ChoiceChips<TaskDue>
          label={t('dues')}
          value={view.due}
          onChange={(due) => change({ due })}
          choices={[
            { value: 'overdue', label: t('due.overdue'), count: list?.counts.overdue, tone: 'danger' },
            { value: 'week', label: t('due.week'), count: list?.counts.week, tone: 'warning' },
            { value: 'later', label: t('due.later') },
            { value: 'none', label: t('due.none') },
          ]}
        />
        <div className={classes['right']}>
          <StepSelect
            label={t('at')}
            by="open"
            steps={list?.steps ?? []}
            value={view.at}
            onChange={(at) => change({ at })}
          />
          <StepSelect
            label={t('passed')}
            by="passed"
            steps={list?.steps ?? []}
            value={view.passed}
            onChange={(passed) => change({ passed })}
          />
          <MunicipalitySelect value={view.municipality} onChange={(municipality) => change({ municipality })} />
          <Select
            aria-label={t('sort')}
            data={(['due', 'opened', 'unit'] as const).map((value) => ({ value, label: t(`sorts.${value}`) }))}
            value={view.sort}
            onChange={(sort) => change({ sort: sort ?? undefined })}
            allowDeselect={false}
            size="xs"
            w={140}
          />
          {isFiltered(view) && (
            <Tooltip label={t('clear')}>
              <ActionIcon aria-label={t('clear')} onClick={() => change(NO_FILTER)}>
                <IconFilterOff size={17} stroke={1.7} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
      </div>
    </>
  );
}
