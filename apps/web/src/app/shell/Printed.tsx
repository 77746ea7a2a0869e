import type { Session } from '@fallspur/contract';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../ui/format.ts';
import classes from './Printed.module.css';

const SCHEME = 'data-mantine-color-scheme';

/** On paper: who printed this page and when. Paper is light, whatever the screen was. */
export function Printed({ session }: { readonly session: Session }) {
  const { t } = useTranslation('app');
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    const paper = window.matchMedia('print');
    const root = document.documentElement;
    let before: string | null = null;
    const turn = ({ matches }: { readonly matches: boolean }) => {
      if (matches) {
        setAt(new Date().toISOString());
        before = root.getAttribute(SCHEME);
        root.setAttribute(SCHEME, 'light');
      } else if (before !== null) root.setAttribute(SCHEME, before);
    };
    paper.addEventListener('change', turn);
    return () => paper.removeEventListener('change', turn);
  }, []);
  return (
    <p className={classes['printed']} aria-hidden>
      {t('printed', { at: formatInstant(at), name: session.name, office: session.office.name })}
    </p>
  );
}
