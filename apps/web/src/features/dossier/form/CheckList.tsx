import { Button, Checkbox, Input } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './form.module.css';

/** Several of a list, with all of them in one click. */
export function CheckList(props: {
  readonly id: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) {
  const { t } = useTranslation('dossier');
  const { id, label, description, error, required, options, value, onChange } = props;
  const complete = options.every((option) => value.includes(option.value));
  // In the order of the list, whatever the order of the clicks.
  const toggle = (one: string) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((other) => (other === one ? !value.includes(one) : value.includes(other))),
    );
  const all = (
    <Button
      variant="subtle"
      size="compact-xs"
      fw={500}
      onClick={() => onChange(complete ? [] : options.map((option) => option.value))}
    >
      {complete ? t('form.none') : t('form.all')}
    </Button>
  );
  return (
    <Input.Wrapper
      id={id}
      label={
        <>
          <span id={`${id}-name`}>{label}</span>
          {required && (
            <span className={classes['asterisk']} aria-hidden>
              {' *'}
            </span>
          )}
          {options.length > 2 && all}
        </>
      }
      description={description}
      error={error}
      labelElement="div"
    >
      <div
        role="group"
        id={id}
        tabIndex={-1}
        aria-labelledby={`${id}-name`}
        aria-describedby={error ? `${id}-error` : undefined}
        className={classes['checks']}
      >
        {options.map((option) => (
          <Checkbox
            key={option.value}
            size="sm"
            label={option.label}
            checked={value.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </div>
    </Input.Wrapper>
  );
}
