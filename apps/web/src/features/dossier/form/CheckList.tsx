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
  const all = options.every((option) => value.includes(option.value));
  // In the order of the list, whatever the order of the clicks.
  const toggle = (one: string) =>
    onChange(
      options
        .map((option) => option.value)
        .filter((other) => (other === one ? !value.includes(one) : value.includes(other))),
    );
  return (
    <Input.Wrapper
      id={id}
      label={label}
      description={description}
      error={error}
      withAsterisk={required}
      labelElement="div"
      labelProps={{ id: `${id}-name` }}
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
        {options.length > 2 && (
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onChange(all ? [] : options.map((option) => option.value))}
          >
            {all ? t('form.none') : t('form.all')}
          </Button>
        )}
      </div>
    </Input.Wrapper>
  );
}
