import type { FlowNode } from '@fallspur/bpmn';
import type { Diagnostic, SourcePosition } from '@fallspur/kernel';
import type { CompileCode } from './codes.ts';

type Place = Pick<FlowNode, 'id' | 'name' | 'position'> | { id: string; name: string; position: SourcePosition };

/** Collects what compile finds. `doubt` is an error in `strict`, a warning in `permissive`. [engine.md 3.6] */
export class Report {
  readonly diagnostics: Diagnostic[];
  readonly file: string;
  readonly profile: 'strict' | 'permissive';

  constructor(file: string, profile: 'strict' | 'permissive', before: readonly Diagnostic[]) {
    this.file = file;
    this.profile = profile;
    this.diagnostics = [...before];
  }

  error(code: CompileCode, place: Place, message: string, hint?: string): void {
    this.add('error', code, place, message, hint);
  }

  warning(code: CompileCode, place: Place, message: string, hint?: string): void {
    this.add('warning', code, place, message, hint);
  }

  info(code: CompileCode, place: Place, message: string): void {
    this.add('info', code, place, message);
  }

  doubt(code: CompileCode, place: Place, message: string, hint?: string): void {
    this.add(this.profile === 'strict' ? 'error' : 'warning', code, place, message, hint);
  }

  /** A part of BPMN this house does not run yet; refused, never ignored. */
  notYet(place: Place, what: string): void {
    this.error(
      'E_NOT_SUPPORTED_YET',
      place,
      `${what} wird noch nicht ausgeführt`,
      'Siehe die Tabelle der Elemente in libs/engine/README.md',
    );
  }

  private add(severity: Diagnostic['severity'], code: CompileCode, place: Place, message: string, hint?: string): void {
    this.diagnostics.push({
      code,
      severity,
      message: `${place.name ? `«${place.name}» ` : ''}(${place.id}): ${message}`,
      file: this.file,
      elementIds: [place.id],
      ...(place.name ? { elementName: place.name } : {}),
      position: place.position,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}
