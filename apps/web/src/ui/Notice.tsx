import { IconAlertTriangle, IconInfoCircle, IconPlugConnectedX, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

export type NoticeTone = 'warning' | 'lost' | 'accent';

const ICONS: Readonly<Record<NoticeTone, Icon>> = {
  warning: IconAlertTriangle,
  lost: IconPlugConnectedX,
  accent: IconInfoCircle,
};

/** Something to know before going on, calmly: it hinders nobody. What went wrong is a `ProblemAlert`. */
export function Notice(props: {
  readonly tone?: NoticeTone;
  readonly icon?: Icon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  const { tone = 'warning', title, children, action } = props;
  const Picture = props.icon ?? ICONS[tone];
  return (
    <div role="status" className={classes['notice']} data-tone={tone}>
      <Picture size={18} stroke={1.7} aria-hidden className={classes['icon']} />
      <div className={classes['words']}>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
