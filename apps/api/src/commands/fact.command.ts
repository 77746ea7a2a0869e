import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CorrectionInput, FactInput, VoidInput } from '@fallspur/contract';
import type { CaseState } from '@fallspur/engine';
import type { House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { problemValue } from '../http/problem.ts';
import { mayCorrect, mayRecord } from '../security/may-record.ts';
import type { SignedIn } from '../security/session.ts';
import { rolesOf } from './next-tasks.ts';
import { Recorder, type Outcome } from './recorder.ts';

/** What every command on a case carries. */
export interface OnCase {
  readonly session: SignedIn;
  readonly commandId: string;
  readonly caseId: string;
}

export class RecordFact extends Command<Outcome> {
  constructor(
    readonly on: OnCase,
    readonly fact: FactInput,
  ) {
    super();
  }
}

export class CorrectFact extends Command<Outcome> {
  constructor(
    readonly on: OnCase,
    readonly event: string,
    readonly correction: CorrectionInput,
  ) {
    super();
  }
}

export class VoidFact extends Command<Outcome> {
  constructor(
    readonly on: OnCase,
    readonly event: string,
    readonly voiding: VoidInput,
  ) {
    super();
  }
}

@CommandHandler(RecordFact)
export class RecordFactHandler implements ICommandHandler<RecordFact> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  async execute({ on, fact }: RecordFact): Promise<Outcome> {
    const { session, caseId, commandId } = on;
    const { type, data, occurredOn, personIds } = fact;
    const { definitions } = this.house.deployed;
    if (!definitions.factType(type)) return { problem: problemValue('FACT_TYPE_UNKNOWN') };
    const state = await this.house.runtime.state(caseId);
    const asked = rolesAskedFor(state, type, session);
    const allowed = session.roles.filter((role) => mayRecord(definitions, [role], type));
    if (!asked && allowed.length === 0) return { problem: problemValue('FACT_NOT_ALLOWED') };
    const given = { type, data, ...(occurredOn ? { occurredOn } : {}), ...(personIds ? { personIds } : {}) };
    return this.recorder.record(session, caseId, commandId, { type: 'RecordFact', fact: given }, asked ?? allowed);
  }
}

/** Those of somebody's roles an open task asks for this fact: recording it completes the task. [decisions.md 6] */
const rolesAskedFor = ({ instances }: CaseState, type: string, { roles }: SignedIn): readonly string[] | undefined =>
  Object.values(instances)
    .flatMap(({ tasks }) => Object.values(tasks))
    .filter(({ fact }) => fact === type)
    .map(({ role }) => roles.filter((one) => (rolesOf(role) ?? roles).includes(one)))
    .find((asked) => asked.length > 0);

@CommandHandler(CorrectFact)
export class CorrectFactHandler implements ICommandHandler<CorrectFact> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  async execute({ on, event, correction }: CorrectFact): Promise<Outcome> {
    const { data, occurredOn, reason } = correction;
    const no = await refusedFor(this.house, on, event);
    if (no) return { problem: no };
    return this.recorder.record(on.session, on.caseId, on.commandId, {
      type: 'CorrectFact',
      event,
      data,
      reason,
      ...(occurredOn ? { occurredOn } : {}),
    });
  }
}

@CommandHandler(VoidFact)
export class VoidFactHandler implements ICommandHandler<VoidFact> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Recorder) private readonly recorder: Recorder,
  ) {}

  async execute({ on, event, voiding: { reason } }: VoidFact): Promise<Outcome> {
    const no = await refusedFor(this.house, on, event);
    if (no) return { problem: no };
    return this.recorder.record(on.session, on.caseId, on.commandId, { type: 'VoidFact', event, reason });
  }
}

const refusedFor = async ({ runtime, deployed }: House, { session, caseId }: OnCase, event: string) => {
  const { facts } = await runtime.state(caseId);
  const known = facts.findLast((entry) => entry.kind === 'fact' && entry.fact.id === event);
  if (known?.kind !== 'fact') return problemValue('EVENT_UNKNOWN');
  return mayCorrect(deployed.definitions, session, known.fact) ? undefined : problemValue('CORRECTION_NOT_ALLOWED');
};
