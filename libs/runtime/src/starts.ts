import { isRefusal, uuidV5 } from '@fallspur/kernel';
import { listenerIn, startsByItself, type Actor, type Command, type InstanceState } from '@fallspur/engine';
import type { CaseRuntime } from './case-runtime.ts';
import type { Deployed, DeployedVersion } from './deployed.ts';

export const START_ACTOR: Actor = { person: 'system:start', office: 'SYSTEM', role: 'SYSTEM' };

/**
 * Lets every version that has come in force by an instant listen for what starts its process (timers, signals,
 * conditions), in the case of its deployments; and asks the conditions of those that do. `passTime` fires what is due up
 * to an instant: an earlier version hears its timers until another takes its place. Gives the number of events recorded.
 */
export async function awaitStarts(
  runtime: CaseRuntime,
  until: string,
  passTime: (until: string) => Promise<unknown>,
): Promise<number> {
  let recorded = 0;
  for (const version of await versionsToListen(runtime, until)) {
    await passTime(version.inForceSince);
    recorded += await listen(runtime, version, version.inForceSince);
  }
  for (const version of await askingConditions(runtime)) recorded += await listen(runtime, version, until);
  return recorded;
}

/** Versions in force by an instant that do not listen yet, in the order they came in force. */
export async function versionsToListen(runtime: CaseRuntime, until: string): Promise<readonly DeployedVersion[]> {
  const found: DeployedVersion[] = [];
  for (const versions of startingByThemselves(runtime.deployed.current)) {
    let last = (await listenerOf(runtime, versions))?.definition.version ?? 0;
    for (const version of versions) {
      if (version.inForceSince > until || version.definition.version <= last) continue;
      // Without a start of its own it only silences the one before.
      if (last === 0 && startsByItself(version.definition).length === 0) continue;
      last = version.definition.version;
      found.push(version);
    }
  }
  return found.sort(inTurn);
}

async function askingConditions(runtime: CaseRuntime): Promise<readonly DeployedVersion[]> {
  const found: DeployedVersion[] = [];
  for (const versions of startingByThemselves(runtime.deployed.current)) {
    const listener = await listenerOf(runtime, versions);
    if (!Object.values(listener?.subscriptions ?? {}).some(({ kind }) => kind === 'condition')) continue;
    found.push(...versions.filter(({ definition }) => definition.version === listener?.definition.version));
  }
  return found;
}

async function listen(runtime: CaseRuntime, { caseId, definition }: DeployedVersion, now: string): Promise<number> {
  const { process, version } = definition;
  const { revision } = await runtime.state(caseId);
  // Two who see the case as it stands now give the same command.
  const commandId = uuidV5('await-starts', caseId, String(version), String(revision));
  const command: Command = { type: 'AwaitStarts', commandId, actor: START_ACTOR, process, version };
  const answer = await runtime.execute(caseId, command, { now });
  if (isRefusal(answer)) throw new Error(`${caseId} does not listen for ${process} v${version}: ${answer.code}`);
  return answer.repeated ? 0 : answer.events.length;
}

const listenerOf = async (
  runtime: CaseRuntime,
  [first]: readonly DeployedVersion[],
): Promise<InstanceState | undefined> => first && listenerIn(await runtime.state(first.caseId));

/** The versions of each process one of which starts by itself, in the order they come in force. */
function startingByThemselves({ versions }: Deployed): readonly (readonly DeployedVersion[])[] {
  const cases = new Set(
    versions.filter(({ definition }) => startsByItself(definition).length > 0).map(({ caseId }) => caseId),
  );
  return [...cases].map((caseId) => versions.filter((version) => version.caseId === caseId).sort(inTurn));
}

const inTurn = (a: DeployedVersion, b: DeployedVersion): number =>
  a.inForceSince < b.inForceSince
    ? -1
    : a.inForceSince > b.inForceSince
      ? 1
      : a.definition.version - b.definition.version;
