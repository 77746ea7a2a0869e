import { CAPS, FeelCapError } from '../run.ts';
import type { Pattern, PatternFlags } from './parse.ts';
import { parsePattern, PatternError } from './parse.ts';

export { PatternError };

/** Where a pattern was found: `[start, end)` in code points, then the same per group, -1 where a group took no part. */
export type Found = readonly number[];

/** A compiled pattern. Matching takes time proportional to text × pattern, whatever the pattern. */
export interface CompiledPattern {
  readonly groups: number;
  /** Whether it matches the empty text. */
  readonly anchoredEmpty: boolean;
  /** Instructions: the price of compiling it, and an upper bound per character of text. */
  readonly size: number;
  find(text: readonly number[], from: number, spend: (steps: number) => void): Found | null;
}

type Instruction =
  | { readonly op: 'set'; readonly has: (codePoint: number) => boolean; readonly weight: number }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'start' | 'end' | 'match' };

const FLAG_LETTERS = /^[smixq]*$/;

/** Compiles a pattern; throws {@link PatternError} for what is none, `FeelCapError` for one that is too large. */
export const compilePattern = (text: string, flagLetters: string): CompiledPattern => {
  if (text.length > CAPS.patternLength)
    throw new FeelCapError(`a regular expression has more than ${CAPS.patternLength} characters`);
  if (!FLAG_LETTERS.test(flagLetters))
    throw new PatternError(`unknown flags "${flagLetters}"; expected letters of "smixq"`);
  const flags: PatternFlags = {
    dotAll: flagLetters.includes('s'),
    multiLine: flagLetters.includes('m'),
    ignoreCase: flagLetters.includes('i'),
    extended: flagLetters.includes('x'),
    literal: flagLetters.includes('q'),
  };
  const { pattern, groups } = parsePattern(text, flags);
  const program = assemble(pattern);
  const find: CompiledPattern['find'] = (points, from, spend) => run(program, groups, flags, points, from, spend);
  return { groups, anchoredEmpty: find([], 0, () => undefined) !== null, size: program.length, find };
};

function assemble(pattern: Pattern): readonly Instruction[] {
  const program: Instruction[] = [];
  const emit = (instruction: Instruction): number => {
    if (program.length >= CAPS.patternInstructions)
      throw new FeelCapError('a regular expression repeats too much; use fewer counted repetitions');
    return program.push(instruction) - 1;
  };
  const split = (at: number, body: number, after: number, lazy: boolean): void => {
    program[at] = lazy ? { op: 'split', first: after, second: body } : { op: 'split', first: body, second: after };
  };
  const hole: Instruction = { op: 'jump', to: 0 };

  const write = (node: Pattern): void => {
    switch (node.kind) {
      case 'set':
        emit({ op: 'set', has: node.has, weight: node.weight });
        return;
      case 'start':
      case 'end':
        emit({ op: node.kind });
        return;
      case 'empty':
        return;
      case 'sequence':
        node.parts.forEach(write);
        return;
      case 'group':
        emit({ op: 'save', slot: node.index * 2 });
        write(node.part);
        emit({ op: 'save', slot: node.index * 2 + 1 });
        return;
      case 'choice':
        writeChoice(node.parts);
        return;
      case 'repeat':
        for (let i = 0; i < node.min; i++) write(node.part);
        if (node.max === Infinity) writeStar(node.part, node.lazy);
        else writeOptions(node.part, node.max - node.min, node.lazy);
    }
  };
  const writeChoice = (parts: readonly Pattern[]): void => {
    const jumps: number[] = [];
    parts.forEach((part, i) => {
      if (i === parts.length - 1) return write(part);
      const at = emit(hole);
      write(part);
      jumps.push(emit(hole));
      split(at, at + 1, program.length, false);
    });
    for (const jump of jumps) program[jump] = { op: 'jump', to: program.length };
  };
  const writeStar = (part: Pattern, lazy: boolean): void => {
    const at = emit(hole);
    write(part);
    emit({ op: 'jump', to: at });
    split(at, at + 1, program.length, lazy);
  };
  const writeOptions = (part: Pattern, count: number, lazy: boolean): void => {
    const splits: number[] = [];
    for (let i = 0; i < count; i++) {
      splits.push(emit(hole));
      write(part);
    }
    for (const at of splits) split(at, at + 1, program.length, lazy);
  };

  write(pattern);
  emit({ op: 'match' });
  return program;
}

interface Thread {
  readonly at: number;
  readonly slots: number[];
}

/** Pike's simulation: all threads walk the text together, each instruction at most once per character. */
function run(
  program: readonly Instruction[],
  groups: number,
  flags: PatternFlags,
  text: readonly number[],
  from: number,
  spend: (steps: number) => void,
): Found | null {
  const visited = new Int32Array(program.length).fill(-1);
  let best: number[] | null = null;
  let threads: Thread[] = [];
  let work = 0;

  const follow = (list: Thread[], start: number, startSlots: number[], position: number, mark: number): void => {
    const pending: Thread[] = [{ at: start, slots: startSlots }];
    for (let thread = pending.pop(); thread; thread = pending.pop()) {
      const { at, slots } = thread;
      if (visited[at] === mark) continue;
      visited[at] = mark;
      work++;
      const instruction = program[at]!;
      switch (instruction.op) {
        case 'jump':
          pending.push({ at: instruction.to, slots });
          break;
        case 'split':
          pending.push({ at: instruction.second, slots }, { at: instruction.first, slots });
          break;
        case 'save': {
          const saved = slots.slice();
          saved[instruction.slot] = position;
          pending.push({ at: at + 1, slots: saved });
          break;
        }
        case 'start':
          if (position === 0 || (flags.multiLine && text[position - 1] === 0x0a)) pending.push({ at: at + 1, slots });
          break;
        case 'end':
          if (position === text.length || (flags.multiLine && text[position] === 0x0a))
            pending.push({ at: at + 1, slots });
          break;
        default:
          list.push(thread);
      }
    }
  };

  const fresh = (position: number): number[] => {
    const slots = new Array<number>((groups + 1) * 2).fill(-1);
    slots[0] = position;
    return slots;
  };

  for (let position = from; ; position++) {
    // A later start has the lowest priority, and none is needed once something was found.
    if (!best) follow(threads, 0, fresh(position), position, position * 2);
    spend(1 + (work >> 2));
    work = 0;
    if (!threads.length && best) return best;
    const next: Thread[] = [];
    const point = text[position];
    for (const { at, slots } of threads) {
      const instruction = program[at]!;
      if (instruction.op === 'match') {
        slots[1] = position;
        best = slots;
        break; // threads after this one have lower priority
      }
      if (instruction.op === 'set') work += instruction.weight;
      if (instruction.op === 'set' && point !== undefined && instruction.has(point))
        follow(next, at + 1, slots, position + 1, (position + 1) * 2);
    }
    if (position >= text.length) return best;
    threads = next;
  }
}
