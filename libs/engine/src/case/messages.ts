import type { Refusal } from '@fallspur/kernel';
import type { Batch } from './batch.ts';
import type { Command } from './commands.ts';
import { engineEvent } from './engine-event.ts';
import { deliverMessage, publishSignal } from './publishing.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** A message between pools of this case: buffered until somebody waits for it, taken once. Facts are not messages. */
export function sendMessage(batch: Batch, { name, key, variables }: Of<'SendMessage'>): Refusal | void {
  const data = { name, ...(key === undefined ? {} : { key }), ...(variables === undefined ? {} : { variables }) };
  engineEvent(batch, 'MessageSent', deliverMessage, { data });
}

export function broadcastSignal(batch: Batch, { name, variables }: Of<'BroadcastSignal'>): Refusal | void {
  const data = { name, ...(variables === undefined ? {} : { variables }) };
  engineEvent(batch, 'SignalBroadcast', (movement) => publishSignal(movement), { data });
}
