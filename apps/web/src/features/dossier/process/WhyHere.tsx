import { Anchor } from '@mantine/core';
import type { InstanceDiagram, RecordedDecision } from '@fallspur/contract';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/Section.tsx';
import { formatDate } from '../../../ui/format.ts';
import classes from './process.module.css';
import { whyHere } from './why.ts';

/** The recorded decisions that led to an element, or all of them: the sentence, the values, the rule. */
export function WhyHere(props: {
  readonly diagram: InstanceDiagram;
  readonly element: string | null;
  readonly onElement: (element: string | null) => void;
}) {
  const { diagram, element, onElement } = props;
  const { t } = useTranslation('dossier');
  const decisions = element === null ? diagram.decisions : whyHere(diagram, element);
  const name = [...diagram.tokens, ...diagram.visited].find((one) => one.element === element)?.name ?? element;
  return (
    <Section
      title={element === null ? t('why.all') : t('why.title', { element: name })}
      order={3}
      actions={
        element !== null && (
          <Anchor component="button" type="button" size="sm" onClick={() => onElement(null)}>
            {t('why.showAll')}
          </Anchor>
        )
      }
    >
      {decisions.length === 0 && <p className={classes['nothing']}>{t('why.none')}</p>}
      <ol className={classes['decisions']}>
        {decisions.map((decision, at) => (
          <Decision
            key={`${decision.eventId} ${decision.id} ${at} ${element ?? ''}`}
            decision={decision}
            unfolded={element !== null}
          />
        ))}
      </ol>
    </Section>
  );
}

function Decision({ decision, unfolded }: { readonly decision: RecordedDecision; readonly unfolded: boolean }) {
  const { t } = useTranslation('dossier');
  return (
    <li className={classes['decision']}>
      <div className={classes['decisionHead']}>
        <strong>{decision.title}</strong>
        <time dateTime={decision.on} className={classes['note']}>
          {formatDate(decision.on)}
        </time>
      </div>
      <p className={classes['because']}>{decision.because}</p>
      <details open={unfolded}>
        <summary className={classes['note']}>{t('why.details')}</summary>
        <dl className={classes['facts']}>
          {decision.given.map(({ title, value }) => (
            <Fragment key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
          <dt>{t(`why.source.${decision.kind}`)}</dt>
          <dd>{decision.kind === 'decision' ? decision.source : <code>{decision.source}</code>}</dd>
          {decision.rules.length > 0 && (
            <>
              <dt>{t('why.rules')}</dt>
              <dd>{decision.rules.join(', ')}</dd>
            </>
          )}
          {decision.kind !== 'condition' && (
            <>
              <dt>{t('why.output')}</dt>
              <dd>{decision.answer}</dd>
            </>
          )}
        </dl>
      </details>
    </li>
  );
}
