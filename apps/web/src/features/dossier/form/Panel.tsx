import { CloseButton, Title } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './form.module.css';

/** The place where somebody works: one form, or what became of it. Comes into view when it appears. */
export function Panel(props: {
  readonly title: string;
  readonly explains?: string | null;
  readonly beside?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('dossier');
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => void panel.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section ref={panel} aria-labelledby={id} className={classes['panel']}>
      <div className={classes['head']}>
        <Title order={3} id={id}>
          {props.title}
        </Title>
        <span className={classes['headEnd']}>
          {props.beside}
          <CloseButton aria-label={t('form.close')} onClick={props.onClose} />
        </span>
      </div>
      {props.explains && <p className={classes['explains']}>{props.explains}</p>}
      {props.children}
    </section>
  );
}
