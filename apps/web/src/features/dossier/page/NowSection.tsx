import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import type { CasePage, Recorded } from '@fallspur/contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Section.tsx';
import { FactPanel } from '../form/FactPanel.tsx';
import { RecordedPanel } from '../form/RecordedPanel.tsx';
import { readTaskKey, sameTask, writeTaskKey } from '../form/task-key.ts';
import { TaskPanel } from '../form/TaskPanel.tsx';
import { BlockedSteps } from './BlockedSteps.tsx';
import classes from './now.module.css';
import { byDue } from './state-line.ts';
import { TaskLine } from './TaskLine.tsx';

/**
 * «Was jetzt zu tun ist»: the form somebody works on, the steps that are open, those that wait and for what. Which form
 * is open stands in the address: `?task=` or `?fact=`.
 */
export function NowSection({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation('dossier');
  const [search, setSearch] = useSearchParams();
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  // The address follows a moment later: until then the form that was sent must not be shown again.
  const [sent, setSent] = useState<string | null>(null);
  const asked = search.get('task') ?? search.get('fact');
  useEffect(() => {
    if (asked === null) setSent(null);
  }, [asked]);
  const over = asked !== null && asked === sent;
  const open = over ? null : readTaskKey(search.get('task'));
  const fact = over ? null : search.get('fact');

  const go = (change: Readonly<Record<string, string>>) => {
    setRecorded(null);
    setSearch(change);
  };
  const done = useCallback(
    (answer: Recorded) => {
      setRecorded(answer);
      setSent(asked);
      // The form is done with: «back» leads to where it was opened from, not into it again.
      setSearch({}, { replace: true });
    },
    [setSearch, asked],
  );

  const tasks = byDue(page.now.tasks);
  // A step that somebody took from under an open form is known only by its name from then on.
  const seen = useRef(new Map<string, string>());
  for (const task of tasks) seen.current.set(writeTaskKey(task), task.name);
  // Only a step this session may do, or was doing a moment ago, has a form to ask for.
  const isKnown = open !== null && seen.current.has(writeTaskKey(open));
  const others = tasks.filter((task) => open === null || !sameTask(task, open));
  const close = () => go({});
  return (
    <Section
      title={t('now.title')}
      actions={<FactMenu facts={page.now.facts} onChoose={(type) => go({ fact: type })} />}
    >
      {recorded && (
        <RecordedPanel
          recorded={recorded}
          onNext={(task) => go({ task: writeTaskKey(task) })}
          onClose={() => setRecorded(null)}
        />
      )}
      {open && !isKnown && (
        <Notice
          title={t('now.notOpenTitle')}
          action={
            <Button variant="default" size="compact-sm" onClick={close}>
              {t('form.close')}
            </Button>
          }
        >
          {t('now.notOpen')}
        </Notice>
      )}
      {open && isKnown && (
        <TaskPanel
          key={writeTaskKey(open)}
          caseId={page.caseId}
          task={open}
          live={tasks.find((task) => sameTask(task, open))}
          missing={
            page.now.blocked.find(({ name, why }) => why === 'person' && seen.current.get(asked ?? '') === name)
              ?.missing
          }
          onRecorded={done}
          onClose={close}
        />
      )}
      {fact !== null && <FactPanel key={fact} caseId={page.caseId} type={fact} onRecorded={done} onClose={close} />}
      {others.length > 0 && (
        <ul className={classes['list']} aria-label={t('now.tasks')}>
          {others.map((task) => (
            <TaskLine key={writeTaskKey(task)} task={task} onOpen={() => go({ task: writeTaskKey(task) })} />
          ))}
        </ul>
      )}
      {tasks.length === 0 && !open && !recorded && (
        <p className={classes['nothing']}>{page.now.blocked.length > 0 ? t('now.nothingForYou') : t('now.nothing')}</p>
      )}
      <BlockedSteps steps={page.now.blocked} />
    </Section>
  );
}

function FactMenu(props: { readonly facts: CasePage['now']['facts']; readonly onChoose: (type: string) => void }) {
  const { t } = useTranslation('dossier');
  if (props.facts.length === 0) return null;
  const facts = [...props.facts].sort((a, b) => a.title.localeCompare(b.title, 'de-CH'));
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          rightSection={<IconChevronDown size={15} />}
          className={classes['noPrint']}
        >
          {t('now.recordFact')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes['facts']}>
        {facts.map(({ type, title, description }) => (
          <Menu.Item key={type} onClick={() => props.onChoose(type)} title={description ?? undefined}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
