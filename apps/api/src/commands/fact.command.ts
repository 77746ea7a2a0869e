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
    if (!mayRecord(definitions, session.roles, type) && !isAskedFor(state, type, session))
      return { problem: problemValue('FACT_NOT_ALLOWED') };
    return this.recorder.record(session, caseId, commandId, {
      type: 'RecordFact',
      fact: { type, data, ...(occurredOn ? { occurredOn } : {}), ...(personIds ? { personIds } : {}) },
    });
  }
}

/** An open task asks one of these roles for this fact: recording it completes the task. [decisions.md 6] */
const isAskedFor = ({ instances }: CaseState, type: string, { roles }: SignedIn): boolean =>
  Object.values(instances).some(({ tasks }) =>
    Object.values(tasks).some(
      ({ fact, role }) => fact === type && (rolesOf(role) ?? roles).some((one) => roles.includes(one)),
    ),
  );

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
