import type { DemonstrationPerson, HouseView } from '@fallspur/contract';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../api/hooks.ts';
import { useSignIn } from '../../api/session.ts';
import { Mark } from '../../ui/Mark.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { FirstMinute } from './FirstMinute.tsx';
import { PeopleList } from './PeopleList.tsx';
import classes from './SignInPage.module.css';

/** Who are you? And, in an empty house: what shall it be filled with? */
export function SignInPage() {
  const { t } = useTranslation('anmeldung');
  const house = useAnswer<HouseView>('/api/house');
  const people = useAnswer<readonly DemonstrationPerson[]>('/api/session/people');
  const signIn = useSignIn();
  return (
    <main className={classes['page']}>
      <div className={classes['brand']}>
        <Mark />
        <span className={classes['product']}>{t('product')}</span>
      </div>
      <PageHeader title={t('title')} actions={<span className={classes['mark']}>{t('demonstration')}</span>} />
      <p className={classes['explain']}>{t('explain')}</p>
      {house.data?.empty && <FirstMinute signIn={signIn} people={people.data ?? []} />}
      <ProblemAlert error={signIn.error ?? people.error} onRetry={() => void people.refetch()} />
      {people.isPending && !people.error ? (
        <Skeleton height={320} radius="md" />
      ) : (
        <PeopleList people={people.data ?? []} signIn={signIn} />
      )}
    </main>
  );
}
