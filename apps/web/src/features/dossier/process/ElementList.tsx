import type { InstanceDiagram } from '@fallspur/contract';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/Section.tsx';
import { formatDate } from '../../../ui/format.ts';
import classes from './process.module.css';

/** What the drawing shows, as a list: where it stands and for what it waits, then what was passed, in order. */
export function ElementList(props: {
  readonly diagram: InstanceDiagram;
  readonly element: string | null;
  readonly onElement: (element: string | null) => void;
}) {
  const { diagram, element, onElement } = props;
  const { t } = useTranslation('dossier');
  const choose = (id: string) => () => onElement(id === element ? null : id);
  return (
    <div className={classes['list']}>
      <Section title={t('process.tokens')} order={3}>
        {diagram.tokens.length === 0 && <p className={classes['nothing']}>{t('process.noTokens')}</p>}
        <ul>
          {diagram.tokens.map((token) => (
            <li key={token.element}>
              <button type="button" aria-pressed={token.element === element} onClick={choose(token.element)}>
                <span className={classes['token']}>{token.name}</span>
                <span className={classes['note']}>
                  {[
                    token.waitsFor,
                    t('process.since', { on: formatDate(token.since) }),
                    token.count > 1 && `${token.count}×`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('process.visited')} order={3}>
        <ol>
          {diagram.visited.map((visit) => (
            <li key={visit.element}>
              <button type="button" aria-pressed={visit.element === element} onClick={choose(visit.element)}>
                <span>{visit.name}</span>
                <span className={classes['note']}>
                  {formatDate(visit.firstOn)}
                  {visit.times > 1 && ` · ${visit.times}×`}
                </span>
              </button>
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}
