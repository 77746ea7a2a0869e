import type { CompiledDefinition } from '../../definition.ts';
import type { Chart, ChartEvent, ChartHost, Marking } from '../chart.ts';
import { EMPTY_MARKING } from '../chart.ts';
import type { CompileResult } from '../compile.ts';
import { drive } from '../drive.ts';

/** Says what it is told in one word each: `+A` entered, `-A` left, `xA` cancelled, `f` taken, `?f` asked, `!A` performed, `#A` stuck. */
export class Recorder implements ChartHost {
  readonly said: string[] = [];
  readonly holding: Set<string>;
  readonly failing: Set<string>;
  constructor(holding: Iterable<string> = [], failing: Iterable<string> = []) {
    this.holding = new Set(holding);
    this.failing = new Set(failing);
  }
  taken(flow: string): void {
    this.said.push(flow);
  }
  entered(element: string): void {
    this.said.push(`+${element}`);
  }
  left(element: string, how: 'completed' | 'cancelled'): void {
    this.said.push(`${how === 'completed' ? '-' : 'x'}${element}`);
  }
  holds(flow: string): boolean {
    if (flow.endsWith(':answered')) return true;
    this.said.push(`?${flow}`);
    return this.holding.has(flow);
  }
  perform(element: string): boolean {
    this.said.push(`!${element}`);
    return !this.failing.has(element);
  }
  stuck(element: string, reason: string): void {
    this.said.push(reason === 'endless' ? `@${element}` : `#${element}`);
  }
}

/** Drives one chart of a definition and remembers where it stands. */
export class Player {
  readonly chart: Chart;
  readonly host: Recorder;
  marking: Marking = EMPTY_MARKING;
  constructor(chart: Chart, host = new Recorder()) {
    this.chart = chart;
    this.host = host;
  }
  /** `start S`, `done A`, `fire B`, `retry X`, `cancel`; answers what the host was told. */
  do(text: string): string {
    const [type = '', element = ''] = text.split(' ');
    this.host.said.length = 0;
    this.marking = drive(this.chart, this.marking, { type, element } as ChartEvent, this.host);
    return this.host.said.join(' ');
  }
}

export function accepted(result: CompileResult): CompiledDefinition {
  if (result.kind === 'refused')
    throw new Error(`refused: ${result.diagnostics.map((one) => `${one.code} ${one.message}`).join('; ')}`);
  return result.definition;
}

export const rootChart = (definition: CompiledDefinition): Chart => definition.charts[definition.root] as Chart;
