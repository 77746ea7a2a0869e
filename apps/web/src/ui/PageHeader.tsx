import { Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import classes from './PageHeader.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** What else names the thing: one line. */
  readonly subtitle?: ReactNode;
  /** Buttons on the right. */
  readonly actions?: ReactNode;
  /** Tabs or filters below. */
  readonly children?: ReactNode;
}

/** The head of a page: its only h1, also the title of the browser's tab. */
export function PageHeader({ title, subtitle, actions, children }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} – Fallspur`;
  }, [title]);
  return (
    <div className={classes['header']}>
      <div className={classes['line']}>
        <div className={classes['names']}>
          <Title order={1}>{title}</Title>
          {subtitle && <div className={classes['subtitle']}>{subtitle}</div>}
        </div>
        {actions && <div className={classes['actions']}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
