import type { CaseState } from '@fallspur/engine';
import { isInstant, isLocalDate, localDateOf } from '@fallspur/kernel';
import type { Answer, Rows } from '@fallspur/views';
import type { Dossier } from '../dossier/state.ts';
import type { CaseSet, MunicipalityToday } from './case-set.ts';
import { NameIndex } from './name-index.ts';
import { fullName, unitRefOf, type UnitRef } from './unit-label.ts';
import {
  casesWithin,
  countSteps,
  countTasks,
  tasksAsked,
  type Reader,
  type StepCount,
  type TaskCounts,
  type TaskQuestion,
  type TaskRecord,
} from './worklist-rows.ts';

/** What the worklist asks of the house around it. */
export interface WorklistHouse {
  answer<T>(ask: (rows: Rows) => T): Answer<T>;
  state(caseId: string): Promise<CaseState>;
  readonly municipality: MunicipalityToday;
  /** Names of an element of a definition and of its process, as its diagram writes them. */
  names(
    process: string,
    sha256: string | null,
    element: string,
  ): { readonly process: string; readonly element: string };
  /** How a user is called. */
  person(user: string): string;
  /** Is it a step a person would name? Gateways and starts are not. */
  isStep(process: string, element: string): boolean;
}

/** A line of a worklist, with everything said in words. */
export interface TaskLine {
  readonly caseId: string;
  readonly instance: string;
  readonly task: string;
  readonly process: string;
  readonly processName: string;
  readonly element: string;
  readonly name: string;
  readonly fact: string | null;
  readonly role: string | null;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  readonly followUpOn: string | null;
  readonly priority: number;
  readonly assignee: { readonly user: string; readonly name: string } | null;
  readonly openedOn: string;
  readonly version: number;
  readonly unit: UnitRef;
}

export interface StepChoice {
  readonly step: string;
  readonly name: string;
  readonly processName: string;
  readonly open: number;
  readonly passed: number;
}

export interface WorklistPage {
  readonly rows: readonly TaskLine[];
  readonly total: number;
  readonly counts: TaskCounts;
  readonly steps: readonly StepChoice[];
  readonly position: number;
}

/** Question of a worklist: filters, page (from 1) and size, and text to search for. */
export interface WorklistQuestion extends Omit<TaskQuestion, 'cases' | 'offset' | 'limit'> {
  readonly q?: string;
  readonly page?: number;
  readonly size?: number;
}

export const PAGE_SIZE = 50;
export const PAGE_SIZE_MAX = 200;

/**
 * Open tasks as people read them. What may stand in clear is asked of the read models in one steady snapshot; names come
 * from the live cases, only for the lines of the page.
 */
export class Worklist {
  readonly #house: WorklistHouse;
  readonly #index: NameIndex;

