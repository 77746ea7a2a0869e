import { text } from 'node:stream/consumers';
import { isRefusal, localDateOfInstant, type Refusal } from '@fallspur/kernel';
import { dueTimers, fireDueTimers, listCases, type EmbeddedHouse } from '@fallspur/runtime';
import { deploymentsOf, openHouse } from '../house/open.ts';
import { arrivalOf, randomOf } from '../life/index.ts';
import type { Orders } from '../protocol.ts';
import { liveEqualsFolded } from './self-check.ts';
import { Speaker } from './speaker.ts';
import { workOn, type Desk } from './work.ts';

/** The victim: opens the house, deploys what is missing, and lets a municipality work in it until somebody kills it. */
const orders = JSON.parse(await text(process.stdin)) as Orders;
const speaker = new Speaker();

speaker.phase('opening');
const house = await opened(orders.directory);
const stopped = new AbortController();
const following = house.views.follow(stopped.signal);
following.catch((error: unknown) => dieOf(error));

speaker.phase('deploying');
for (const { caseId, command } of await deploymentsOf(house)) await speaker.execute(house.runtime, caseId, command, {});

// The same in every round, so that they grow long and are snapshotted under way; opened again, they are only repeated.
const longDossiers = ['long-1', 'long-2'].map((label, seed) => arrivalOf(label, '2016-01-04', randomOf(seed)));

speaker.phase('working');
await Promise.all(orders.resend.map((sent) => speaker.send(house.runtime, sent)));
const until = Date.now() + orders.millisecondsMax;
await Promise.all([
  ...Array.from({ length: orders.concurrency }, (_, index) => workOn(deskOf(index))),
  fireTimers(),
  ...(orders.rebuild ? [rebuildNowAndThen()] : []),
]);
stopped.abort();
await following;
await house.close();
speaker.phase('done');

function deskOf(index: number): Desk {
  const random = randomOf(orders.seed * 1000 + index);
  const { value: known } = house.views.answer((rows) => listCases(rows, { kind: 'dossier' }));
  let opened = 0;
  return {
    house,
    speaker,
    random,
    now: orders.now,
    isOpen: () => Date.now() < until,
    name: `${orders.seed}-${index}`,
    busy: index % 2 === 0,
    arrival: () => arrivalOf(`${orders.seed}-${index}-${opened++}`, localDateOfInstant(orders.now), random),
    known: known.map(({ caseId }) => caseId).filter((caseId) => !longDossiers.some((long) => long.caseId === caseId)),
    longDossiers,
    check: (caseId) => liveEqualsFolded(house, caseId, speaker),
  };
}

/** Two pollers compete for the same timers. */
async function fireTimers(): Promise<void> {
  const runtime = speaker.speaking(house.runtime);
  const poll = async (): Promise<void> => {
    while (Date.now() < until) {
      await fireDueTimers(runtime, findDue, orders.now).catch(unlessFull);
      await pause(20);
    }
  };
  await Promise.all([poll(), poll()]);
}

/** A full log is no reason to die: what is due stays due. */
function unlessFull(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes('LOG_FULL')) throw error;
}

async function findDue(instant: string) {
  await house.views.waitFor((await house.log.head()).position);
  return house.views.answer((rows) => dueTimers(rows, instant, 20)).value;
}

async function rebuildNowAndThen(): Promise<void> {
  const random = randomOf(orders.seed);
  while (Date.now() < until) {
    await pause(50 + random.below(500));
    speaker.phase('rebuilding');
    await house.views.rebuild();
  }
}

async function opened(directory: string): Promise<EmbeddedHouse> {
  const answer: EmbeddedHouse | Refusal = await openHouse(directory);
  if (!isRefusal(answer)) return answer;
  speaker.wrong(`the house does not open: ${answer.code} ${answer.message}`);
  process.exit(1);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function dieOf(error: unknown): never {
  console.error(error);
  process.exit(1);
}
