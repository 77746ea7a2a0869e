import { Button, CloseButton, Fieldset, Input } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { Json } from '@fallspur/kernel';
import { useTranslation } from 'react-i18next';
import { rowFields, type Field } from './fields.ts';
import classes from './form.module.css';
import { FieldGrid, inputId, type FormContext } from './SchemaForm.tsx';
import { isBlank, valueAt } from './values.ts';

interface NestedProps<Kind extends Field['kind']> {
  readonly field: Field & { readonly kind: Kind };
  readonly form: FormContext;
  readonly error: string | undefined;
}

/** Questions that belong together. Nothing is demanded of a part nobody has to answer until somebody begins it. */
export function GroupInput({ field, form, error }: NestedProps<'group'>) {
  const demanded = field.required || !isBlank(valueAt(form.values, field.path));
  const fields = demanded ? field.fields : field.fields.map((one) => ({ ...one, required: false }));
  return (
    <Fieldset legend={<Legend field={field} />} id={inputId(field.path)} tabIndex={-1} className={classes['nested']}>
      {field.description && <Input.Description mb="xs">{field.description}</Input.Description>}
      <FieldGrid fields={fields} form={form} />
      {error && <Input.Error mt="xs">{error}</Input.Error>}
    </Fieldset>
  );
}

/** The same questions as often as needed. */
export function RowsInput({ field, form, error }: NestedProps<'rows'>) {
  const { t } = useTranslation('dossier');
  const value = valueAt(form.values, field.path);
  const rows = Array.isArray(value) ? (value as readonly Json[]) : [];
  return (
    <Fieldset legend={<Legend field={field} />} id={inputId(field.path)} tabIndex={-1} className={classes['nested']}>
      {field.description && <Input.Description mb="xs">{field.description}</Input.Description>}
      {rows.map((_, at) => (
        <div key={at} className={classes['row']} role="group" aria-label={`${field.rowTitle} ${at + 1}`}>
          <FieldGrid fields={rowFields(field, at, form.labels)} form={form} />
          <CloseButton
            aria-label={t('form.removeRow', { row: `${field.rowTitle} ${at + 1}` })}
            onClick={() => form.change(`${field.path}/${at}`, undefined)}
          />
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => form.change(field.path, [...rows, {}])}
      >
        {t('form.addRow', { row: field.rowTitle })}
      </Button>
      {error && <Input.Error mt="xs">{error}</Input.Error>}
    </Fieldset>
  );
}

const Legend = ({ field }: { readonly field: Field }) => (
  <>
    {field.title}
    {field.required && (
      <span className={classes['asterisk']} aria-hidden>
        {' *'}
      </span>
    )}
  </>
);
