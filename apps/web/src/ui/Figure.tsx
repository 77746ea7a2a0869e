import type { ReactNode } from 'react';
import classes from './Figure.module.css';

/** One number with its name. */
export function Figure(props: { readonly label: string; readonly value: ReactNode; readonly hint?: ReactNode }) {
  return (
    <div className={classes['figure']}>
      <div className={classes['value']}>{props.value}</div>
      <div className={classes['label']}>{props.label}</div>
      {props.hint && <div className={classes['hint']}>{props.hint}</div>}
    </div>
  );
}
