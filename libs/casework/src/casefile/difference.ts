import { effectiveFacts, type Fact } from '@fallspur/engine';
import { dueDayOf } from '@fallspur/runtime';
import type { CaseFile, Surroundings } from './case-file.ts';
import { END_WORDS } from './event-words.ts';
import { instanceRecords } from './instance-records.ts';
import { diagramNames, factTitle } from './names.ts';
import { casePersons, type CasePerson } from './persons.ts';
import { countryName, languageName, swissDate } from './swiss.ts';

/** What changed between two moments, in words. */
export interface Change {
  readonly area: 'task' | 'instance' | 'person' | 'fact' | 'deadline';
  readonly kind: 'added' | 'removed' | 'changed';
  readonly text: string;
}

/** From one moment of a case to another, whichever comes first: what was added, what is gone, what reads differently. */
export const differenceBetween = (from: CaseFile, to: CaseFile, around: Surroundings): readonly Change[] =>
  AREAS.flatMap(({ area, gone, linesOf }) => changesOf(area, gone, linesOf(from, around), linesOf(to, around)));

/** One thing that stands at a moment: what it is, and how it reads. Words that differ make a change. */
interface Line {
  readonly is: string;
  readonly reads: string;
}
type Lines = ReadonlyMap<string, Line>;

const changesOf = (area: Change['area'], gone: string, before: Lines, after: Lines): readonly Change[] => [
  ...[...after].flatMap(([key, { is, reads }]): readonly Change[] => {
    const old = before.get(key);
    if (!old) return [{ area, kind: 'added', text: `${is}${reads && `: ${reads}`}` }];
    if (old.reads === reads) return [];
    return [{ area, kind: 'changed', text: `${is}: ${old.reads || 'nichts'} → ${reads || 'nichts'}` }];
  }),
  ...[...before].flatMap(([key, { is }]): readonly Change[] =>
    after.has(key) ? [] : [{ area, kind: 'removed', text: `${is}: ${gone}` }],
  ),
];

const instanceLines = (file: CaseFile, { definitions }: Surroundings): Lines =>
  new Map(
    [...instanceRecords(file)].map(([id, { definition, state, outcome }]) => {
      const names = diagramNames(definitions, definition);
      const end = state === 'running' ? 'läuft' : END_WORDS[state];
      const reads = outcome === null ? end : `${end} mit «${names.element(outcome)}»`;
      return [id, { is: `Verfahren «${names.process}»`, reads }];
    }),
  );

const taskLines = ({ state }: CaseFile, { definitions, personName }: Surroundings): Lines =>
  new Map(
    Object.values(state.instances).flatMap(({ id, definition, tasks }) => {
      const names = diagramNames(definitions, definition);
      return Object.values(tasks).map(({ key, name, assignee }): [string, Line] => [
        `${id}/${key}`,
        {
          is: `Aufgabe «${name ?? names.element(key)}»`,
          reads: assignee === null ? 'offen' : `übernommen von ${personName(assignee)}`,
        },
      ]);
    }),
  );

const deadlineLines = ({ state }: CaseFile, { definitions }: Surroundings): Lines =>
  new Map(
    Object.values(state.instances).flatMap(({ id, definition, tasks, timers }) => {
      const names = diagramNames(definitions, definition);
      const due = Object.values(tasks).flatMap(({ key, name, dueAt }): [string, Line][] => {
        const on = dueDayOf(dueAt);
        if (on === null) return [];
        return [[`${id}/${key}/due`, { is: `Fällig: «${name ?? names.element(key)}»`, reads: swissDate(on) }]];
      });
      const waits = Object.values(timers).map(({ key, dueAt }): [string, Line] => [
        `${id}/${key}`,
        { is: `Frist «${names.element(key)}»`, reads: swissDate(dueAt) },
      ]);
      return [...due, ...waits];
    }),
  );

const personLines = ({ state, events }: CaseFile): Lines => {
  const day = events.at(-1)?.meta.recordedAt.slice(0, 10) ?? '';
  return new Map(casePersons(state.domain, day).map((one) => [one.personId, { is: one.name, reads: traits(one) }]));
};

const traits = ({ nationalities, permit, language, departed }: CasePerson): string =>
  [
    ...nationalities.map(countryName),
    ...(permit === null ? [] : [`Ausweis ${permit}`]),
    ...(language === null ? [] : [languageName(language)]),
    ...(departed ? [`${departed.reason} am ${swissDate(departed.on)}`] : []),
  ].join(', ');

const factLines = ({ state }: CaseFile, { definitions }: Surroundings): Lines =>
  new Map(
    effectiveFacts(state.facts).map((fact) => [
      fact.id,
      { is: factTitle(definitions, fact.type), reads: `${swissDate(fact.occurredOn)}${fingerprint(fact, state)}` },
    ]),
  );

/** Corrected data may keep its day: then the number of corrections tells the difference. */
const fingerprint = ({ id }: Fact, { facts }: CaseFile['state']): string => {
  const times = facts.toArray().filter((entry) => entry.kind === 'corrected' && entry.corrects === id).length;
  return times === 0 ? '' : times === 1 ? ' (korrigiert)' : ` (${times}-mal korrigiert)`;
};

const AREAS: readonly {
  readonly area: Change['area'];
  /** How one says that it stands no more. */
  readonly gone: string;
  readonly linesOf: (file: CaseFile, around: Surroundings) => Lines;
}[] = [
  { area: 'fact', gone: 'gilt nicht mehr', linesOf: factLines },
  { area: 'instance', gone: 'gab es noch nicht', linesOf: instanceLines },
  { area: 'task', gone: 'nicht mehr offen', linesOf: taskLines },
  { area: 'deadline', gone: 'aufgehoben', linesOf: deadlineLines },
  { area: 'person', gone: 'nicht mehr im Dossier', linesOf: personLines },
];
