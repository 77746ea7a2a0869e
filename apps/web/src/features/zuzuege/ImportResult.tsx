import type { ImportDone } from '@fallspur/contract';
import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Figure } from '../../ui/Figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { Section } from '../../ui/Section.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import { ProblemLine } from './PreviewDetails.tsx';
import classes from './ImportResult.module.css';

/** What was recorded, what was left out, and where to go on. */
export function ImportResult(props: { readonly done: ImportDone; readonly onAgain: () => void }) {
  const { t } = useTranslation('zuzuege');
  const { done } = props;
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const figures = [
    ['recorded', done.recorded],
    ['cases', done.cases],
    ['facts', done.facts],
    ['unchanged', done.unchanged],
    ['corrections', done.corrections],
    ['problems', done.problems.length],
  ] as const;
  const Picture = done.taken ? IconCircleCheck : IconAlertTriangle;
  return (
    <div className={classes['result']}>
      <div ref={head} tabIndex={-1} role="status" className={classes['head']} data-taken={done.taken ? '' : undefined}>
        <Picture size={22} aria-hidden />
        <strong>{t(done.taken ? 'done.taken' : 'done.notTaken')}</strong>
      </div>
      <div className={classes['figures']}>
        {figures
          .filter(([name, value]) => value > 0 || name === 'recorded')
          .map(([name, value]) => (
            <Figure key={name} label={t(`done.${name}`)} value={formatCount(value)} />
          ))}
      </div>
      {done.corrections > 0 && <p>{t('done.correctionsHint')}</p>}
      <Elsewhere elsewhere={done.elsewhere} />
      <Group gap="xs" my="md">
        <Button component={Link} to="/arbeitsvorrat">
          {t('done.worklist')}
        </Button>
        <Button component={Link} to="/dossiers" variant="default">
          {t('done.dossiers')}
        </Button>
        <Button variant="subtle" onClick={props.onAgain}>
          {t('done.again')}
        </Button>
      </Group>
      {done.dossiers.length > 0 && (
        <Section title={t('done.these')}>
          <ul className={classes['dossiers']}>
            {done.dossiers.map(({ caseId, label, reference }) => (
              <li key={caseId}>
                <Link to={`/dossiers/${caseId}`}>{label}</Link> {reference}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {done.problems.length > 0 && (
        <Section title={t('done.left')}>
          <details open={done.problems.length <= 10}>
            <summary className={classes['summary']}>{t('done.showLeft', { count: done.problems.length })}</summary>
            {done.problems.map((problem, index) => (
              <ProblemLine key={index} problem={problem} withLine />
            ))}
          </details>
        </Section>
      )}
      {done.warnings.length > 0 && (
        <Section title={t('done.warnings')}>
          <ul className={classes['warnings']}>
            {done.warnings.map(({ line, message }, index) => (
              <li key={index}>
                {t('line', { count: 1, lines: line })}: {message}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
