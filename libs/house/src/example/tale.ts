import {
  addToDate,
  addToInstant,
  startOfDay,
  uuidV5,
  weekdayOf,
  type JsonObject,
  type LocalDate,
} from '@fallspur/kernel';
import { interviewIdOf, planArrival, type ArrivalRow } from '@fallspur/casework';
import type { FactData } from '@fallspur/casework/events';
import type { FactInput } from '@fallspur/engine';
import type { Operation } from '../play/script.ts';
import { inventedFamily, type Chance } from './invented-families.ts';

/** A line of a script, to be written as JSON. */
export type ExampleLine = Operation & { readonly at: string; readonly note?: string };

/** A municipality of the example, and how its demonstration people are called. */
export interface Place {
  readonly bfs: number;
  /** As in `demo.ib.zuchwil`. */
  readonly slug: string;
}

/**
 * One invented dossier being told: every step says how many days after the arrival it happened, and becomes a line of a
 * script on a working day before today.
 */
export class Tale {
  readonly lines: ExampleLine[] = [];
  readonly place: Place;
  readonly today: LocalDate;
  readonly chance: Chance;
  readonly rows: readonly ArrivalRow[];
  readonly caseId: string;
  readonly zuzugId: string;
  readonly unitId: string;
  readonly personIds: readonly string[];
  readonly #arrival: LocalDate;
  #last: LocalDate;

  constructor(referenz: string, place: Place, arrival: LocalDate, today: LocalDate, chance: Chance) {
    this.place = place;
    this.today = today;
    this.chance = chance;
    this.#arrival = arrival;
    this.#last = arrival;
    this.rows = inventedFamily(referenz, place.bfs, arrival, chance);
    const planned = planArrival({ einheit: referenz, gemeinde: place.bfs, zuzugsdatum: arrival, rows: this.rows }, []);
    if (planned.kind !== 'new') throw new Error(`An arrival nobody knows must be new, got ${planned.kind}`);
    const { facts } = planned.command;
    const data = (facts.find(({ type }) => type === 'ZuzugAusAuslandErfasst') as FactInput).data;
    this.caseId = planned.caseId;
    this.zuzugId = String(data['zuzugId']);
    this.unitId = String(data['unitId']);
    this.personIds = data['personIds'] as readonly string[];
    this.#tell(this.day(1), 'ewd', { do: 'recordFacts', facts });
  }

  get gespraechId(): string {
    return interviewIdOf(this.zuzugId);
  }

  get sprache(): string {
    return this.rows[0]?.sprache ?? 'de';
  }

  get organisation(): string {
    return `EG-${this.place.bfs}`;
  }

  /** The working day so many days after the arrival: later than the step before, and before today. */
  day(days: number): LocalDate {
    let day = workingDay(addToDate(this.#arrival, `P${days}D`));
    if (day <= this.#last) day = workingDay(addToDate(this.#last, 'P1D'));
    // What arrived the day before yesterday was recorded yesterday, whatever the day of the week.
    if (day >= this.today) day = addToDate(this.today, '-P1D');
    if (day <= this.#last) throw new Error(`${this.caseId}: nothing can happen ${days} days after ${this.#arrival}`);
    this.#last = day;
    return day;
  }

  /** A working day after today. */
  dayAhead(): LocalDate {
    return workingDay(addToDate(this.today, `P${3 + this.chance(18)}D`));
  }

  claim(days: number, task: string): void {
    this.#tell(this.day(days), 'ib', { do: 'claimTask', task });
  }

  complete(day: LocalDate, task: string, data: JsonObject): void {
    this.#tell(day, 'ib', { do: 'completeTask', task, data });
  }

  record(day: LocalDate, by: 'ib' | 'ewd', type: keyof FactData, data: JsonObject): void {
    this.#tell(day, by, { do: 'recordFact', fact: { type, data } });
  }

  id(what: string): string {
    return uuidV5('example', this.caseId, what);
  }

  #tell(day: LocalDate, by: 'ib' | 'ewd', what: object): void {
    const { bfs, slug } = this.place;
    const as = { role: by.toUpperCase(), office: `EG-${bfs}`, person: `demo.${by}.${slug}` };
    const at = addToInstant(startOfDay(day), `PT${8 * 60 + this.chance(9 * 60)}M`);
    this.lines.push({ at, as, case: this.caseId, ...what } as unknown as ExampleLine);
  }
}

const SATURDAY = 6;

const workingDay = (day: LocalDate): LocalDate => {
  const weekday = weekdayOf(day);
  return weekday < SATURDAY ? day : addToDate(day, `P${8 - weekday}D`);
};
