import { parseArgs } from 'node:util';
import { bench, TOPICS, type Topic } from './bench.ts';
import { SCALES } from './scale.ts';

/** `npm run bench [-- --quick] [-- durable no-op budget replay growth size deploying http]`. Prints figures; never fails because of one. */
const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, tiny: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((topic) => !TOPICS.includes(topic as Topic));
if (unknown.length > 0) {
  console.error(`Unknown topic ${unknown.join(', ')}; expected some of ${TOPICS.join(', ')}, or none for all`);
  process.exit(2);
}
const topics = positionals.length > 0 ? (positionals as Topic[]) : TOPICS;
await bench(SCALES[values.tiny ? 'tiny' : values.quick ? 'quick' : 'full'], topics, (text) => console.log(text));
