/**
 * The rules of the house as data: who may import whom, one door for each foreign thing, and what the pure core may not
 * touch. `eslint.config.mjs` enforces them while one writes; the tests beside this file prove that it does and look
 * for themselves. [house.md 3, 4, 8]
 */

/** Which tags a project with this tag may import. Every line that fits a project binds it. */
export interface Storey {
  readonly tag: string;
  readonly mayImport: readonly string[];
  readonly remedy: string;
}

export const storeys: readonly Storey[] = [
  {
    tag: 'layer:app',
    mayImport: ['layer:wiring', 'layer:office', 'layer:host', 'layer:workshop', 'layer:foundation', 'layer:contract'],
    remedy: 'An app only wires libs together; move what two apps need into a lib.',
  },
  {
    tag: 'app:web',
    mayImport: ['lib:contract', 'lib:kernel'],
    remedy: 'Screens know the wire format and dates and money: let apps/api answer what is missing.',
  },
  {
    tag: 'layer:wiring',
    mayImport: ['layer:office', 'layer:host', 'layer:workshop', 'layer:foundation'],
    remedy: 'The wiring puts the house together and knows neither server nor terminal: hand the thing in from the app.',
  },
  {
    tag: 'layer:contract',
    mayImport: ['lib:kernel'],
    remedy: 'The wire format stands by itself: write the type here, and let apps/api translate.',
  },
  {
    tag: 'layer:office',
    mayImport: ['layer:office', 'layer:host', 'layer:foundation', 'lib:engine', 'lib:decision'],
    remedy: 'An office lib knows cases, not diagrams: ask the engine, or hand the thing in from the app.',
  },
  {
    tag: 'layer:host',
    mayImport: ['layer:workshop', 'layer:foundation'],
    remedy: 'The runtime carries any case kind: let the office hand in what it needs.',
  },
  {
    tag: 'layer:workshop',
    mayImport: ['layer:workshop', 'lib:kernel'],
    remedy: 'The workshop does not know where events are kept: let libs/runtime hand in what it needs.',
  },
  { tag: 'lib:bpmn', mayImport: ['lib:kernel'], remedy: 'Only the engine brings BPMN and decisions together.' },
  { tag: 'lib:decision', mayImport: ['lib:kernel'], remedy: 'Only the engine brings BPMN and decisions together.' },
  {
    tag: 'lib:engine',
    mayImport: ['lib:kernel', 'lib:bpmn', 'lib:decision'],
    remedy: 'The engine decides and folds; storing and showing is the work of libs/runtime.',
  },
  {
    tag: 'layer:foundation',
    mayImport: ['layer:foundation'],
    remedy: 'The foundation knows neither workflow nor canton: hand the thing in from above.',
  },
  { tag: 'lib:kernel', mayImport: [], remedy: 'Nothing lies under the kernel: move the code to the room it is about.' },
  { tag: 'lib:event-log', mayImport: ['lib:kernel'], remedy: 'The log stores events and knows no reader.' },
  {
    tag: 'lib:work',
    // What is being worked on is sealed with the same keys as the log.
    mayImport: ['lib:kernel', 'lib:event-log'],
    remedy: 'The work store keeps drafts and saved views and knows no screen: hand the thing in from the app.',
  },
  {
    tag: 'lib:views',
    // Views follow the log, so they may see its port; no other room of the foundation sees another.
    mayImport: ['lib:kernel', 'lib:event-log'],
    remedy: 'Views know the log they follow and nothing of what it means: put the projection into an office lib.',
  },
  { tag: 'layer:test', mayImport: ['*'], remedy: 'Tests may import every room.' },
];

/** A foreign thing and the only folders that may import it. Tests under `test/` may, to measure beside it. */
export interface Door {
  readonly id: string;
  readonly packages: readonly string[];
  readonly rooms: readonly string[];
}

