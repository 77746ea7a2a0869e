import { useEffect, useRef, useSyncExternalStore } from 'react';
import { sequence } from './key-sequence.ts';

export interface Shortcut {
  /** A key as in `KeyboardEvent.key`, or several one after the other: `j`, `Enter`, `g a`. */
  readonly keys: string;
  /** What it does, as the keyboard help says it. */
  readonly text: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Not in the help: another key for the same. */
  readonly silent?: boolean;
}

interface Group {
  readonly title: string;
  readonly shortcuts: () => readonly Shortcut[];
}

let groups: readonly Group[] = [];
const listeners = new Set<() => void>();
const changed = (next: readonly Group[]) => {
  groups = next;
  for (const listener of listeners) listener();
};

/** Keys of a page, as long as it is shown; the keyboard help lists them under `title`. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const group: Group = { title, shortcuts: () => current.current };
    changed([...groups, group]);
    return () => changed(groups.filter((other) => other !== group));
  }, [title]);
}

export const useShortcutGroups = (): readonly Group[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => groups,
  );

const SWITCH = 'fallspur-shortcuts';

/** Single keys can be switched off, for those who speak or dictate to their machine. [WCAG 2.1.4] */
export const shortcutsOn = (): boolean => localStorage.getItem(SWITCH) !== 'off';
export const switchShortcuts = (on: boolean): void => {
  localStorage.setItem(SWITCH, on ? 'on' : 'off');
  changed([...groups]);
};

/** Listens once for the whole page; the shell calls it. */
export function listenToShortcuts(): () => void {
  const typed = sequence(1200);
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!shortcutsOn() || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
    // The page lies above the shell: the last group that knows a key has it.
    const all = [...groups].reverse().flatMap((group) => group.shortcuts());
    const found = typed.next(
      event.key,
      event.timeStamp,
      all.map(({ keys }) => keys),
    );
    const shortcut = all.find(({ keys }) => keys === found);
    // Enter belongs to the link or button that has the focus.
    if (!shortcut || (event.key === 'Enter' && isPressable(event.target))) return;
    event.preventDefault();
    shortcut.run(event);
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role="listbox"], [role="menu"], [role="combobox"]') !== null);

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('a, button, summary, [role="tab"]') !== null;
