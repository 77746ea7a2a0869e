import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { IncidentCorrection, IncidentRef } from '@fallspur/contract';
import { Recorder, type Order, type Outcome } from '../commands/recorder.ts';
import { STEER } from '../security/policies.ts';
import type { SignedIn } from '../security/session.ts';

/** Tries again what is stuck; with other values, and why, where somebody has corrected them. */
export class ResolveIncident extends Command<Outcome> {
  constructor(
    readonly session: SignedIn,
    readonly commandId: string,
    readonly incident: IncidentRef,
    readonly correction?: IncidentCorrection,
  ) {
    super();
  }
}

/** Cancels an instance or moves its tokens by hand, always with the reason. */
export class SteerInstance extends Command<Outcome> {
  constructor(
    readonly session: SignedIn,
    readonly commandId: string,
    readonly caseId: string,
    readonly order: Extract<Order, { readonly type: 'CancelInstance' | 'ModifyInstance' }>,
  ) {
    super();
  }
}

@CommandHandler(ResolveIncident)
export class ResolveIncidentHandler implements ICommandHandler<ResolveIncident> {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  execute({ session, commandId, incident, correction }: ResolveIncident): Promise<Outcome> {
    const { caseId, instance, key } = incident;
    const order = { type: 'ResolveIncident', instance, incident: key } as const;
    if (!correction) return this.recorder.record(session, caseId, commandId, order);
    return this.recorder.record(session, caseId, commandId, { ...order, ...correction }, STEER.roles);
  }
}

@CommandHandler(SteerInstance)
export class SteerInstanceHandler implements ICommandHandler<SteerInstance> {
  constructor(@Inject(Recorder) private readonly recorder: Recorder) {}

  execute({ session, commandId, caseId, order }: SteerInstance): Promise<Outcome> {
    return this.recorder.record(session, caseId, commandId, order, STEER.roles);
  }
}
