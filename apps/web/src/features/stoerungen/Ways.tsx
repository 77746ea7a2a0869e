import type { IncidentPage } from '@fallspur/contract';
import { UnstyledButton } from '@mantine/core';
import { IconArrowsSplit2, IconPencil, IconPlayerStop, IconRefresh, type Icon } from '@tabler/icons-react';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/index.ts';
import { CancelForm } from './CancelForm.tsx';
import { CorrectForm } from './CorrectForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import { RetryForm } from './RetryForm.tsx';
import classes from './stoerungen.module.css';

export interface WayProps {
  readonly incident: IncidentPage;
  readonly onTried: () => void;
}

/** The ways out, the gentlest first; each only for those who may go it. */
const WAYS = [
  {
    name: 'retry',
    icon: IconRefresh,
    needs: 'POST /api/incidents/:caseId/:instance/:key/resolution',
    form: RetryForm,
    fits: () => true,
  },
  {
    name: 'correct',
    icon: IconPencil,
    needs: 'POST /api/incidents/:caseId/:instance/:key/correction',
    form: CorrectForm,
    fits: ({ values }: IncidentPage) => values.some(({ changeable }) => changeable),
  },
  {
    name: 'move',
    icon: IconArrowsSplit2,
    needs: 'POST /api/cases/:caseId/instances/:instance/modification',
    form: MoveForm,
    fits: ({ places }: IncidentPage) => places.length > 0,
  },
  {
    name: 'cancel',
    icon: IconPlayerStop,
    needs: 'POST /api/cases/:caseId/instances/:instance/cancellation',
    form: CancelForm,
    fits: () => true,
  },
] as const;

export function Ways({ incident, onTried }: WayProps) {
  const { t } = useTranslation('stoerungen');
  const { permissions } = useSession();
  const [open, setOpen] = useState<string | null>('retry');
  const ways = WAYS.filter(({ needs, fits }) => permissions.includes(needs) && fits(incident));
  if (ways.length === 0) return <p className={classes['what']}>{t('page.noWays')}</p>;
  return (
    <ul className={classes['ways']}>
      {ways.map(({ name, icon, form: Form }) => (
        <Way
          key={name}
          icon={icon}
          title={t(`${name}.title`)}
          explains={t(`${name}.explains`)}
          open={open === name}
          onToggle={() => setOpen(open === name ? null : name)}
        >
          <Form incident={incident} onTried={onTried} />
        </Way>
      ))}
    </ul>
  );
}

function Way(props: {
  readonly icon: Icon;
  readonly title: string;
  readonly explains: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}) {
  const { icon: Picture, title, explains, open, onToggle, children } = props;
  const id = useId();
  return (
    <li className={classes['way']} data-open={open ? '' : undefined}>
      <UnstyledButton aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <Picture size={18} stroke={1.7} aria-hidden />
        <span>
          {title}
          <small>{explains}</small>
        </span>
      </UnstyledButton>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </li>
  );
}
