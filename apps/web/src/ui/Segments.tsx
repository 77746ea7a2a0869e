import { Input } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './Segments.module.css';

/**
 * A few answers side by side, of which one holds: radio buttons that look like one control. Where no answer is needed,
 * choosing the chosen one again (or Backspace) takes it back.
 */
export function Segments<Value extends string>(props: {
  readonly id?: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | null) => void;
}) {
  const { label, description, error, required = false, value, options, onChange } = props;
  const name = useId();
  const id = props.id ?? name;
  const described = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ');
  const takeBack = () => !required && onChange(null);
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
        role="radiogroup"
        id={id}
        aria-labelledby={`${id}-name`}
        aria-describedby={described || undefined}
        aria-required={required}
        aria-invalid={error ? true : undefined}
        className={classes['segments']}
        data-invalid={error ? '' : undefined}
      >
        {options.map((option) => (
          <label key={option.value} className={classes['segment']}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              onClick={() => value === option.value && takeBack()}
              onKeyDown={({ key }) => (key === 'Backspace' || key === 'Delete') && takeBack()}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </Input.Wrapper>
  );
}
