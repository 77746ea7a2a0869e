import { isFactType, type CaseEvent, type EngineEventType } from '@fallspur/engine';
import { localDateOf, type JsonObject } from '@fallspur/kernel';
import { correctionsIn, type Corrections } from './corrections.ts';
import type { CaseFile, Surroundings } from './case-file.ts';
import { EVENT_WORDS } from './event-words.ts';
import { fieldsOf, type FactField, type IdNames } from './fields.ts';
import { movesOf } from './movements.ts';
import { diagramNames, factTitle } from './names.ts';
import { idNamesOf } from './persons.ts';

/** May this session correct or void that fact? Asked only of facts that can be. */
export type MayCorrect = (event: CaseEvent) => boolean;

/** Facts and movements of a case, the newest first; or these events of it, as they come. */
export const timelineOf = (
  file: CaseFile,
  around: Surroundings,
  mayCorrect: MayCorrect,
  events: readonly CaseEvent[] = file.events.toReversed(),
) => {
  const corrections = correctionsIn(file);
  const names = idNamesOf(file, around);
  return events.map((event) =>
    entryOf(event, { around, corrections, names, mayCorrect: (one) => !file.past && mayCorrect(one) }),
  );
};

export type TimelineEntry = ReturnType<typeof timelineOf>[number];

interface Reading {
  readonly around: Surroundings;
  readonly corrections: Corrections;
  readonly names: IdNames;
  readonly mayCorrect: MayCorrect;
}

const entryOf = (event: CaseEvent, { around, corrections, names, mayCorrect }: Reading) => {
  const { meta } = event;
  const isFact = isFactType(event.type);
  const corrects = corrections.corrects(event.id);
  const voided = corrections.isVoided(event.id);
  return {
    eventId: event.id,
    revision: meta.revision,
    type: event.type,
    title: eventTitle(event, around),
    isFact,
    occurredOn: localDateOf(meta.occurredOn),
    recordedAt: meta.recordedAt,
    actor: { user: meta.actor, name: around.personName(meta.actor) },
    office: { key: meta.office, name: around.officeName(meta.office) },
    role: meta.role,
    legalBasis: meta.legalBasis ?? null,
    fields: isFact ? factFields(event, corrects !== null, around, names) : reasonIn(event, names),
    moves: movesOf(event, around.definitions),
    corrects,
    correctedBy: corrections.correctedBy(event.id),
    voided,
    correctable: isFact && corrects === null && !voided && mayCorrect(event),
  };
};

/** Title of the fact, or the German word of an event that is none, with the step it concerns. */
export const eventTitle = (
  { type, steps }: Pick<CaseEvent, 'type' | 'steps'>,
  { definitions }: Pick<Surroundings, 'definitions'>,
): string => {
  if (isFactType(type)) return factTitle(definitions, type);
  const word = EVENT_WORDS[type as EngineEventType];
  const step = steps?.[0];
  const names = step && diagramNames(definitions, step.definition);
  return step && names?.isNamed(step.element) ? `${word}: ${names.element(step.element)}` : word;
};

/** Who moves a process by hand says why. */
const reasonIn = ({ data: { grund }, withheld = [] }: CaseEvent, names: IdNames): readonly FactField[] =>
  fieldsOf(grund === undefined ? {} : { grund }, REASON, withheld.includes('/data/grund') ? ['/grund'] : [], names);

const REASON = { properties: { grund: { title: 'Grund' } } };

/** A correction shows the new data under the schema of what it corrects, and its reason. */
const factFields = (
  event: CaseEvent,
  isCorrection: boolean,
  { definitions }: Surroundings,
  names: IdNames,
): readonly FactField[] => {
  const withheld = (event.withheld ?? []).flatMap((path) => (path.startsWith('/data') ? [path.slice(5)] : []));
  if (withheld.includes(''))
    return [{ path: '', title: 'Inhalt', value: null, shown: 'nicht einsehbar', withheld: true }];
  const schemaOf = (type: string): JsonObject | undefined => definitions.factType(type)?.schema;
  if (!isCorrection) return fieldsOf(event.data, schemaOf(event.type), withheld, names);
  const { korrigiert: _target, storniert: _voided, ...said } = event.data;
  const corrected = schemaOf(event.type.replace(/Korrigiert$/, ''));
  return fieldsOf(
    said,
    { properties: { ...REASON.properties, daten: { ...corrected, title: 'Neu' } } },
    withheld,
    names,
  );
};
