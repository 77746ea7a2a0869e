import type { FactType } from '../case/env.ts';
import { dataOf, expectedOf, isoDay, pairsOf, valueOf, type Cells } from './cells.ts';
import type { Expectation, ScenarioStep } from './scenario.ts';

export interface StepText extends Cells {
  readonly text: string;
}

/** «wird das abgewiesen mit CODE» belongs to the step before it. */
export interface RefusedBefore {
  readonly refusedBefore: string;
}

type Meaning = ScenarioStep | RefusedBefore;
type Given = StepText & { readonly factType: (type: string) => FactType | undefined };
type Word = readonly [RegExp, (parts: Record<string, string | undefined>, given: Given) => Meaning];

/** The step a German sentence means, or why it means none. */
export function stepOf(step: StepText, factType: (type: string) => FactType | undefined): Meaning | string {
  const text = step.text.trim().replace(/:$/, '').replace(/\s+/g, ' ');
  for (const [pattern, meaning] of VOCABULARY) {
    const match = pattern.exec(text);
    if (!match) continue;
    try {
      return meaning(match.groups ?? {}, { ...step, factType });
    } catch (error) {
      return (error as Error).message;
    }
  }
  return 'dieser Schritt gehört nicht zum Wortschatz';
}

const NAME = '[«"](?<NAME>[^»"]+)[»"]';
const name = (group: string): string => NAME.replace('NAME', group);
const DATE = '(?<DATE>\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4}-\\d{2}-\\d{2})';
const date = (group: string): string => DATE.replace('DATE', group);
const TYPE = '[«"]?(?<type>[A-Z][A-Za-z]+)[»"]?';
const BARE = (group: string): string => `[«"]?(?<${group}>[^«»"]+?)[»"]?`;
const whole = (text: string): RegExp => new RegExp(`^${text}$`, 'u');

