import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { menuFor } from '../features.ts';
import { Mark } from '../../ui/Mark.tsx';
import classes from './Rail.module.css';

/** The main menu on the left. */
export function Rail({ permissions }: { readonly permissions: readonly string[] }) {
  const { t } = useTranslation('app');
  return (
    <nav aria-label={t('mainMenu')} className={classes['rail']}>
      <div className={classes['mark']}>
        <Mark />
      </div>
      <ul className={classes['entries']}>
        {menuFor(permissions).map(({ label, to, icon: Picture }) => (
          <li key={to}>
            <NavLink to={to} className={classes['entry'] ?? ''} title={label}>
              <Picture size={18} stroke={1.7} aria-hidden />
              <span className={classes['label']}>{label}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
