import type { EmbeddedHouse } from '@fallspur/runtime';
import { foldedFromZero, hashOfState } from '../inspect/states.ts';
import type { Speaker } from './speaker.ts';

/** Live state = fold from zero, while others go on working on the same dossier. */
export async function liveEqualsFolded(house: EmbeddedHouse, caseId: string, speaker: Speaker): Promise<void> {
  const live = await house.runtime.state(caseId);
  const folded = await foldedFromZero(house, caseId, live.revision);
  if (hashOfState(live) !== hashOfState(folded))
    speaker.wrong(`${caseId} at revision ${live.revision}: live state differs from the fold from zero`);
}
