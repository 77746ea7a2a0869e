import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './Section.module.css';

/** A part of a page with its heading (h2, or h3 inside another section); a landmark of its own. */
export function Section(props: {
  readonly title: string;
  readonly order?: 2 | 3;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes['section']}>
      <div className={classes['head']}>
        <Title order={props.order ?? 2} id={id}>
          {props.title}
        </Title>
        {props.actions}
      </div>
      {props.children}
    </section>
  );
}
