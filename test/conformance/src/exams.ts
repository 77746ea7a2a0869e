import { decisionsExam } from './decisions.ts';
import type { Exam } from './exam.ts';
import { executionExam } from './execution.ts';
import { importExam } from './import.ts';
import { rejectionExam } from './rejection.ts';
import { soundnessExam } from './soundness.ts';

/** In the order in which a model meets them: read, refused, judged, run, decided. */
export const EXAMS: readonly Exam[] = [importExam, rejectionExam, soundnessExam, executionExam, decisionsExam];

/** Where each corpus comes from, as its own README says. */
export const COMMITS: Readonly<Record<string, string>> = {
  miwg: 'bpmn-miwg/bpmn-miwg-test-suite bc9f858',
  betsy: 'uniba-dsg/betsy fd40241',
  soundness: 'timKraeuter/rust_bpmn_analyzer 89a334e, pascalpoizat/fbpmn a43a26c',
  'dmn-tck': 'dmn-tck/tck 0dbcaf9',
};