  constructor(house: WorklistHouse) {
    this.#house = house;
    this.#index = new NameIndex(async (caseId, day) => {
      const { domain } = await house.state(caseId);
      const dossier = domain as Dossier;
      const names = Object.values(dossier.persons).flatMap((person) => fullName(person) ?? []);
      return { unit: unitRefOf(dossier, day, house.municipality), names };
    });
  }

  async list(reader: Reader, { q, page = 1, size = PAGE_SIZE, ...filters }: WorklistQuestion): Promise<WorklistPage> {
    const limit = Math.min(Math.max(size, 1), PAGE_SIZE_MAX);
    const cases = await this.#casesMeant(reader, q, filters.sort);
    const question = { ...filters, limit, offset: (Math.max(page, 1) - 1) * limit, ...(cases ? { cases } : {}) };
    const { municipality } = this.#house;
    const { value, position } = this.#house.answer((rows) => ({
      ...tasksAsked(rows, reader, question, municipality),
      counts: countTasks(rows, reader, municipality, filters.scope),
      steps: countSteps(rows, reader, municipality),
    }));
    const { records, total, counts, steps } = value;
    return { rows: await this.lines(records, reader.today), total, counts, steps: this.#choices(steps), position };
  }

  /** How many tasks a question finds: the count of a saved view. */
  async count(
    reader: Reader,
    { q, page: _page, size: _size, sort: _sort, ...filters }: WorklistQuestion,
  ): Promise<number> {
    const cases = await this.#casesMeant(reader, q, undefined);
    const question = { ...filters, limit: 0, offset: 1, ...(cases ? { cases } : {}) };
    return this.#house.answer((rows) => tasksAsked(rows, reader, question, this.#house.municipality).total).value;
  }

  async unitRef(caseId: string, today: string): Promise<UnitRef> {
    const { domain } = await this.#house.state(caseId);
    return unitRefOf(domain as Dossier, today, this.#house.municipality);
  }

  /** Dossiers within a reach that a text names, in the order of their labels. */
  async findCases(reach: CaseSet, today: string, q: string): Promise<readonly string[]> {
    const cases = this.#house.answer((rows) => casesWithin(rows, reach, this.#house.municipality)).value;
    const found = new Set(await this.#index.find(q, cases, today));
    return this.#index.sorted(
      cases.filter(({ caseId }) => found.has(caseId)),
      today,
    );
  }

  async lines(records: readonly TaskRecord[], today: string): Promise<readonly TaskLine[]> {
    const ids = [...new Set(records.map(({ caseId }) => caseId))];
    const units = new Map(await Promise.all(ids.map(async (id) => [id, await this.#unitOf(id, today)] as const)));
    return records.map((record) => this.#line(record, units.get(record.caseId)!, today));
  }

  // A case of another kind has no persons; its line still stands.
  async #unitOf(caseId: string, today: string): Promise<UnitRef> {
    if (caseId.startsWith('dossier-')) return this.unitRef(caseId, today);
    return { caseId, reference: null, label: 'ohne Personen', persons: 0, municipality: null, arrivedOn: null };
  }

  #line(record: TaskRecord, unit: UnitRef, today: string): TaskLine {
    const { caseId, instance, task, process, element, fact, role, dueOn, priority, openedOn, version } = record;
    const names = this.#house.names(process, record.sha256, element);
    return {
      caseId,
      instance,
      task,
      process,
      processName: names.process,
      element,
      name: record.name ?? names.element,
      fact,
      role,
      dueOn,
      overdue: dueOn !== null && dueOn < today,
      followUpOn: dayIn(record.followUpAt),
      priority,
      assignee: record.assignee === null ? null : { user: record.assignee, name: this.#house.person(record.assignee) },
      openedOn,
      version,
      unit,
    };
  }

  /** Undefined: no case is left out. */
  async #casesMeant(reader: Reader, q: string | undefined, sort: WorklistQuestion['sort']) {
    const text = q?.trim() ?? '';
    if (text !== '') return this.findCases(reader.reach, reader.today, text);
    if (sort !== 'unit') return undefined;
    const cases = this.#house.answer((rows) => casesWithin(rows, reader.reach, this.#house.municipality)).value;
    return this.#index.sorted(cases, reader.today);
  }

  #choices({ open, passed }: { readonly open: readonly StepCount[]; readonly passed: readonly StepCount[] }) {
    const choices = new Map<string, StepChoice>();
    const add = ({ process, element }: StepCount, counts: Partial<Pick<StepChoice, 'open' | 'passed'>>): void => {
      if (!this.#house.isStep(process, element)) return;
      const step = `${process}/${element}`;
      const names = this.#house.names(process, null, element);
      const known = choices.get(step) ?? { step, name: names.element, processName: names.process, open: 0, passed: 0 };
      choices.set(step, { ...known, ...counts });
    };
    for (const one of open) add(one, { open: one.count });
    for (const one of passed) add(one, { passed: one.count });
    return [...choices.values()].sort(
      (a, b) =>
        ORDER.compare(a.processName, b.processName) || ORDER.compare(a.name, b.name) || (a.step < b.step ? -1 : 1),
    );
  }
}

/** A diagram may give anything as a date; what is none is not shown. */
const dayIn = (text: string | null): string | null =>
  text !== null && (isLocalDate(text) || isInstant(text)) ? localDateOf(text) : null;

const ORDER = new Intl.Collator('de-CH', { numeric: true });
