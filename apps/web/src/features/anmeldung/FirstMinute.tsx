import type { DemonstrationPerson, ExampleLoaded, HouseView } from '@fallspur/contract';
import { Button, Menu, Progress, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconChevronDown, IconDatabaseImport, IconFileImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { get, send } from '../../api/client.ts';
import { useCommand } from '../../api/hooks.ts';
import type { useSignIn } from '../../api/session.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './FirstMinute.module.css';
import { mostToDo, placeOf, whoImports } from './people.ts';

/** An empty house: fill it with an invented canton, or with arrivals of one's own. */
export function FirstMinute(props: {
  readonly people: readonly DemonstrationPerson[];
  readonly signIn: ReturnType<typeof useSignIn>;
}) {
  const { t } = useTranslation('anmeldung');
  const navigate = useNavigate();
  const answers = useQueryClient();
  const { people, signIn } = props;
  const load = useCommand((_: void, idempotencyKey) =>
    send<ExampleLoaded>('POST', '/api/house/example', undefined, { idempotencyKey }),
  );

  // The address first: as soon as somebody is signed in, the page at this address takes the place of this one.
  const goTo = async (person: DemonstrationPerson | undefined, address: string) => {
    if (!person) return;
    await navigate(address);
    signIn.mutate({ user: person.user });
  };
  const loadExample = async () => {
    try {
      await load.mutateAsync(undefined);
      const after = await get<readonly DemonstrationPerson[]>('/api/session/people');
      answers.setQueryData(['/api/session/people'], after);
      await goTo(mostToDo(after), '/arbeitsvorrat');
    } catch {
      // Shown where it happened: the command keeps its error, and the list of people its own.
    }
  };

  return (
    <section className={classes['first']} aria-labelledby="first-minute">
      <Title order={2} id="first-minute">
        {t('empty.title')}
      </Title>
      <p className={classes['hint']}>{t('empty.hint')}</p>
      <div className={classes['choices']}>
        <div className={classes['choice']}>
          <p>{t('empty.exampleSentence')}</p>
          {load.isPending || (load.isSuccess && signIn.isPending) ? (
            <Running />
          ) : (
            <Button leftSection={<IconDatabaseImport size={18} aria-hidden />} onClick={() => void loadExample()}>
              {t('empty.example')}
            </Button>
          )}
          <ProblemAlert error={load.error} />
        </div>
        <div className={classes['choice']}>
          <p>{t('empty.arrivalsSentence')}</p>
          <Menu position="bottom-start" width={220}>
            <Menu.Target>
              <Button
                variant="default"
                leftSection={<IconFileImport size={18} aria-hidden />}
                rightSection={<IconChevronDown size={15} aria-hidden />}
                disabled={load.isPending || whoImports(people).length === 0}
              >
                {t('empty.arrivals')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              <Menu.Label>{t('empty.forWhom')}</Menu.Label>
              {whoImports(people).map((person) => (
                <Menu.Item key={person.user} onClick={() => void goTo(person, '/zuzuege')}>
                  {placeOf(person)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
    </section>
  );
}

/** How far it is: nobody knows the end beforehand, but everybody sees it grow. */
function Running() {
  const { t } = useTranslation('anmeldung');
  const [dossiers, setDossiers] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      get<HouseView>('/api/house').then(
        (house) => setDossiers(house.dossiers),
        () => undefined, // The banner tells of a lost connection.
      );
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div role="status">
      <Progress value={100} animated aria-label={t('empty.exampleRunning')} />
      <p className={classes['running']}>
        {t('empty.exampleRunning')}{' '}
        {dossiers > 0 && t('empty.exampleSoFar', { count: dossiers, replace: { count: formatCount(dossiers) } })}
      </p>
    </div>
  );
}
