import { formatCount } from './format.ts';
import classes from './ChoiceChips.module.css';
import type { Tone } from './StatusText.tsx';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
  readonly tone?: Tone;
}

/** One of a few; pressing the chosen one again takes it back. */
export function ChoiceChips<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
}) {
  return (
    <div role="group" aria-label={props.label} className={classes['chips']}>
      {props.choices.map(({ value, label, count, tone }) => (
        <button
          key={value}
          type="button"
          className={classes['chip']}
          data-tone={count === 0 ? undefined : tone}
          aria-pressed={value === props.value}
          onClick={() => props.onChange(value === props.value ? undefined : value)}
        >
          {label}
          {count !== undefined && <span className={classes['count']}>{formatCount(count)}</span>}
        </button>
      ))}
    </div>
  );
}