export const doors: readonly Door[] = [
  { id: 'bpmn-moddle', packages: ['bpmn-moddle', 'zeebe-bpmn-moddle', 'saxen'], rooms: ['libs/bpmn'] },
  { id: 'bpmnlint', packages: ['bpmnlint'], rooms: ['libs/bpmn/src/lint'] },
  { id: 'feelin', packages: ['feelin', 'dmn-moddle'], rooms: ['libs/decision'] },
  { id: 'xstate', packages: ['xstate'], rooms: ['libs/engine/src/compile', 'libs/engine/src/case/decide*'] },
  { id: 'sqlite', packages: ['node:sqlite'], rooms: ['libs/event-log/src/adapters/sqlite', 'libs/views', 'libs/work'] },
  { id: 'kysely', packages: ['kysely'], rooms: ['libs/views'] },
  { id: 'eventstoredb', packages: ['@eventstore/db-client'], rooms: ['libs/event-log/src/adapters/eventstoredb'] },
  { id: 'postgres', packages: ['pg'], rooms: ['libs/event-log/src/adapters/postgres'] },
  { id: 'ajv', packages: ['ajv'], rooms: ['libs/engine'] },
  { id: 'temporal', packages: ['temporal-polyfill'], rooms: ['libs/kernel'] },
  { id: 'uuid', packages: ['uuid'], rooms: ['libs/kernel'] },
  { id: 'terminal', packages: ['commander'], rooms: ['apps/cli'] },
  { id: 'csv', packages: ['csv-parse'], rooms: ['libs/house'] },
  { id: 'gherkin', packages: ['@cucumber/gherkin', '@cucumber/messages'], rooms: ['libs/engine/src/testing'] },
  // The generator of fact types formats what it writes, so that a fresh file is never a badly formed one.
  { id: 'prettier', packages: ['prettier'], rooms: ['libs/casework/scripts'] },
  {
    id: 'nest',
    packages: ['@nestjs', '@fastify', 'fastify', 'class-validator', 'class-transformer', 'reflect-metadata', 'rxjs'],
    rooms: ['apps/api'],
  },
  {
    id: 'react',
    packages: [
      'react',
      'react-dom',
      'react-router',
      '@mantine',
      '@tabler/icons-react',
      '@tanstack/react-query',
      'bpmn-js',
      'dayjs',
      'i18next',
      'react-i18next',
      'vite',
      '@vitejs/plugin-react',
    ],
    rooms: ['apps/web'],
  },
];

export const remedyOf = (door: Door): string =>
  `${door.packages.join(', ')} has one door: ${door.rooms.join(', ')}. Import that room instead, or let it export what is missing.`;

/** Files that decide, fold, compile or project: the same input gives the same answer for ever. */
export const pureFiles = {
  files: [
    'libs/*/src/**/decide*.ts',
    'libs/*/src/**/decide*/**/*.ts',
    'libs/*/src/**/evolve*.ts',
    'libs/*/src/**/evolve*/**/*.ts',
    'libs/*/src/**/compile/**/*.ts',
    'libs/*/src/**/projections/**/*.ts',
    'libs/*/src/**/*.projection.ts',
    'libs/kernel/src/**/*.ts',
  ],
  // The digest is pure, but only Node computes it fast enough.
  ignores: ['**/*.spec.ts', '**/testing/**', 'libs/kernel/src/hash.ts'],
};

export const impureGlobals: Readonly<Record<string, string>> = {
  Date: 'Read env.now or env.recordedAt; for calendars use the dates of @fallspur/kernel.',
  performance: 'Measure where the pure core is called.',
  process: 'Hand the value in through env.',
  setTimeout: 'Record a timer as an event; libs/runtime fires it.',
  setInterval: 'Record a timer as an event; libs/runtime fires it.',
  setImmediate: 'The pure core does not wait: return the effect and let libs/runtime perform it.',
  queueMicrotask: 'The pure core does not wait: return the effect and let libs/runtime perform it.',
  crypto: 'Take identity from env.ids; for digests use @fallspur/kernel/hash.',
  fetch: 'Return the wish as an event and let a job perform it.',
  globalThis: 'Hand the value in through env.',
};

export const pureImportRemedy = 'The pure core uses nothing of Node: hand the value in through env.';
export const pureRandomRemedy = 'Chance is handed in: take identity from env.ids.';
export const pureNowRemedy = 'Time is handed in: read env.now or env.recordedAt.';
export const pureDynamicImportRemedy = 'The pure core is whole when it is loaded: import at the top of the file.';

/** What an office lib may see of another office lib. */
export const officeDoor = 'events';
export const officeRemedy = (lib: string): string =>
  `Office libs know each other only by the facts they record: import "${lib}/${officeDoor}".`;
