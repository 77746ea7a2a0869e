import { Select, MultiSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { Json } from '@fallspur/kernel';
import { useTranslation } from 'react-i18next';
import { Segments } from '../../../ui/Segments.tsx';
import { SwissDateInput } from '../../../ui/SwissDateInput.tsx';
import { formatDate } from '../../../ui/format.ts';
import { countryOptions, languageOptions } from '../../../ui/world.ts';
import { CheckList } from './CheckList.tsx';
import type { Field } from './fields.ts';
import { MunicipalityInput } from './MunicipalityInput.tsx';
import { GroupInput, RowsInput } from './Nested.tsx';
import { inputId, sideBySide, type FormContext } from './SchemaForm.tsx';
import { readTime } from './time-text.ts';
import { valueAt } from './values.ts';

/** One question, asked by its kind. */
export function FieldInput({ field, form }: { readonly field: Field; readonly form: FormContext }) {
  const { t } = useTranslation('dossier');
  const value = valueAt(form.values, field.path);
  const change = (next: Json | undefined) => form.change(field.path, next === '' || next === null ? undefined : next);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const list = Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : [];
  const asked = {
    id: inputId(field.path),
    label: field.title,
    description: EXPLAINED.includes(field.kind) ? undefined : (field.description ?? undefined),
    error: form.findings.byPath[field.path],
    required: field.required,
  };
  // `required` would let the browser complain in its own words before ours.
  const { required, ...rest } = asked;
  const native = { ...rest, withAsterisk: required, 'aria-required': required };

  switch (field.kind) {
    case 'date':
      return <SwissDateInput {...native} value={text} onChange={change} today={form.today} />;
    case 'time':
      return (
        <TextInput
          {...native}
          placeholder="HH:MM"
          value={text}
          onChange={({ currentTarget }) => change(currentTarget.value)}
          onBlur={({ currentTarget }) => change(readTime(currentTarget.value) ?? currentTarget.value)}
        />
      );
    case 'integer':
    case 'number':
    case 'line':
      return (
        <TextInput
          {...native}
          inputMode={field.kind === 'line' ? 'text' : 'numeric'}
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      );
    case 'municipality':
      return <MunicipalityInput {...native} value={text} onChange={change} />;
    case 'text':
      return (
        <Textarea
          {...native}
          autosize
          minRows={2}
          maxRows={12}
          value={text}
          onChange={({ currentTarget }) => change(currentTarget.value)}
        />
      );
    case 'boolean':
      return (
        <Segments
          {...asked}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          options={[
            { value: 'yes', label: t('form.yes') },
            { value: 'no', label: t('form.no') },
          ]}
          onChange={(next) => change(next === null ? undefined : next === 'yes')}
        />
      );
    case 'choice':
      return sideBySide(field.options) ? (
        <Segments
          {...asked}
          value={text === '' ? null : text}
          options={field.options}
          onChange={(next) => change(next ?? undefined)}
        />
      ) : (
        <Select
          {...native}
          data={[...field.options]}
          value={text === '' ? null : text}
          onChange={change}
          clearable={!field.required}
          placeholder={t('form.choose')}
        />
      );
    case 'choices':
      return <CheckList {...asked} options={field.options} value={list} onChange={change} />;
    case 'persons':
      return <CheckList {...asked} options={personOptions(form)} value={list} onChange={change} />;
    case 'person':
      return (
        <Select
          {...native}
          data={personOptions(form)}
          value={text === '' ? null : text}
          onChange={change}
          placeholder={t('form.choose')}
        />
      );
    case 'language':
    case 'country': {
      const data = [...(field.kind === 'language' ? languageOptions : countryOptions)(field.many ? list : [text])];
      return field.many ? (
        <MultiSelect {...native} data={data} searchable value={list} onChange={change} placeholder={t('form.choose')} />
      ) : (
        <Select
          {...native}
          data={data}
          searchable
          clearable={!field.required}
          value={text === '' ? null : text}
          onChange={change}
          placeholder={t('form.choose')}
        />
      );
    }
    case 'lines':
      return <TagsInput {...native} value={list} onChange={change} />;
    case 'group':
      return <GroupInput field={field} form={form} error={asked.error} />;
    case 'rows':
      return <RowsInput field={field} form={form} error={asked.error} />;
    case 'unasked':
      return null;
  }
}

/** Picked by name: what the schema says of keys and codes is of no use to who picks. */
const EXPLAINED: readonly Field['kind'][] = ['persons', 'person', 'language', 'country', 'municipality'];

const personOptions = ({ persons }: FormContext) =>
  persons.map(({ personId, name, bornOn }) => ({
    value: personId,
    label: bornOn === null ? name : `${name}, ${formatDate(bornOn)}`,
  }));
