import { Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** Nothing here: says why in one line, and what to do next. */
export function EmptyState(props: {
  readonly icon?: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  const { icon: Picture, title, children, action } = props;
  return (
    <div className={classes['empty']}>
      {Picture && <Picture className={classes['icon']} stroke={1.4} aria-hidden />}
      <Title order={2}>{title}</Title>
      {children && <div className={classes['sentence']}>{children}</div>}
      {action && <div className={classes['action']}>{action}</div>}
    </div>
  );
}
