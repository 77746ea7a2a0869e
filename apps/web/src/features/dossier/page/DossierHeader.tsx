import { Button } from '@mantine/core';
import { IconHistory, IconPrinter } from '@tabler/icons-react';
import type { CasePage, CasePerson } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../api/index.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { formatDate } from '../../../ui/format.ts';
import { countryName, languageName } from '../../../ui/world.ts';
import classes from './dossier.module.css';
import { ageOn, stateLine, type StateLine } from './state-line.ts';

/** Whom the dossier is about, who is responsible, and where it stands in one line. */
export function DossierHeader({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation('dossier');
  const { unit, responsible, persons, past } = page;
  const state = stateLine(page);
  const names = [
    unit.reference,
    unit.municipality?.name,
    unit.arrivedOn && t('header.arrived', { on: formatDate(unit.arrivedOn) }),
    responsible && t('header.responsible', { office: responsible.name }),
  ].filter(Boolean);
  return (
    <>
      {past && (
        <Notice icon={IconHistory} title={t('header.pastTitle')}>
          {t('header.past')}
        </Notice>
      )}
      <PageHeader
        title={unit.label}
        subtitle={names.join(' · ')}
        actions={
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPrinter size={15} />}
            component={Link}
            to={`/dossiers/${encodeURIComponent(page.caseId)}/verlauf?drucken=1`}
          >
            {t('header.print')}
          </Button>
        }
      >
        <p className={classes['state']}>
          <StatusText tone={state.overdue ? 'danger' : (TONES[state.key] ?? 'neutral')}>
            {t(`stateWord.${state.overdue ? 'overdue' : state.key}`)}
          </StatusText>{' '}
          {t(`state.${state.key === 'todo' && state.values['due'] ? 'todoDue' : state.key}`, said(state))}
        </p>
        <ul className={classes['persons']} aria-label={t('header.persons')}>
          {persons.map((person) => (
            <PersonLine key={person.personId} person={person} />
          ))}
        </ul>
      </PageHeader>
    </>
  );
}

function PersonLine({ person }: { readonly person: CasePerson }) {
  const { t } = useTranslation('dossier');
  const { today } = useSession();
  const age = ageOn(person.bornOn, today);
  const about = [
    age === null ? null : t('header.age', { count: age }),
    person.nationalities.map(countryName).join(', '),
    person.permit && t('header.permit', { permit: person.permit }),
    person.language && languageName(person.language),
  ].filter(Boolean);
  return (
    <li className={classes['person']} data-departed={person.departed ? '' : undefined}>
      <span className={classes['personName']}>{person.name}</span>
      {person.departed ? (
        <StatusText tone="neutral">{`${person.departed.reason} ${formatDate(person.departed.on)}`}</StatusText>
      ) : (
        <span className={classes['about']}>{about.join(' · ')}</span>
      )}
    </li>
  );
}

const TONES: Partial<Record<StateLine['key'], Tone>> = {
  todo: 'accent',
  incident: 'danger',
  ended: 'success',
  running: 'accent',
};

const said = ({ values }: StateLine): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, formatDate(value)]));
