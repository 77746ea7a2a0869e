import {
  initialCase,
  evolve,
  decide,
  isFactType,
  type CaseEvent,
  type CaseKind,
  type CaseState,
} from '@fallspur/engine';
import { isRefusal, uuidV5 } from '@fallspur/kernel';
import { definitionKind } from '../registers/definition-kind.ts';
import { registerKind } from '../registers/register-kind.ts';
import { deployedReader, type ReadDeployed } from './deployed-reader.ts';
import { foldOffice } from './office.ts';
import { commandsToDeploy, type Proposals } from './proposals.ts';

/**
 * What would be deployed if these files were deployed into an empty house, without any log: for checks and scenarios.
 * It takes the way a real deployment takes, so that what passes here passes there. Throws where that would be refused.
 */
export const deployedFromFiles = async (proposals: Proposals, recordedAt: string): Promise<ReadDeployed> => {
  const reader = deployedReader();
  const bootstrap = await reader.read([]);
  const events: CaseEvent[] = [];
  const cases = new Map<string, CaseState>();
  const deployer = { person: 'dateien', office: 'AGS', approvedBy: [] };
  for (const { caseId, command } of commandsToDeploy(proposals, foldOffice([]), deployer)) {
    const kind: CaseKind = caseId.startsWith('definition-') ? definitionKind : registerKind;
    const before = cases.get(caseId) ?? initialCase(kind, caseId);
    const env = {
      now: recordedAt,
      recordedAt,
      ids: { next: () => uuidV5('from-files', command.commandId) },
      definitions: bootstrap.definitions,
      parameters: () => ({}),
      register: () => undefined,
    };
    const decision = decide(kind, before, command, env);
    if (isRefusal(decision)) throw new Error(`${command.fact.type} is refused: ${decision.message}`);
    events.push(...decision.events);
    cases.set(
      caseId,
      decision.events.reduce((state, event) => evolve(kind, state, event), before),
    );
  }
  return reader.read(events.filter(({ type }) => isFactType(type)));
};
