import type { DefinitionPage } from '@fallspur/contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatCount } from '../../ui/format.ts';
import { elementTypeKey } from './element-type.ts';
import classes from './ElementDetail.module.css';
import { rolesOf } from './roles.ts';

/** What is known about the chosen element. Always there, so that choosing one moves nothing on the page. */
export function ElementDetail(props: {
  readonly process: string;
  readonly element: DefinitionPage['elements'][number] | undefined;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation('prozesse');
  const { element } = props;
  if (!element) return <p className={classes['none']}>{t('elements.none')}</p>;
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    [t('element.type'), t(`types.${elementTypeKey(element.type)}`, element.type)],
    [t('element.role'), rolesOf(element.role, t)],
    [t('element.fact'), element.factTitle ?? element.fact],
    [t('element.lanes'), element.lanes.join(', ')],
    [t('element.standing'), formatCount(element.standing)],
    [t('element.completed'), formatCount(element.completed)],
    [t('element.line'), String(element.line)],
  ];
  return (
    <section className={classes['detail']} aria-label={t('element.heading')}>
      <h3 className={classes['name']}>{element.name}</h3>
      <dl className={classes['facts']}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div className={classes['actions']}>
        {elementTypeKey(element.type) === 'userTask' && (
          <Link to={`/arbeitsvorrat?at=${encodeURIComponent(`${props.process}/${element.element}`)}`}>
            {t('element.tasks')}
          </Link>
        )}
        <Button variant="subtle" size="compact-xs" onClick={props.onClear}>
          {t('element.clear')}
        </Button>
      </div>
    </section>
  );
}
