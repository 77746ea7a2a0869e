import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Alarm.module.css';

/** Something has gone wrong just now; read out at once. An error of the API is a `ProblemAlert`, calm news a `Notice`. */
export function Alarm(props: {
  readonly tone: 'danger' | 'lost';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  const { tone, title, children, action } = props;
  const Picture = tone === 'lost' ? IconPlugConnectedX : IconAlertTriangle;
  return (
    <div role="alert" className={classes['alarm']} data-tone={tone}>
      <Picture size={18} stroke={1.8} aria-hidden className={classes['icon']} />
      <div className={classes['text']}>
        {title && <strong className={classes['title']}>{title}</strong>}
        {children && <div>{children}</div>}
        {action && <div className={classes['action']}>{action}</div>}
      </div>
    </div>
  );
}
