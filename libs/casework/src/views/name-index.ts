import { foldedWords, matchesAll, questionWords } from './folded-text.ts';
import type { UnitRef } from './unit-label.ts';

/** What the index must be told of a dossier to find it: its unit, and the full names of its persons. */
export interface Findable {
  readonly unit: UnitRef;
  readonly names: readonly string[];
}

/** A dossier and the revision of its last event. */
export interface CaseAt {
  readonly caseId: string;
  readonly revision: number;
}

interface Entry {
  readonly revision: number;
  /** Residence is asked for a day, so an entry holds for that day only. */
  readonly day: string;
  readonly label: string;
  readonly words: readonly string[];
}

/**
 * Finds dossiers by the names of their persons, by reference and by municipality. Names are sealed in every file, so this
 * index lives in memory only: filled when it is first asked, brought up to date by the cases' revisions, and bounded: what was
 * not asked for longest goes first, and is read again when it is asked for.
 */
export class NameIndex {
  readonly #read: (caseId: string, day: string) => Promise<Findable>;
  readonly #entries = new Map<string, Entry>();
  readonly #casesMax: number;
  #reads = 0;

  constructor(read: (caseId: string, day: string) => Promise<Findable>, casesMax = 200_000) {
    this.#read = read;
    this.#casesMax = casesMax;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The cases in which every word of the question begins some word, in the order given. Without any word: none. */
  async find(question: string, cases: readonly CaseAt[], day: string): Promise<readonly string[]> {
    const asked = questionWords(question);
    const found: string[] = [];
    if (asked.length === 0) return found;
    for (const one of cases) if (matchesAll((await this.#entryOf(one, day)).words, asked)) found.push(one.caseId);
    return found;
  }

  /** The cases in the order of their labels as a German reader expects it. */
  async sorted(cases: readonly CaseAt[], day: string): Promise<readonly string[]> {
    const labelled: { readonly caseId: string; readonly label: string }[] = [];
    for (const one of cases) labelled.push({ caseId: one.caseId, label: (await this.#entryOf(one, day)).label });
    return labelled
      .sort((a, b) => ORDER.compare(a.label, b.label) || (a.caseId < b.caseId ? -1 : 1))
      .map(({ caseId }) => caseId);
  }

  async #entryOf({ caseId, revision }: CaseAt, day: string): Promise<Entry> {
    const known = this.#entries.get(caseId);
    if (known && known.revision >= revision && known.day === day) return known;
    // Reading a case waits for nothing outside this process: without a pause a first search would hold up everybody else.
    if (++this.#reads % READS_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    const { unit, names } = await this.#read(caseId, day);
    const words = foldedWords([unit.label, ...names, unit.reference, unit.municipality?.name].join(' '));
    const entry = { revision, day, label: unit.label, words };
    this.#entries.delete(caseId);
    this.#entries.set(caseId, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#casesMax) break;
      this.#entries.delete(oldest);
    }
    return entry;
  }
}

const READS_AT_ONCE = 50;
const ORDER = new Intl.Collator('de-CH', { numeric: true });
