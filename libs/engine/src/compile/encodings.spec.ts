import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Chart, Marking } from './chart.ts';
import { chartsOf } from './charts.ts';
import { compilerWith } from './compile.ts';
import { encodeTokenNet } from './encode.ts';
import type { BlockTree } from './testing/random-blocks.ts';
import { blockTree, drawBlocks } from './testing/random-blocks.ts';
import { echoFeel, NO_DECISIONS, sketchModel, sketchScope, sketchSource } from './testing/model.ts';
import { accepted, Player, Recorder, rootChart } from './testing/recorder.ts';

const ROUNDS_MAX = 400;

/** Answers conditions by a seeded draw that depends on the flow and on how often it was asked, never on the encoding. */
class SeededHost extends Recorder {
  private readonly asked = new Map<string, number>();
  readonly seed: number;
  readonly defaults: ReadonlySet<string>;
  constructor(seed: number, defaults: ReadonlySet<string>) {
    super();
    this.seed = seed;
    this.defaults = defaults;
  }
  override holds(flow: string): boolean {
    if (flow.endsWith(':answered')) return true;
    const times = (this.asked.get(flow) ?? 0) + 1;
    this.asked.set(flow, times);
    this.said.push(`?${flow}`);
    return this.defaults.has(flow) || (hash(`${this.seed} ${flow} ${times}`) % 3 === 0 && times < 6);
  }
}

const hash = (text: string): number =>
  [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);

function chartsFor(tree: BlockTree): { structured: Chart; net: Chart; defaults: ReadonlySet<string> } {
  const sketch = drawBlocks(tree);
  const definition = accepted(compilerWith(echoFeel)(sketchSource(), sketchModel(sketch), NO_DECISIONS, 1, 'hash'));
  const scope = sketchScope('P', sketch);
  const roles = new Map(scope.nodes.map((node) => [node.id, roleOf(node.type, node.outgoing.length)]));
  const [graph] = chartsOf(scope, (node) => ({
    role: roles.get(node.id) as never,
    resumedBy: 'done',
    terminates: false,
  }));
  const defaults = new Set(scope.nodes.flatMap((node) => (node.defaultFlow ? [node.defaultFlow] : [])));
  return { structured: rootChart(definition), net: encodeTokenNet(graph as never), defaults };
}

const roleOf = (type: string, outgoing: number): string =>
  type === 'userTask'
    ? 'wait'
    : type === 'scriptTask'
      ? 'work'
      : type === 'parallelGateway'
        ? 'parallel'
        : type === 'inclusiveGateway'
          ? 'inclusive'
          : type === 'exclusiveGateway' && outgoing > 1
            ? 'choice'
            : 'pass';

/** Plays to the end, completing one waiting task after another by a seeded choice; answers all that was told, sorted. */
function playOut(
  chart: Chart,
  seed: number,
  defaults: ReadonlySet<string>,
  fresh: boolean,
): { told: string[]; markings: Marking[] } {
  const player = new Player(chart, new SeededHost(seed, defaults));
  const told = player.do('start S').split(' ');
  const markings: Marking[] = [player.marking];
  for (let round = 0; player.marking.active.length > 0; round++) {
    if (round > ROUNDS_MAX) throw new Error('never ends');
    if (fresh) player.marking = structuredClone(player.marking);
    const { active } = player.marking;
    told.push(...player.do(`done ${active[hash(`${seed} ${round}`) % active.length]}`).split(' '));
    markings.push(player.marking);
  }
  return { told: told.sort(), markings };
}

describe('random block-structured processes', () => {
  it('are structured and sound, always complete, and run alike as token nets', () => {
    fc.assert(
      fc.property(blockTree, fc.nat(1_000), (tree, seed) => {
        const { structured, net, defaults } = chartsFor(tree);
        expect(structured.encoding).toBe('structured');
        const one = playOut(structured, seed, defaults, false);
        const other = playOut(net, seed, defaults, false);
        expect(other.told).toEqual(one.told);
        expect(other.markings).toEqual(one.markings);
        expect(one.markings.at(-1)).toEqual({ active: [], tokens: {} });
      }),
      { seed: 20261121, numRuns: 150 },
    );
  });

  it('take every flow as often as they leave its source, and enter as often as they leave', () => {
    fc.assert(
      fc.property(blockTree, fc.nat(1_000), (tree, seed) => {
        const { structured, defaults } = chartsFor(tree);
        const { told } = playOut(structured, seed, defaults, true);
        const times = (word: string): number => told.filter((one) => one === word).length;
        for (const node of structured.nodes) expect(times(`+${node}`)).toBe(times(`-${node}`));
        expect(times('+E')).toBe(1);
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });
});
