import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { formOf, type Dossier, type FactFormParts, type FormSituation } from '@fallspur/casework';
import type { FactForm, TaskForm, TaskRef } from '@fallspur/contract';
import {
  effectiveFacts,
  idOfKey,
  REFUSALS,
  type CaseState,
  type InstanceState,
  type TaskState,
} from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { localDateOfInstant, refuse } from '@fallspur/kernel';
import { rolesOf } from '../commands/next-tasks.ts';
import { DraftDesk } from '../drafts/draft-desk.ts';
import { HOUSE } from '../house/tokens.ts';
import { problemOfRefusal } from '../http/problem-of.ts';
import { problem, ProblemError } from '../http/problem.ts';
import { mayCorrect, mayRecord } from '../security/may-record.ts';
import type { SignedIn } from '../security/session.ts';
import { WorklistDesk } from '../tasks/worklist-desk.ts';

/** Makes forms of fact schemas, with what is known already. Asked of the live case: a form is never behind. */
@Injectable()
export class FormDesk {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(WorklistDesk) private readonly worklist: WorklistDesk,
    @Inject(DraftDesk) private readonly drafts: DraftDesk,
  ) {}

  /** 404 where no such task is open, 403 where this session may not do it. */
  async ofTask(session: SignedIn, ref: TaskRef): Promise<TaskForm> {
    const state = await this.house.runtime.state(ref.caseId);
    const instance = state.instances[ref.instance];
    const task = instance?.tasks[ref.task];
    if (!instance || !task) throw problem('TASK_UNKNOWN');
    const [row] = await this.worklist.linesOf(session, state, [{ instance, task }]);
    if (!row) throw problem('TASK_UNKNOWN');
    const role = this.roleFor(session, instance, task);
    return {
      task: row,
      ...(task.fact === null ? BARE_FORM : this.form(task.fact, state, session, role, instance)),
      draft: this.drafts.find(ref),
      occurredOnDefault: this.worklist.today,
    };
  }

  /** 404 for a fact nobody knows, 403 where this session may not record it by itself. */
  async ofFact(session: SignedIn, caseId: string, type: string): Promise<FactForm> {
    const { definitions } = this.house.deployed;
    const factType = definitions.factType(type);
    if (!factType) throw problem('NOT_FOUND');
    if (!mayRecord(definitions, session.roles, type)) throw problem('FACT_NOT_ALLOWED');
    const state = await this.house.runtime.state(caseId);
    return {
      type,
      title: factType.title,
      ...this.form(type, state, session, session.roles[0] ?? ''),
      occurredOnDefault: this.worklist.today,
    };
  }

  /**
   * The form of a correction starts with the whole of what holds now, keys included: 404 where no such fact holds, 403
   * where this session may not correct it.
   */
  async ofCorrection(session: SignedIn, caseId: string, eventId: string): Promise<FactForm> {
    const { definitions } = this.house.deployed;
    const state = await this.house.runtime.state(caseId);
    const fact = effectiveFacts(state.facts.toArray()).find(({ id }) => id === eventId);
    if (!fact) throw problem('EVENT_UNKNOWN');
    if (!mayCorrect(definitions, session, fact)) throw problem('CORRECTION_NOT_ALLOWED');
    return {
      type: fact.type,
      title: definitions.factType(fact.type)?.title ?? fact.type,
      ...this.form(fact.type, state, session, fact.role),
      proposal: fact.data,
      occurredOnDefault: fact.occurredOn,
    };
  }

  private form(
    type: string,
    { domain }: CaseState,
    { name, office }: SignedIn,
    role: string,
    instance?: InstanceState,
  ): FactFormParts {
    const { deployed, clock } = this.house;
    const factType = deployed.definitions.factType(type);
    if (!factType) throw new Error(`The task records ${type}, which is not deployed`);
    const now = clock.now();
    const situation: FormSituation = {
      dossier: domain as Dossier,
      actor: { name, office: office.key, role },
      now,
      newId: randomUUID(),
      parameters: deployed.parameters(localDateOfInstant(now), now),
      ...(instance ? { instance } : {}),
    };
    return formOf(factType, situation, deployed.functions);
  }

  /** The role in which this session would do the task. */
  private roleFor({ roles, user }: SignedIn, instance: InstanceState, { key, role }: TaskState): string {
    const wanted = rolesOf(role);
    const found = wanted ? roles.find((one) => wanted.includes(one)) : roles[0];
    if (found === undefined) throw problem('ROLE_NOT_ALLOWED');
    const behaviour = this.house.deployed.definitions.bySha256(instance.definition.sha256)?.elements[idOfKey(key)]
      ?.behaviour;
    const excludes = behaviour?.kind === 'userTask' ? behaviour.excludes : [];
    if (excludes.some((id) => instance.completers[id] === user))
      throw new ProblemError(
        problemOfRefusal(refuse('EXCLUDED_PREVIOUS_COMPLETER', REFUSALS.EXCLUDED_PREVIOUS_COMPLETER)),
      );
    return found;
  }
}

/** A task that records no fact has nothing to fill in. */
const BARE_FORM = { schema: null, proposal: {}, labels: {}, persons: [], occurredOnField: null };
