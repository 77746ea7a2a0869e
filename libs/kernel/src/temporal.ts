// The one door to Temporal: Node 24 has it only behind a flag. Nobody else imports the polyfill. [decisions.md 28]
export { Temporal } from 'temporal-polyfill';
