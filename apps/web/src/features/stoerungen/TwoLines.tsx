import type { ReactNode } from 'react';
import classes from './stoerungen.module.css';

/** A cell that says a thing and, quietly below, where it belongs. */
export function TwoLines({ children, below }: { readonly children: ReactNode; readonly below: ReactNode }) {
  return (
    <div className={classes['lines']}>
      {children}
      {below && <div className={classes['second']}>{below}</div>}
    </div>
  );
}
