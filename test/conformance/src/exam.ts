/** One foreign test. */
export interface Sat {
  readonly name: string;
  readonly passed: boolean;
  /** What was expected and what came, where it did not pass. */
  readonly found: string;
}

/** One row of the table, and what stands behind it. */
export interface ExamResult {
  readonly exam: string;
  readonly figure: string;
  readonly tests: readonly Sat[];
  /** Further figures of the same exam, for reading only. */
  readonly beside?: readonly string[];
}

/** Sits one corpus. `folder` is that corpus' own folder. */
export interface Exam {
  readonly name: string;
  /** Folder under the root of all corpora. */
  readonly folder: string;
  sit(folder: string): Promise<readonly ExamResult[]>;
}
