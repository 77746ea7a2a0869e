import { hasErrors, parseHolidayRules, type HolidayRow } from '@fallspur/kernel';
import { deployedFromFiles, type Proposals } from '@fallspur/casework';
import { compileSource, factTypesOf } from '@fallspur/engine';
import { findingLine } from './finding-line.ts';

/**
 * Why these files may not be deployed, one line a finding. Looked at before anything is recorded: what is deployed is
 * read by every later start, so a definition that does not compile would lock the house.
 */
export const proposalFaults = async (proposals: Proposals): Promise<readonly string[]> => {
  const compiled = await Promise.all(proposals.processes.map(({ source }) => compileSource(source, 1)));
  const diagrams = compiled.flatMap((one) => (one.kind === 'refused' ? one.diagnostics : one.definition.diagnostics));
  const schemas = factTypesOf(
    Object.assign({}, ...proposals.processes.map(({ source }) => source.facts), proposals.sharedFacts),
  ).diagnostics;
  const calendars = proposals.calendars.flatMap(({ name, tage }) =>
    parseHolidayRules(tage as unknown as readonly HolidayRow[]).diagnostics.map((found) => ({ file: name, ...found })),
  );
  return [...diagrams, ...schemas, ...calendars].filter((found) => hasErrors([found])).map(findingLine);
};

/** Why an empty house could not be founded with these files: tried in memory, the way the real deployment goes. */
export const foundingFaults = async (proposals: Proposals, recordedAt: string): Promise<readonly string[]> => {
  const faults = await proposalFaults(proposals);
  if (faults.length) return faults;
  try {
    await deployedFromFiles(proposals, recordedAt);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
};
