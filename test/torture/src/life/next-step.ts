import { addToInstant, localDateOfInstant, uuidV5, type JsonObject } from '@fallspur/kernel';
import { interviewIdOf, latestArrival, presentMembers, type Dossier } from '@fallspur/casework';
import type { Actor, CaseState, Command, FactInput, TaskRef, TaskState } from '@fallspur/engine';
import type { Random } from './random.ts';
import { taskData } from './task-data.ts';

export const IB: Actor = { person: 'ib-1', office: 'EG-2513', role: 'IB' };
const EWD: Actor = { person: 'ewd-1', office: 'EG-2513', role: 'EWD' };

/** What somebody does next with a dossier, as chance will have it; the command still lacks its id. */
export type NextStep = Command extends infer C ? (C extends Command ? Omit<C, 'commandId'> : never) : never;

/** An open task with the instance it stands in. */
export interface OpenTask {
  readonly ref: TaskRef;
  readonly task: TaskState;
}

export const openTasksOf = (state: CaseState): readonly OpenTask[] =>
  Object.values(state.instances).flatMap(({ id, tasks }) =>
    Object.values(tasks).map((task) => ({ ref: { instance: id, task: task.key }, task })),
  );

/** Completes a task with what an office would write. */
export function completion({ ref, task }: OpenTask, dossier: Dossier, now: string, random: Random): NextStep {
  const data = task.fact === null ? undefined : taskData(task.fact, dossier, localDateOfInstant(now), random);
  if (task.fact !== null && !data) throw new Error(`This world has no data for a task that records ${task.fact}`);
  return { type: 'CompleteTask', actor: actorOf(task), task: ref, ...(data ? { data } : {}) };
}

/** Shuffles papers: moves no token, but is recorded all the same. Makes long cases. */
export function paperwork({ ref, task }: OpenTask, now: string, random: Random): NextStep {
  const actor = actorOf(task);
  if (task.assignee !== null && random.chance(0.5)) return { type: 'ReleaseTask', actor, task: ref };
  if (random.chance(0.5)) return { type: 'AssignTask', actor, task: ref, assignee: `ib-${1 + random.below(9)}` };
  return { type: 'ScheduleTask', actor, task: ref, followUpAt: addToInstant(now, `P${1 + random.below(20)}D`) };
}

/** Null when there is nothing sensible to do with this dossier any more. */
export function nextStep(state: CaseState, now: string, random: Random): NextStep | null {
  const dossier = state.domain as Dossier;
  if (!latestArrival(dossier) || state.instances === undefined) return null;
  const [tasks, dice] = [openTasksOf(state), random.next()];
  if (tasks.length > 0 && dice < 0.5) return completion(random.pick(tasks), dossier, now, random);
  if (tasks.length > 0 && dice < 0.75) return paperwork(random.pick(tasks), now, random);
  if (dice < 0.93) return recording(random.pick(HAPPENINGS)(dossier, localDateOfInstant(now), random));
  return afterthought(state, random);
}

const recording = (fact: FactInput | null): NextStep | null => fact && { type: 'RecordFact', actor: EWD, fact };

type Happening = (dossier: Dossier, today: string, random: Random) => FactInput | null;

/** What happens to people beside the drawn way. */
const HAPPENINGS: readonly Happening[] = [
  ({ invitations, interviews, arrivals }, datum, random) =>
    invitations.length > interviews.length
      ? {
          type: 'ErstinformationsgespraechNichtErschienen',
          data: {
            gespraechId: interviewIdOf(`${arrivals.at(-1)?.zuzugId}/${interviews.length}`),
            datum,
            grund: random.pick(['NICHT_ERSCHIENEN', 'ABGESAGT']),
            bemerkung: 'Niemand hat sich gemeldet.',
          },
        }
      : null,
  (dossier, gueltigVon, random) =>
    aboutOne(dossier, random, 'AusweisGeaendert', { ausweis: random.pick(['B', 'C', 'F']), gueltigVon }),
  (dossier, gueltigVon, random) =>
    aboutOne(dossier, random, 'PersonendatenGeaendert', { gueltigVon, name: `Erfunden-Neu ${random.below(100)}` }),
  (dossier, datum, random) =>
    aboutOne(dossier, random, 'GerNiveauFestgestellt', {
      sprache: 'de',
      fertigkeit: 'MUENDLICH',
      gerNiveau: random.pick(['A1', 'A2', 'B1']),
      nachweis: 'KURSBESTAETIGUNG',
      datum,
    }),
  (dossier, datum, random) =>
    dossier.need && random.chance(0.5)
      ? {
          type: 'MassnahmeBegonnen',
          data: { massnahmeId: uuidV5('massnahme', dossier.caseId), personIds: dossier.need.personIds, datum },
        }
      : null,
  (dossier, wegzugsdatum, random) => {
    const present = presentMembers(dossier).map(({ personId }) => personId);
    return present.length > 0 && random.chance(0.1)
      ? { type: 'WegzugErfasst', data: { personIds: present, wegzugsdatum, ziel: 'ANDERER_KANTON' } }
      : null;
  },
];

const aboutOne = (dossier: Dossier, random: Random, type: string, data: JsonObject): FactInput | null => {
  const present = presentMembers(dossier);
  return present.length > 0 ? { type, data: { personId: random.pick(present).personId, ...data } } : null;
};

/** Somebody finds that what was recorded was wrong. */
function afterthought({ facts }: CaseState, random: Random): NextStep | null {
  const recorded = [...facts].flatMap((entry) =>
    entry.kind === 'fact' && CORRECTABLE.includes(entry.fact.type) ? [entry.fact] : [],
  );
  if (recorded.length === 0) return null;
  const { id, data, type } = random.pick(recorded);
  const reason = 'Verschrieb';
  if (type !== 'PersonErfasst' && random.chance(0.3)) return { type: 'VoidFact', actor: IB, event: id, reason };
  const changed = type === 'PersonErfasst' ? { ...data, vorname: `Korrigiert ${random.below(100)}` } : data;
  return { type: 'CorrectFact', actor: IB, event: id, data: changed, reason };
}

const CORRECTABLE = ['PersonErfasst', 'AusweisGeaendert', 'EinladungErstinformationsgespraechVersandt'];

/** Somebody of the first role that may. */
const actorOf = ({ role }: TaskState): Actor => ({ ...IB, role: role?.split(',')[0]?.trim() ?? 'IB' });
