import { ActionIcon, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../ui/Segments.tsx';
import { SwissDateInput } from '../../ui/SwissDateInput.tsx';
import { countryOptions } from '../../ui/world.ts';
import type { PersonDraft, PersonField } from './arrival-form.ts';
import classes from './ArrivalForm.module.css';
import { texts } from './texts.ts';

type Coded = keyof typeof texts.codes;

/** One person who arrived. */
export function PersonFields(props: {
  readonly person: PersonDraft;
  readonly number: number;
  readonly today: string;
  readonly problemOf: (field: PersonField) => string | undefined;
  readonly onChange: (person: PersonDraft) => void;
  readonly onRemove?: () => void;
}) {
  const { t } = useTranslation('zuzuege');
  const { person, number, today, problemOf, onChange, onRemove } = props;
  const countries = useMemo(() => [...countryOptions()], []);
  const set = (field: PersonField) => (value: string | null) => onChange({ ...person, [field]: value ?? '' });
  const common = (field: PersonField, required = false) => ({
    label: t(`form.${field}`),
    value: person[field],
    error: problemOf(field),
    required,
  });
  const text = (field: PersonField) => (
    <TextInput
      {...common(field, true)}
      onChange={({ currentTarget }) => set(field)(currentTarget.value)}
      maxLength={200}
      autoComplete="off"
    />
  );
  const date = (field: PersonField, required = false) => (
    <SwissDateInput {...common(field, required)} onChange={set(field)} today={today} />
  );
  const choice = (field: PersonField, data: { value: string; label: string }[], required = false) => (
    <Select
      {...common(field, required)}
      value={person[field] || null}
      data={data}
      onChange={set(field)}
      searchable
      clearable={!required}
    />
  );
  const codes = (field: Coded) =>
    Object.keys(texts.codes[field]).map((value) => ({ value, label: t(`codes.${field}.${value}`) }));

  return (
    <fieldset className={classes['person']}>
      <legend className={classes['legend']}>
        {t('form.person', { number })}
        {onRemove && (
          <ActionIcon aria-label={t('form.remove', { number })} onClick={onRemove} size="sm">
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        )}
      </legend>
      <div className={classes['fields']}>
        {text('vorname')}
        {text('name')}
        {date('geburtsdatum', true)}
        <Segments
          label={t('form.geschlecht')}
          value={person.geschlecht || null}
          options={codes('geschlecht')}
          onChange={set('geschlecht')}
          error={problemOf('geschlecht')}
          required
        />
        {choice('staatsangehoerigkeit', countries, true)}
        {choice('herkunftsland', countries)}
        {date('einreisedatum')}
        {choice('ausweis', codes('ausweis'))}
        {choice('aufenthaltsgrundlage', codes('aufenthaltsgrundlage'))}
        {choice('vaflStatus', codes('vaflStatus'))}
      </div>
    </fieldset>
  );
}
