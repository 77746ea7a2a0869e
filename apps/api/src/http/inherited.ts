/** `constructor`, `__proto__`: every object answers to these names, and nothing here was ever given one of them. */
export const isInherited = (name: unknown): boolean => typeof name === 'string' && name in Object.prototype;
