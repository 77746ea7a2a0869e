import { writeSync } from 'node:fs';
import { isRefusal, type Refusal } from '@fallspur/kernel';
import type { Command } from '@fallspur/engine';
import type { CaseRuntime, Executed, Times } from '@fallspur/runtime';
import type { Line, Phase, Sent } from '../protocol.ts';

/** Says every command before it is sent and every answer as soon as it is there. */
export class Speaker {
  phase(phase: Phase): void {
    say({ say: 'phase', phase });
  }

  wrong(what: string): void {
    say({ say: 'wrong', what });
  }

  send(runtime: CaseRuntime, { caseId, command, times }: Sent): Promise<Executed | Refusal> {
    return this.execute(runtime, caseId, command, times);
  }

  async execute(runtime: CaseRuntime, caseId: string, command: Command, times: Times): Promise<Executed | Refusal> {
    const { commandId } = command;
    say({ say: 'sent', caseId, command, times });
    try {
      const answer = await runtime.execute(caseId, command, times);
      if (isRefusal(answer)) say({ say: 'refused', commandId, code: answer.code });
      else {
        const events = answer.events.map(({ id }) => id);
        say({ say: 'acknowledged', commandId, events, repeated: answer.repeated });
      }
      return answer;
    } catch (fault) {
      say({ say: 'unknown', commandId, message: String(fault) });
      throw fault;
    }
  }

  /** The same door for workers that execute commands of their own, e.g. the timer runner. */
  speaking(runtime: CaseRuntime): Pick<CaseRuntime, 'execute'> {
    return { execute: (caseId, command, times = {}) => this.execute(runtime, caseId, command, times) };
  }
}

function say(line: Line): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      // The pipe is full and does not block: the parent reads, so try again.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
