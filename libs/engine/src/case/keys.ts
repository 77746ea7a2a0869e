/** The id before the `#` of an element or chart key. */
export const idOfKey = (key: string): string => key.slice(0, key.lastIndexOf('#'));
/** The how manieth of its element or chart it is, counted from 1. */
export const ordinalOfKey = (key: string): number => Number(key.slice(key.lastIndexOf('#') + 1));
