import type { Line, Sent } from './protocol.ts';

/** One command as the parent knows it, whatever happened to the process that sent it. */
export interface Entry extends Sent {
  /** Ids of the events it was told are durable. */
  acknowledged?: readonly string[];
  refused?: string;
}

/** What was sent and what was answered, over all rounds of one house. */
export class Ledger {
  readonly entries = new Map<string, Entry>();
  /** What a victim found wrong itself, or what its answers contradict. */
  readonly wrongs: string[] = [];
  acknowledgedEvents = 0;
  repeatedAnswers = 0;

  hear(line: Line): void {
    if (line.say === 'sent') this.#sent(line);
    if (line.say === 'acknowledged') this.#acknowledged(line.commandId, line.events, line.repeated);
    if (line.say === 'refused') this.#of(line.commandId).refused = line.code;
    if (line.say === 'wrong') this.wrongs.push(line.what);
  }

  /** Sent and never answered: whether they stand in the log is for the log to say. */
  unanswered(): readonly Entry[] {
    return [...this.entries.values()].filter(({ acknowledged, refused }) => !acknowledged && refused === undefined);
  }

  acknowledged(): readonly Entry[] {
    return [...this.entries.values()].filter(({ acknowledged }) => acknowledged);
  }

  #sent({ caseId, command, times }: Sent): void {
    const known = this.entries.get(command.commandId);
    if (known) delete known.refused;
    else this.entries.set(command.commandId, { caseId, command, times });
  }

  #acknowledged(commandId: string, events: readonly string[], repeated: boolean): void {
    const entry = this.#of(commandId);
    if (repeated) this.repeatedAnswers++;
    const before = entry.acknowledged;
    if (!before) {
      entry.acknowledged = events;
      this.acknowledgedEvents += events.length;
    } else if (!repeated || before.join() !== events.join())
      this.wrongs.push(
        `command ${commandId} was acknowledged with ${before.length} events, then again as ` +
          `${repeated ? 'a repetition' : 'new'} with ${events.length}`,
      );
  }

  #of(commandId: string): Entry {
    const entry = this.entries.get(commandId);
    if (!entry) throw new Error(`An answer to ${commandId}, which nobody sent`);
    return entry;
  }
}
