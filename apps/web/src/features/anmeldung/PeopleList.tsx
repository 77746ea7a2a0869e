import type { DemonstrationPerson } from '@fallspur/contract';
import { Title } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { useSignIn } from '../../api/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { groupsOf, placeOf, type PeopleGroup } from './people.ts';
import classes from './PeopleList.module.css';

type SigningIn = ReturnType<typeof useSignIn>;
const SHOWN_AT_FIRST = 8;

/** Example people by role; Enter in the search takes the first. */
export function PeopleList({
  people,
  signIn,
}: {
  readonly people: readonly DemonstrationPerson[];
  readonly signIn: SigningIn;
}) {
  const { t } = useTranslation(['anmeldung', 'ui']);
  const [question, setQuestion] = useState('');
  const groups = groupsOf(people, question, (code) => t(`ui:roles.${code}`, { defaultValue: code }));
  const first = groups[0]?.people[0];
  if (people.length === 0) return null;
  return (
    <section aria-label={t('people')}>
      <SearchField
        label={t('search')}
        value={question}
        onChange={setQuestion}
        onEnter={() => first && question !== '' && signIn.mutate({ user: first.user })}
        width="100%"
        autoFocus
      />
      {groups.length === 0 && (
        <EmptyState icon={IconUserQuestion} title={t('noMatch', { q: question })}>
          {t('noMatchHint')}
        </EmptyState>
      )}
      {groups.map((group) => (
        <Group key={group.role} group={group} all={question !== '' || groups.length === 1} signIn={signIn} />
      ))}
    </section>
  );
}

function Group({
  group,
  all,
  signIn,
}: {
  readonly group: PeopleGroup;
  readonly all: boolean;
  readonly signIn: SigningIn;
}) {
  const { t } = useTranslation('anmeldung');
  const [opened, setOpened] = useState(false);
  const shown = all || opened ? group.people : group.people.slice(0, SHOWN_AT_FIRST);
  const hidden = group.people.length - shown.length;
  return (
    <div className={classes['group']}>
      <div className={classes['head']}>
        <Title order={2} className={classes['title']}>
          {t(`group.${group.role}`)}
        </Title>
        <span className={classes['does']}>{group.people[0]?.does}</span>
      </div>
      <ul className={classes['people']}>
        {shown.map((person) => (
          <li key={person.user}>
            <Person person={person} signIn={signIn} />
          </li>
        ))}
        {hidden > 0 && (
          <li>
            <button type="button" className={classes['more']} onClick={() => setOpened(true)}>
              {t('more', { count: hidden })}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

function Person({ person, signIn }: { readonly person: DemonstrationPerson; readonly signIn: SigningIn }) {
  const { t } = useTranslation('anmeldung');
  const going = signIn.isPending && signIn.variables.user === person.user;
  return (
    <button
      type="button"
      className={classes['person']}
      disabled={signIn.isPending}
      aria-busy={going}
      onClick={() => signIn.mutate({ user: person.user })}
    >
      <span className={classes['office']} title={person.name}>
        {placeOf(person)}
      </span>
      <span className={classes['tasks']} data-some={person.openTasks > 0 ? '' : undefined}>
        {t('tasks', { count: person.openTasks })}
      </span>
    </button>
  );
}
