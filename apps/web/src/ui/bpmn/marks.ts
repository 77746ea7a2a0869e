/** What a drawing shows beside the process itself: where tokens stand, what was passed, how much happens where. */
export interface DiagramMarks {
  readonly tokens?: readonly { readonly element: string; readonly count: number }[] | undefined;
  readonly visited?: readonly { readonly element: string; readonly times: number }[] | undefined;
  readonly flows?: readonly { readonly flow: string; readonly times: number }[] | undefined;
  readonly heat?: readonly Heat[] | undefined;
  readonly selected?: string | null | undefined;
}

export interface Heat {
  readonly element: string;
  readonly standing: number;
  readonly completed: number;
}

export interface Badge {
  readonly kind: 'token' | 'times' | 'standing' | 'completed';
  readonly text: string;
  readonly corner: 'top-right' | 'top-left' | 'bottom-right';
}

/** CSS classes and badges of one element or flow. */
export interface Mark {
  readonly classes: readonly string[];
  readonly badges: readonly Badge[];
}

/** Marks by element id, so that two renderings can be compared and only the difference painted. */
export function marksOf({ tokens, visited, flows, heat, selected }: DiagramMarks): ReadonlyMap<string, Mark> {
  const marks = new Map<string, { classes: string[]; badges: Badge[] }>();
  const at = (element: string) => {
    const mark = marks.get(element) ?? { classes: [], badges: [] };
    marks.set(element, mark);
    return mark;
  };
  for (const { element, times } of visited ?? []) {
    at(element).classes.push('is-visited');
    if (times > 1) at(element).badges.push({ kind: 'times', text: `${times}×`, corner: 'bottom-right' });
  }
  for (const { flow } of flows ?? []) at(flow).classes.push('is-visited');
  for (const { element, count } of tokens ?? []) {
    at(element).classes.push('has-token');
    at(element).badges.push({ kind: 'token', text: count > 1 ? String(count) : '', corner: 'top-right' });
  }
  const most = Math.max(0, ...(heat ?? []).map(({ standing }) => standing));
  for (const { element, standing, completed } of heat ?? []) {
    if (standing > 0) {
      at(element).classes.push(`is-heat-${heatStep(standing, most)}`);
      at(element).badges.push({ kind: 'standing', text: String(standing), corner: 'top-right' });
    }
    if (completed > 0) at(element).badges.push({ kind: 'completed', text: String(completed), corner: 'bottom-right' });
  }
  if (selected) at(selected).classes.push('is-selected');
  return marks;
}

/** 1 (a little) to 4 (the most of this drawing); the square root keeps few beside very many visible. */
export function heatStep(count: number, most: number): 1 | 2 | 3 | 4 {
  return Math.min(4, Math.max(1, Math.ceil(4 * Math.sqrt(count / most)))) as 1 | 2 | 3 | 4;
}
