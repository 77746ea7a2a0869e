// The house of Fallspur, wired: what a terminal, a server and a test open and read.
export { HouseError, type HouseErrorCode } from './house-error.ts';
export { hasLog, mayHoldLog, mustHaveKeys, mustHaveLog, PROCESSES, ROOT } from './directories.ts';
export { DEPLOYMENT_KINDS, KINDS, projectionsOf } from './wiring.ts';
export { caughtUp, type HouseOptions } from './open-embedded-house.ts';
export { hasCases, openHouse, openOrFoundHouse, systemClock, type House } from './house.ts';
export { deliver } from './deliver.ts';
export { epochOfSources } from './epoch.ts';
// What files propose, and bringing it in force.
export { readProposals } from './proposals.ts';
export { foundingFaults, proposalFaults } from './proposal-faults.ts';
export { DELIVERED, deployProposals, type DeployedThing, type Deployment } from './deploy.ts';
export { findingLine, shownPath } from './finding-line.ts';
// Who may show the house.
export { demonstrationPeople, type DemonstrationPerson } from './demonstration-people.ts';
// What things are called.
export { municipalityThen, municipalityToday, type Municipality } from './municipalities.ts';
// Tables in, as history.
export { readTable, type ReadTable } from './csv/read-table.ts';
export { readText, withoutMark } from './csv/read-text.ts';
export {
  importFile,
  previewFile,
  type Importer,
  type ImportKind,
  type ImportOptions,
  type ImportPhase,
  type ImportPreview,
  type ImportResult,
} from './import/import-file.ts';
export type { Entry, Outcome } from './import/history.ts';
export type { RowsElsewhere } from './import/own-municipality.ts';
export { problemText, type RowProblem } from './import/row-problem.ts';
export { LookalikeFinder, type Lookalike } from './import/lookalikes.ts';
export { differingFields } from './import/differing-fields.ts';
// Scripts with a clock of their own.
export { PLAY_SCHEMA, readScript, type Operation, type Script, type ScriptLine } from './play/script.ts';
export { playScript, type Played } from './play/play-script.ts';
export { caseIdOf } from './play/command-of.ts';
// A small synthetic canton.
export { exampleScript, EXAMPLE_PREFIX } from './example/example-script.ts';
export { holdsExampleData, loadExample, type LoadedExample } from './example/load-example.ts';
// A case as its log tells it.
export { findCaseId } from './replay/find-case.ts';
export { readStory, type Moment, type Story } from './replay/read-story.ts';
export { storyJson } from './replay/story-json.ts';
export { MASK, masked } from './replay/masked.ts';
