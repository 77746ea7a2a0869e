import type { Terminal } from './terminal.ts';

/** Tells how far long work is: a bar where somebody watches, a plain line every few seconds otherwise. */
export interface Progress {
  to(done: number): void;
  end(): void;
}

const BAR_MILLISECONDS = 100;
const LINE_MILLISECONDS = 3000;
const BAR_WIDTH = 24;

export const silent: Progress = { to: () => undefined, end: () => undefined };

export const progressOf = (
  terminal: Terminal,
  label: string,
  total: number,
  now: () => number = () => performance.now(),
): Progress => {
  const every = terminal.watched ? BAR_MILLISECONDS : LINE_MILLISECONDS;
  let last = now();
  return {
    to: (done) => {
      if (now() - last < every) return;
      last = now();
      if (terminal.watched) terminal.status(bar(label, done, total));
      else terminal.err(`${label}: ${done} von ${total}`);
    },
    end: () => {
      if (terminal.watched) terminal.status('');
    },
  };
};

const bar = (label: string, done: number, total: number): string => {
  const full = total > 0 ? Math.min(BAR_WIDTH, Math.round((done / total) * BAR_WIDTH)) : 0;
  return `${label} [${'█'.repeat(full)}${'·'.repeat(BAR_WIDTH - full)}] ${done}/${total}`;
};
