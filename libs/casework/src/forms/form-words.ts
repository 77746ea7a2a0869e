import { idOfKey, type CaseState, type InstanceState } from '@fallspur/engine';
import { localDateOfInstant, type Json, type JsonObject } from '@fallspur/kernel';
import type { Dossier } from '../dossier/state.ts';
import { latestArrival, presentMembers } from '../dossier/state.ts';
import { viewOf } from '../dossier/view.ts';

/** Who fills in the form. */
export interface FormActor {
  readonly name: string;
  readonly office: string;
  readonly role: string;
}

/** What a form starts from. */
export interface FormSituation {
  readonly dossier: Dossier;
  /** The instance whose task is filled in, for its variables; absent for a fact recorded by itself. */
  readonly instance?: InstanceState;
  readonly actor: FormActor;
  /** UTC instant. */
  readonly now: string;
  /** A fresh id, for what the form brings into the world. */
  readonly newId: string;
  readonly parameters: JsonObject;
}

/** The words an `x-default` may use. */
export const FORM_WORDS = ['fall', 'heute', 'akteur', 'neueId', 'parameter', 'vorgang'] as const;

/** Their values: `fall` as diagrams see it, and beside it what only forms ask. */
export const formWords = ({ dossier, instance, actor, now, newId, parameters }: FormSituation): JsonObject => ({
  fall: { ...viewOf(dossier, now), ...formView(dossier) },
  heute: localDateOfInstant(now),
  akteur: { name: actor.name, stelle: actor.office, rolle: actor.role },
  neueId: newId,
  parameter: parameters,
  vorgang: Object.assign({}, ...Object.values(instance?.variables ?? {})) as JsonObject,
});

const formView = (dossier: Dossier): JsonObject => {
  const invitation = dossier.invitations.at(-1);
  const orders = dossier.interpreterOrders;
  const interviewId = plannedInterview(dossier);
  const open = orders.findLast(({ state }) => state === 'ORDERED');
  const ofInterview = orders.filter((order) => order.gespraechId === interviewId && order.state !== 'CANCELLED');
  return {
    /** Persons of the target group who live here; before it was checked, all who live here. */
    betroffen: concerned(dossier),
    sprache: languageOf(dossier),
    /** The conversation that is being arranged, null before and after. */
    gespraechId: interviewId,
    einladung: invitation
      ? { termin: invitation.termin ?? null, ort: invitation.ort ?? null, gespraechId: invitation.gespraechId }
      : null,
    dolmetschauftrag: open
      ? {
          gespraechId: open.gespraechId,
          anbieter: open.anbieter,
          auftragsnummer: open.auftragsnummer ?? null,
          sprache: open.sprache ?? null,
        }
      : null,
    dolmetschauftraege: ofInterview.length
      ? ofInterview.map(({ anbieter, auftragsnummer, sprache, state }) => ({
          anbieter,
          ...(auftragsnummer === undefined ? {} : { auftragsnummer }),
          ...(sprache === undefined ? {} : { sprache }),
          ...(state === 'HELD' ? { bestaetigt: true } : {}),
        }))
      : null,
  };
};

const plannedInterview = ({ invitations, interpreterOrders, interviews }: Dossier): string | null => {
  const held = new Set(interviews.map(({ gespraechId }) => gespraechId));
  const arranged = [...interpreterOrders.filter(({ state }) => state !== 'CANCELLED'), ...invitations];
  return arranged.findLast(({ gespraechId }) => !held.has(gespraechId))?.gespraechId ?? null;
};

const concerned = (dossier: Dossier): Json => {
  const present = presentMembers(dossier).map(({ personId }) => personId);
  const arrival = latestArrival(dossier);
  const target = arrival && dossier.targetGroup[arrival.zuzugId]?.personIds;
  return target?.length ? present.filter((id) => target.includes(id)) : present;
};

const languageOf = (dossier: Dossier): string | null =>
  latestArrival(dossier)?.sprache ??
  presentMembers(dossier).find(({ master }) => master.gespraechssprache !== undefined)?.master.gespraechssprache ??
  null;

/** The instance a task belongs to, and the task, while both are open. */
export const findOpenTask = (state: CaseState, instanceId: string, key: string) => {
  const instance = state.instances[instanceId];
  const task = instance?.tasks[key];
  return instance && task ? { instance, task, element: idOfKey(key) } : undefined;
};
