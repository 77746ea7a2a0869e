import type { Diagnostic, SourcePosition } from '@fallspur/kernel';
import { DIAGNOSTIC_CODES, type DiagnosticCode } from './codes.ts';

/** Where a finding stands: the position always, ids and name where the element, or else the next one around, has them. */
export interface Place {
  readonly position: SourcePosition;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly parent?: Place | null;
}

/** Collects the findings of one file. Everything but message and place comes from `DIAGNOSTIC_CODES`. */
export class Findings {
  readonly file: string;
  readonly #list: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  constructor(file: string) {
    this.file = file;
  }

  /** `others` are further elements the finding is about. The same finding at the same place is kept once. */
  add(code: DiagnosticCode, place: Place, message: string, others: readonly string[] = []): void {
    const { line, column } = place.position;
    const key = `${code} ${line}:${column} ${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { id, name } = namedPlace(place);
    const ids = [...(id ? [id] : []), ...others];
    this.#list.push({
      code,
      severity: DIAGNOSTIC_CODES[code].severity,
      message,
      file: this.file,
      ...(ids.length > 0 && { elementIds: ids }),
      ...(name && { elementName: name }),
      position: place.position,
      rule: DIAGNOSTIC_CODES[code].rule,
      hint: DIAGNOSTIC_CODES[code].hint,
    });
  }

  /** In document order; findings at one place by code. */
  sorted(): readonly Diagnostic[] {
    return this.#list.toSorted(
      (a, b) =>
        (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
        (a.position?.column ?? 0) - (b.position?.column ?? 0) ||
        (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
  }

  get hasErrors(): boolean {
    return this.#list.some((finding) => finding.severity === 'error');
  }
}

/** An event definition or expression rarely has an id; who draws looks for the element it belongs to. */
const namedPlace = (place: Place): Place => (place.id || !place.parent?.parent ? place : namedPlace(place.parent));
