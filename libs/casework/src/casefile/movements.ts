import type { CaseEvent, DefinitionCatalog, Step } from '@fallspur/engine';
import { END_WORDS, TRIGGER_WORDS } from './event-words.ts';
import { diagramNames, elementIdOf, type DiagramNames } from './names.ts';

/** Where an event moved one instance: from where tokens stood to where they stand now, in the words of its diagram. */
export interface Move {
  readonly instance: string;
  readonly process: string;
  readonly processName: string;
  /** «erledigt «Einladung versenden»». */
  readonly trigger: string;
  readonly left: readonly string[];
  readonly entered: readonly string[];
  /** «beendet mit «schriftlich informiert»», null while it goes on. */
  readonly ended: string | null;
}

/** Only what really moved: who claims a task moves nothing. */
export const movesOf = ({ steps }: CaseEvent, definitions: DefinitionCatalog): readonly Move[] =>
  (steps ?? []).flatMap((step) => {
    const move = moveOf(step, diagramNames(definitions, step.definition));
    return move.left.length || move.entered.length || move.ended !== null ? [move] : [];
  });

const moveOf = (step: Step, names: DiagramNames): Move => {
  const entered = new Set(step.entered.map(({ key }) => key));
  const left = new Set(step.left.map(({ key }) => key));
  const worded = (moves: Step['entered'], other: ReadonlySet<string>): readonly string[] => [
    ...new Set(moves.filter(({ key }) => !other.has(key) && names.isNamed(key)).map(({ key }) => names.element(key))),
  ];
  return {
    instance: step.instance,
    process: step.definition.process,
    processName: names.process,
    trigger: `${TRIGGER_WORDS[step.trigger]}${names.isNamed(step.element) ? ` «${names.element(step.element)}»` : ''}`,
    left: worded(step.left, entered),
    entered: worded(step.entered, left),
    ended: step.ended ? endInWords(step.ended, names) : null,
  };
};

export const endInWords = ({ state, outcome }: NonNullable<Step['ended']>, names: DiagramNames): string =>
  `${END_WORDS[state]}${outcome === null ? '' : ` mit «${names.element(elementIdOf(outcome))}»`}`;
