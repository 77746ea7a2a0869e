import { isRefusal, uuidV5 } from '@fallspur/kernel';
import type { Command } from '@fallspur/engine';
import type { EmbeddedHouse } from '@fallspur/runtime';
import { nextStep, openTasksOf, paperwork, type Arrival, type NextStep, type Random } from '../life/index.ts';
import type { Speaker } from './speaker.ts';

/** One desk of an office: who works there, on what, until when. */
export interface Desk {
  readonly name: string;
  readonly house: EmbeddedHouse;
  readonly speaker: Speaker;
  readonly random: Random;
  readonly now: string;
  /** Keeps to the long dossiers. */
  readonly busy: boolean;
  readonly longDossiers: readonly Arrival[];
  readonly known: readonly string[];
  isOpen(): boolean;
  arrival(): Arrival;
  check(caseId: string): Promise<void>;
}

const STEPS_A_DOSSIER = 12;

/** Takes one dossier after the other: a new arrival, or one that others may have on their desk at the same time. */
export async function workOn(desk: Desk): Promise<void> {
  const { random, known } = desk;
  while (desk.isOpen()) {
    if (desk.busy) await shufflePapers(desk, random.pick(desk.longDossiers));
    else if (known.length > 0 && random.chance(0.4)) await goOnWith(desk, random.pick(known));
    else await takeArrival(desk);
  }
}

async function takeArrival(desk: Desk): Promise<void> {
  const { caseId, command } = desk.arrival();
  const answer = await desk.speaker.execute(desk.house.runtime, caseId, command, { now: desk.now });
  if (!isRefusal(answer)) await goOnWith(desk, caseId);
}

async function goOnWith(desk: Desk, caseId: string): Promise<void> {
  for (let step = 0; step < STEPS_A_DOSSIER && desk.isOpen(); step++) {
    const next = nextStep(await desk.house.runtime.state(caseId), desk.now, desk.random);
    if (next) await execute(desk, caseId, next);
  }
  if (desk.random.chance(0.1)) await desk.check(caseId);
}

async function shufflePapers(desk: Desk, { caseId, command }: Arrival): Promise<void> {
  await desk.speaker.execute(desk.house.runtime, caseId, command, { now: desk.now });
  for (let step = 0; step < 4 * STEPS_A_DOSSIER && desk.isOpen(); step++) {
    const tasks = openTasksOf(await desk.house.runtime.state(caseId));
    const next = tasks.length > 0 ? paperwork(desk.random.pick(tasks), desk.now, desk.random) : null;
    if (!next) return;
    await execute(desk, caseId, next);
  }
}

let commands = 0;

async function execute(desk: Desk, caseId: string, step: NextStep): Promise<void> {
  const commandId = uuidV5('torture', desk.name, String(commands++));
  await desk.speaker.execute(desk.house.runtime, caseId, { ...step, commandId } as Command, { now: desk.now });
}
