import { openEvent } from '@fallspur/event-log';
import type { Step } from '@fallspur/engine';
import { deliverRelays, pendingRelays, type EmbeddedHouse, type RelaysDelivered } from '@fallspur/runtime';
import { caughtUp } from './open-embedded-house.ts';

/** Tells other cases what is on its way to them: facts, signals, starts of processes. */
export const deliver = (house: Omit<EmbeddedHouse, 'close'>): Promise<RelaysDelivered> =>
  deliverRelays(
    house.runtime,
    async () => {
      await caughtUp(house);
      return house.views.answer((rows) => pendingRelays(rows)).value;
    },
    async (eventId) => {
      const recorded = await house.log.findEvent(eventId);
      if (!recorded) throw new Error(`relay: the log does not hold the event ${eventId} its read model names`);
      return openEvent<Step>(recorded, house.keys);
    },
  );
