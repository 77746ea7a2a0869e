import { is, nameOf, type Rule } from '../bpmn-node.ts';

/** «Gespräch führen»: object and verb. «Gespräch» says not what to do, «Prüfung des Gesuchs» not that anybody does it. */
export const taskObjectVerb: Rule = () => ({
  meta: { description: 'A task is named by object and verb' },
  check(node, reporter) {
    if (!is(node, 'bpmn:Task') || !nameOf(node)) return;
    const words = nameOf(node).split(' ');
    if (words.length < 2)
      reporter.report(node.id, `«${nameOf(node)}» (${node.id}) is one word, expected object and verb.`);
    else if (isGerman(words) && !words.some(isInfinitive))
      reporter.report(node.id, `«${nameOf(node)}» (${node.id}) has no verb, expected object and verb.`);
  },
});

/** Only names that are German beyond doubt are searched for a verb: no file says its language. */
const GERMAN = /^(?:der|des|das|dem|und|für|zur|zum|vom|mit|beim|\p{Lu}\p{L}{2,}(?:ung|heit|keit))$/u;
const isGerman = (words: readonly string[]): boolean => words.some((word) => GERMAN.test(bare(word)));

/** Nouns are written large, so a small word in -en, -ern or -eln that is no article or preposition passes as a verb. */
const isInfinitive = (word: string): boolean =>
  /^\p{Ll}\S*(?:en|ern|eln|tun)$/u.test(bare(word)) && !NO_VERBS.has(bare(word));
const NO_VERBS = new Set(['den', 'einen', 'keinen', 'gegen', 'neben', 'zwischen', 'wegen', 'extern', 'intern']);

const bare = (word: string): string => word.replace(/^\P{L}+|\P{L}+$/gu, '');
