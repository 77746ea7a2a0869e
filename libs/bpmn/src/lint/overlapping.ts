/** What something covers on the drawing. */
export interface Box<Of> {
  readonly of: Of;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Whatever touches or covers another, in the order given; `mayCover` says where that is meant. The plane is laid out in
 * fields of the usual size of a box, so that each is compared with its neighbours, and no further once one is found.
 */
export function overlapping<Of>(boxes: readonly Box<Of>[], mayCover: (one: Of, other: Of) => boolean): readonly Of[] {
  const field = Math.max(
    1,
    usual(boxes.map(({ left, right }) => right - left)),
    usual(boxes.map(({ top, bottom }) => bottom - top)),
  );
  const fields = new Map<string, Box<Of>[]>();
  const large: Box<Of>[] = [];
  for (const box of boxes) {
    const names = fieldsOf(box, field);
    if (!names) large.push(box);
    for (const name of names ?? []) {
      const there = fields.get(name);
      if (there) there.push(box);
      else fields.set(name, [box]);
    }
  }
  const covers = (one: Box<Of>) => (other: Box<Of>) =>
    one !== other && touches(one, other) && !mayCover(one.of, other.of) && !mayCover(other.of, one.of);
  return boxes
    .filter((box) => {
      const names = fieldsOf(box, field);
      if (!names) return boxes.some(covers(box));
      return large.some(covers(box)) || names.some((name) => fields.get(name)?.some(covers(box)));
    })
    .map(({ of }) => of);
}

/** A pool over half the plane lies in too many fields to be entered in each. */
const FIELDS_MAX = 64;

function fieldsOf({ left, top, right, bottom }: Box<unknown>, field: number): readonly string[] | null {
  const [first, last] = [Math.floor(left / field), Math.floor(right / field)];
  const [upper, lower] = [Math.floor(top / field), Math.floor(bottom / field)];
  if ((last - first + 1) * (lower - upper + 1) > FIELDS_MAX) return null;
  const names: string[] = [];
  for (let column = first; column <= last; column++)
    for (let row = upper; row <= lower; row++) names.push(`${column} ${row}`);
  return names;
}

const touches = (one: Box<unknown>, other: Box<unknown>): boolean =>
  one.right >= other.left && other.right >= one.left && one.bottom >= other.top && other.bottom >= one.top;

const usual = (lengths: readonly number[]): number => lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 1;
