import { KINDS, readStory, type House, type Moment } from '@fallspur/house';
import { verifyReplay, type VerifiedInstance } from '@fallspur/runtime';

/** Runs a case again up to a moment; a command the moment cuts in two is left out, for half of it proves nothing. */
export const verifiedCase = async (
  house: House,
  caseId: string,
  moment: Omit<Moment, 'clear'>,
): Promise<readonly VerifiedInstance[]> => {
  const { events } = await readStory(house, caseId, { ...moment, clear: true });
  const whole = await readStory(house, caseId, { clear: true });
  const beyond = whole.events[events.length]?.meta.commandId;
  const complete = events.filter(({ meta }) => meta.commandId !== beyond);
  return verifyReplay({ kinds: KINDS, deployed: house.runtime.deployed }, { caseId, events: complete });
};
