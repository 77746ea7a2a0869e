import { Link } from 'react-router';
import { formatCount } from './format.ts';
import classes from './TabLinks.module.css';

export interface TabLink {
  readonly to: string;
  readonly label: string;
  readonly current: boolean;
  readonly count?: number | undefined;
}

/** Views of one thing as links: each has its address, so back and middle click work. */
export function TabLinks({ label, tabs }: { readonly label: string; readonly tabs: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className={classes['tabs']}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={classes['tab']} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span className={classes['count']}>{formatCount(tab.count)}</span>}
        </Link>
      ))}
    </nav>
  );
}
