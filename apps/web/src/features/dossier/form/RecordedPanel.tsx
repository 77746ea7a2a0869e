import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { Recorded, TaskRow } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../api/index.ts';
import { DueBadge } from '../../../ui/DueBadge.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { inWords } from '../words.ts';
import { byDue } from '../page/state-line.ts';
import classes from './form.module.css';

/** What was recorded and which step is next: Enter goes on. */
export function RecordedPanel(props: {
  readonly recorded: Recorded;
  readonly onNext: (task: TaskRow) => void;
  readonly onClose: () => void;
}) {
  const { recorded, onNext, onClose } = props;
  const { t } = useTranslation('dossier');
  const { today } = useSession();
  const facts = recorded.events.map(({ title }) => `«${title}»`);
  const [next] = byDue(recorded.next);
  return (
    <section className={classes['recorded']} aria-label={t('recorded.title')}>
      <Text fw={600} role="status">
        {recorded.repeated ? t('recorded.repeated') : t('recorded.sentence', { facts: inWords(facts) })}
      </Text>
      {recorded.warnings.map(({ code, message }) => (
        <Alert key={code} color="yellow" my="xs" p="xs">
          {message}
        </Alert>
      ))}
      <Group mt="xs" gap="sm">
        {next ? (
          <>
            <Button data-autofocus autoFocus rightSection={<IconArrowRight size={16} />} onClick={() => onNext(next)}>
              {t('recorded.next', { step: next.name })}
            </Button>
            <Kbd keys="Enter" />
            <DueBadge dueOn={next.dueOn} today={today} />
          </>
        ) : (
          <Text c="dimmed">{t('recorded.nothingNext')}</Text>
        )}
        <span style={{ flex: 1 }} />
        <Button component={Link} to="/arbeitsvorrat" variant="default" autoFocus={!next}>
          {t('recorded.worklist')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('form.close')}
        </Button>
      </Group>
    </section>
  );
}
