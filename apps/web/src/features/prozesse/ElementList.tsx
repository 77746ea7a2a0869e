import type { DefinitionPage } from '@fallspur/contract';
import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { cells, DataTable } from '../../ui/DataTable.tsx';
import { formatCount } from '../../ui/format.ts';
import classes from './ElementList.module.css';
import { elementTypeKey, isActivity } from './element-type.ts';
import { rolesOf } from './roles.ts';

/** The drawing as a list: everything it shows can be read and chosen here without a mouse. */
export function ElementList(props: {
  readonly elements: DefinitionPage['elements'];
  readonly selected: string | null;
  readonly onSelect: (element: string | null) => void;
}) {
  const { t } = useTranslation('prozesse');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  // A process of events alone has no tasks to choose.
  const hasTasks = props.elements.some(({ type }) => isActivity(type));
  const shown = !hasTasks || search.get('liste') === 'alle' ? 'alle' : 'aufgaben';
  const elements = props.elements.filter(
    ({ type, element }) => shown === 'alle' || isActivity(type) || element === props.selected,
  );
  const show = (list: string) => {
    const next = new URLSearchParams(search);
    if (list === 'alle') next.set('liste', list);
    else next.delete('liste');
    void navigate({ search: `${next}` }, { replace: true });
  };
  return (
    <div>
      {hasTasks && (
        <SegmentedControl
          size="xs"
          aria-label={t('elements.filter')}
          value={shown}
          onChange={show}
          data={[
            { value: 'aufgaben', label: t('elements.tasks') },
            { value: 'alle', label: t('elements.all') },
          ]}
        />
      )}
      <DataTable caption={t('elements.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('elements.name')}</th>
            <th scope="col">{t('elements.type')}</th>
            <th scope="col">{t('elements.role')}</th>
            <th scope="col" className={cells.number}>
              {t('elements.standing')}
            </th>
            <th scope="col" className={cells.number}>
              {t('elements.completed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {elements.map(({ element, name, type, role, standing, completed }) => (
            <tr key={element} data-selected={element === props.selected || undefined}>
              <th scope="row">
                <UnstyledButton
                  className={classes['choose']}
                  aria-pressed={element === props.selected}
                  onClick={() => props.onSelect(element === props.selected ? null : element)}
                >
                  {name}
                </UnstyledButton>
              </th>
              <td className={cells.dim}>{t(`types.${elementTypeKey(type)}`, type)}</td>
              <td className={cells.dim}>{rolesOf(role, t)}</td>
              <td className={cells.number}>{standing > 0 ? formatCount(standing) : '–'}</td>
              <td className={cells.number}>{completed > 0 ? formatCount(completed) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
