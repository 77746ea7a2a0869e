import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { features } from '../features.ts';
import { Mark } from '../../ui/Mark.tsx';
import classes from './Rail.module.css';

/** The main menu on the left. */
export function Rail() {
  const { t } = useTranslation('app');
  return (
    <nav aria-label={t('mainMenu')} className={classes['rail']}>
      <div className={classes['mark']}>
        <Mark />
      </div>
      <ul className={classes['entries']}>
        {features.map(
          ({ name, menu }) =>
            menu && (
              <li key={name}>
                <NavLink to={menu.to} className={classes['entry'] ?? ''} title={menu.label}>
                  <menu.icon size={18} stroke={1.7} aria-hidden />
                  <span className={classes['label']}>{menu.label}</span>
                </NavLink>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
}
