/** `bpmn:UserTask`, `UserTask` or `userTask` → `userTask`, the name under which texts know it. */
export function elementTypeKey(type: string): string {
  const name = type.slice(type.indexOf(':') + 1);
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Steps at which somebody or something works; everything else only steers. */
export const isActivity = (type: string): boolean => /(task|activity)$/i.test(type);
