import type { Findings } from '../diagnostics/diagnose.ts';
import type { ProcessModel } from '../model.ts';
import type { TypedDocument } from '../schema/typed-element.ts';

export function checkRules(_model: ProcessModel, _document: TypedDocument, _findings: Findings): void {}
