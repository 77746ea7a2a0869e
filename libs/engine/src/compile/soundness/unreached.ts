import type { GraphNode } from '../graph.ts';
import type { Report } from '../report.ts';

/** What no chart of a definition ever reaches: an end a way beside an activity shares is drawn in several charts. */
export class Unreached {
  readonly #missed = new Map<string, GraphNode>();
  readonly #passed = new Set<string>();

  missed(node: GraphNode): void {
    this.#missed.set(node.id, node);
  }

  /** It is reached, or nobody can tell. */
  passed({ id }: GraphNode): void {
    this.#passed.add(id);
  }

  report(report: Report): void {
    for (const [id, node] of this.#missed)
      if (!this.#passed.has(id)) report.doubt('E_UNREACHABLE', node, 'wird nie erreicht');
  }
}