/** The closed vocabulary, in the order of the README's table. */
const VOCABULARY: readonly Word[] = [
  [whole(`der Prozess ${BARE('process')}`), ({ process }) => ({ about: must(process) })],
  [whole(`heute ist der ${date('day')}`), ({ day }) => ({ today: isoDay(day) })],
  [
    whole(`der Parameter ${BARE('path')} ist (?<value>.+)`),
    ({ path, value }) => ({ parameters: { [must(path)]: valueOf(must(value)) } }),
  ],
  [whole('die Parameter'), (_, given) => ({ parameters: pairsOf(given) })],
  [
    whole(`gehandelt wird als ${BARE('role')} (?:von|der|des|bei) ${BARE('office')}`),
    ({ role, office }) => ({ actor: { role: must(role), office: must(office) } }),
  ],
  [
    whole(`am ${date('day')} (?:wird )?der Fakt ${TYPE}(?: für (?<persons>.+?))? erfasst(?: wird)?`),
    ({ day, type, persons }, given) => ({
      fact: must(type),
      on: isoDay(day),
      data: dataOf(given, given.factType(must(type))),
      ...(persons === undefined ? {} : { persons: listOf(persons) }),
    }),
  ],
  [
    whole(`am ${date('day')} (?:wird )?die Aufgabe ${BARE('task')} erledigt(?: wird)?`),
    // Which fact the task records is known only when it is played: until then the table stays text.
    ({ day, task }, given) => ({ complete: must(task), on: isoDay(day), cells: given }),
  ],
  [whole(`der ${date('day')} anbricht`), ({ day }) => ({ dawn: isoDay(day) })],
  [
    whole(
      '(?<count>\\d+|einen?|eine) (?<unit>Jahre?|Monate?|Wochen?|Tage?|Stunden?|Minuten?) (?:vergehen|vergeht|später)',
    ),
    ({ count, unit }) => ({ advance: durationOf(must(count), must(unit)) }),
  ],
  [whole(`das Signal ${BARE('signal')} gesendet wird`), ({ signal }) => ({ signal: must(signal) })],
  [
    whole(`die Nachricht ${BARE('message')} eintrifft`),
    ({ message }, given) => ({ message: must(message), variables: dataOf(given) }),
  ],
  [
    whole(`der Auftrag ${name('job')} ausgeführt wird`),
    ({ job }, given) => ({ job: must(job), variables: dataOf(given) }),
  ],
  [
    whole(`der Auftrag ${name('job')} scheitert mit ${BARE('code')}`),
    ({ job, code }) => ({ throwError: must(job), code: must(code) }),
  ],
  [
    whole(`der Fakt ${TYPE} vom ${date('day')} korrigiert wird, weil ${name('reason')}`),
    ({ type, day, reason }, given) => {
      const correct = { fact: must(type), on: isoDay(day), reason: must(reason) };
      const data = dataOf(given, given.factType(must(type)));
      return given.docString === null ? { correct, changes: data } : { correct, data };
    },
  ],
  [
    whole(`der Fakt ${TYPE} vom ${date('day')} storniert wird, weil ${name('reason')}`),
    ({ type, day, reason }) => ({ void: { fact: must(type), on: isoDay(day), reason: must(reason) } }),
  ],
  [
    whole(`die Instanz abgebrochen wird, weil ${name('reason')}`),
    ({ reason }) => ({ cancel: true, reason: must(reason) }),
  ],
  [whole('der Fall neu gelesen wird'), () => ({ restart: true })],
  expecting('ist offen:? (?<names>.+)', ({ names }) => ({ tasks: listOf(names) })),
  expecting('ist nichts offen', () => ({ tasks: [] })),
  expecting('wartet der Prozess auf:? (?<names>.+)', ({ names }) => ({ active: listOf(names) })),
  expecting(`ist die Aufgabe ${BARE('task')} fällig am ${date('day')}`, ({ task, day }) => ({
    task: { name: must(task), dueOn: isoDay(day) },
  })),
  expecting(`ist die Aufgabe ${name('task')} bei Rolle ${BARE('role')}`, ({ task, role }) => ({
    task: { name: must(task), role: must(role) },
  })),
  expecting(`ist die nächste Frist am ${date('day')}`, ({ day }) => ({ nextTimerOn: isoDay(day) })),
  expecting('ist keine Frist offen', () => ({ nextTimerOn: null })),
  expecting('ist erfasst:? (?<names>.+)', ({ names }) => ({ recorded: listOf(names) })),
  expecting(`ist der Fakt ${TYPE} erfasst`, ({ type }, given) => ({
    fact: {
      type: must(type),
      ...(given.table || given.docString ? { data: expectedOf(given, given.factType(must(type))) } : {}),
    },
  })),
  expecting(`ist kein Fakt ${TYPE} erfasst`, ({ type }) => ({ noFact: must(type) })),
  expecting('läuft der Prozess weiter', () => ({ running: {} })),
  expecting(`läuft (?:auch )?der Prozess ${BARE('process')}`, ({ process }) => ({
    running: { process: must(process) },
  })),
  expecting('läuft kein Prozess|laufen keine Prozesse', () => ({ instances: 0 })),
  expecting('(?:läuft|laufen) (?<count>\\d+|ein) Prozesse?', ({ count }) => ({
    instances: count === 'ein' ? 1 : Number(count),
  })),
  expecting(`endet der Prozess mit ${BARE('outcome')}`, ({ outcome }) => ({ endedWith: { outcome: must(outcome) } })),
  expecting(`endet der Prozess ${name('process')} mit ${BARE('outcome')}`, ({ process, outcome }) => ({
    endedWith: { process: must(process), outcome: must(outcome) },
  })),
  expecting(`hat die Variable ${BARE('variable')} den Wert (?<value>.+)`, ({ variable, value }) => ({
    variables: { [must(variable)]: valueOf(must(value)) },
  })),
  expecting(`ist ${name('element')} durchlaufen`, ({ element }) => ({ visited: [must(element)] })),
  expecting(`ist ${name('element')} nicht durchlaufen`, ({ element }) => ({ visits: { [must(element)]: 0 } })),
  expecting(`ist ${name('element')} (?<count>\\d+) ?[Mm]al durchlaufen`, ({ element, count }) => ({
    visits: { [must(element)]: Number(count) },
  })),
  expecting(`gibt es einen Vorfall bei ${BARE('element')}`, ({ element }) => ({ incidents: [must(element)] })),
  expecting('gibt es keinen Vorfall', () => ({ incidents: [] })),
  [whole('wird das abgewiesen mit (?<code>[A-Z_]+)'), ({ code }) => ({ refusedBefore: must(code) })],
  expecting('kommt der Hinweis (?<code>[A-Z_]+)', ({ code }) => ({ warning: must(code) })),
];

function expecting(
  pattern: string,
  meaning: (parts: Record<string, string | undefined>, given: Given) => Expectation,
): Word {
  return [whole(pattern), (parts, given) => ({ expect: meaning(parts, given) })];
}

function must(part: string | undefined): string {
  if (part === undefined) throw new Error('ein Teil des Schritts fehlt');
  return part.trim();
}

/** Names parted by commas; a comma inside a name stands in «Guillemets». */
function listOf(text: string | undefined): readonly string[] {
  const names = must(text).match(/«[^»]*»|"[^"]*"|[^,«»"]+/gu) ?? [];
  return names.map((part) => part.replace(/^[«"]|[»"]$/gu, '').trim()).filter((part) => part !== '');
}

const UNITS: Readonly<Record<string, (count: string) => string>> = {
  Jahr: (count) => `P${count}Y`,
  Monat: (count) => `P${count}M`,
  Woche: (count) => `P${count}W`,
  Tag: (count) => `P${count}D`,
  Stunde: (count) => `PT${count}H`,
  Minute: (count) => `PT${count}M`,
};

function durationOf(count: string, unit: string): string {
  const singular = Object.keys(UNITS).find((one) => unit.startsWith(one)) ?? 'Tag';
  return (UNITS[singular] as (count: string) => string)(/^\d/.test(count) ? count : '1');
}
