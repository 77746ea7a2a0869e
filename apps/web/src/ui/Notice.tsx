import { IconAlertTriangle, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

/** Something to know before going on, calmly: it hinders nobody. What went wrong is a `ProblemAlert`. */
export function Notice(props: {
  readonly icon?: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  const { icon: Picture = IconAlertTriangle, title, children, action } = props;
  return (
    <div role="status" className={classes['notice']}>
      <Picture size={18} stroke={1.7} aria-hidden className={classes['icon']} />
      <div className={classes['words']}>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
