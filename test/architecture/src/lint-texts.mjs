// Lints texts as if they stood in files, so that no forbidden import has to be written anywhere. In a process of its
// own, because Jest's modules and ESLint's loading of its configuration do not mix.
// in: [{ "file", "text" }] · out: [["rule: message", …], …]
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const eslint = new ESLint();
const found = [];
for (const { file, text: source } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(source, { filePath: file });
  found.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(found));
