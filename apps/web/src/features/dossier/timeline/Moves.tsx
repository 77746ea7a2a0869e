import type { TimelineMove } from '@fallspur/contract';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../words.ts';
import classes from './timeline.module.css';

/** Where a fact moved the processes: «Informieren: Einladung versenden → Erstinformationsgespräch führen». */
export function Moves({ moves }: { readonly moves: readonly TimelineMove[] }) {
  const { t } = useTranslation('dossier');
  if (moves.length === 0) return null;
  return (
    <ul className={classes['moves']} aria-label={t('timeline.moves')}>
      {moves.map((move, at) => (
        <li key={`${move.instance} ${at}`}>
          <IconRoute size={14} stroke={1.6} aria-hidden />
          <span>
            {move.processName}:{' '}
            {[inWords(move.left), inWords(move.entered)].filter(Boolean).join(' → ') || move.trigger}
            {move.ended !== null && <strong> · {move.ended}</strong>}
          </span>
        </li>
      ))}
    </ul>
  );
}
