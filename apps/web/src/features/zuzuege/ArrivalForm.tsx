import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section.tsx';
import { SwissDateInput } from '../../ui/SwissDateInput.tsx';
import { languageOptions } from '../../ui/world.ts';
import { newPerson, type ArrivalDraft, type FormProblems, type PersonDraft } from './arrival-form.ts';
import { PersonFields } from './PersonFields.tsx';
import classes from './ArrivalForm.module.css';

/** The fields of one arrival: the day first, then who came. */
export function ArrivalForm(props: {
  readonly draft: ArrivalDraft;
  readonly problems: FormProblems;
  readonly office: string;
  readonly today: string;
  readonly onChange: (draft: ArrivalDraft) => void;
}) {
  const { t } = useTranslation('zuzuege');
  const { draft, problems, today, onChange } = props;
  const languages = useMemo(() => [...languageOptions()], []);
  const setPerson = (index: number, person: PersonDraft) =>
    onChange({ ...draft, persons: draft.persons.with(index, person) });
  const add = () =>
    onChange({
      ...draft,
      persons: [
        ...draft.persons,
        newPerson(Math.max(...draft.persons.map(({ key }) => key)) + 1, draft.persons.at(-1)),
      ],
    });
  return (
    <>
      <Section title={t('form.arrival')}>
        <div className={classes['fields']}>
          <TextInput label={t('form.municipality')} value={props.office} readOnly variant="filled" />
          <SwissDateInput
            label={t('form.arrivedOn')}
            value={draft.arrivedOn}
            onChange={(arrivedOn) => onChange({ ...draft, arrivedOn })}
            today={today}
            error={problems['arrivedOn']}
            required
          />
          <Select
            label={t('form.language')}
            data={languages}
            value={draft.language || null}
            onChange={(language) => onChange({ ...draft, language: language ?? '' })}
            error={problems['language']}
            searchable
            clearable
          />
          <TextInput
            label={t('form.reference')}
            placeholder={t('form.referenceHint')}
            value={draft.reference}
            onChange={({ currentTarget }) => onChange({ ...draft, reference: currentTarget.value })}
            error={problems['reference']}
            maxLength={40}
          />
        </div>
      </Section>
      <Section title={t('form.persons')}>
        {draft.persons.map((person, index) => (
          <PersonFields
            key={person.key}
            person={person}
            number={index + 1}
            today={today}
            problemOf={(field) => problems[`${index}.${field}`]}
            onChange={(next) => setPerson(index, next)}
            {...(draft.persons.length > 1 && {
              onRemove: () => onChange({ ...draft, persons: draft.persons.toSpliced(index, 1) }),
            })}
          />
        ))}
        <Button variant="default" size="xs" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
          {t('form.add')}
        </Button>
      </Section>
    </>
  );
}
