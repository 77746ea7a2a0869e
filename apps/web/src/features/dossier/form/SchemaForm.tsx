import { Button, Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { CasePerson } from '@fallspur/contract';
import type { Json, JsonObject } from '@fallspur/kernel';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './form.module.css';
import type { Field, Labels, Option } from './fields.ts';
import { FieldInput } from './FieldInput.tsx';
import type { Findings } from './findings.ts';
import { withValue } from './values.ts';

/** What every field of a form needs to know of the form. */
export interface FormContext {
  readonly values: JsonObject;
  readonly change: (path: string, value: Json | undefined) => void;
  readonly findings: Findings;
  readonly labels: Labels;
  readonly persons: readonly Pick<CasePerson, 'personId' | 'name' | 'bornOn'>[];
  readonly today: string;
}

/** The id of the input at a path, to move the focus there. */
export const inputId = (path: string): string => `field${path.replaceAll('/', '-')}`;

/** The questions of a fact: those that matter, and below «Weitere Angaben» the others. Holds no state but what is folded. */
export function SchemaForm(props: {
  readonly fields: readonly Field[];
  readonly values: JsonObject;
  readonly onChange: (values: JsonObject) => void;
  readonly findings: Findings;
  readonly labels: Labels;
  readonly persons: FormContext['persons'];
  readonly today: string;
  /** «Weitere Angaben» stand open, as somebody had begun to fill them in. */
  readonly unfolded: boolean;
}) {
  const { fields, values, onChange, findings, labels, persons, today } = props;
  const { t } = useTranslation('dossier');
  const context = useMemo<FormContext>(
    () => ({
      values,
      change: (path, value) => onChange(withValue(values, path, value)),
      findings,
      labels,
      persons,
      today,
    }),
    [values, onChange, findings, labels, persons, today],
  );
  const details = fields.filter(({ place }) => place === 'details');
  const [unfolded, { toggle }] = useDisclosure(props.unfolded);
  const open = unfolded || details.some(({ path }) => findings.order.some((found) => found.startsWith(path)));
  return (
    <>
      <FieldGrid fields={fields.filter(({ place }) => place === 'main')} form={context} />
      {details.length > 0 && (
        <>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-expanded={open}
            leftSection={open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
            onClick={toggle}
            className={classes['more']}
          >
            {t('form.details')}
          </Button>
          <Collapse expanded={open}>
            <FieldGrid fields={details} form={context} />
          </Collapse>
        </>
      )}
    </>
  );
}

export function FieldGrid({ fields, form }: { readonly fields: readonly Field[]; readonly form: FormContext }) {
  return (
    <div className={classes['grid']}>
      {fields
        .filter(({ place }) => place !== 'hidden')
        .map((field) => (
          <div key={field.path} className={classes[isWide(field) ? 'wide' : 'cell']}>
            <FieldInput field={field} form={form} />
          </div>
        ))}
    </div>
  );
}

const WIDE: readonly Field['kind'][] = ['text', 'persons', 'choices', 'group', 'rows'];
const isWide = (field: Field): boolean =>
  WIDE.includes(field.kind) || (field.kind === 'choice' && sideBySide(field.options) && letters(field.options) > 24);
/** Few and short enough to stand side by side. */
export const sideBySide = (options: readonly Option[]): boolean => options.length <= 5 && letters(options) <= 70;
const letters = (options: readonly Option[]): number => options.reduce((sum, { label }) => sum + label.length, 0);
