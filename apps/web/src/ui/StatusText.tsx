import type { ReactNode } from 'react';
import classes from './StatusText.module.css';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

/** A short state: always a word, its colour only repeats it. */
export function StatusText({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={classes['status']} data-tone={tone}>
      {children}
    </span>
  );
}
