/**
 * A text of a schema or a table without the sources it cites at its end: «Gespräch gewünscht. [KRS 4.3]» → «Gespräch
 * gewünscht.» They are for who checks a rule against the law, and stay in the definition.
 */
export const withoutSources = (text: string): string => text.replace(/(?:[\s,;]*\[[^\]]*\])+\s*$/, '').trim();
