import type { DuplicateCandidate } from '@fallspur/contract';
import { municipalityThen, type House, type Lookalike } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { dossierWithin, type Reach } from '../security/reach.ts';

/** Said once, however many there are: how many would be told, too. [decisions.md 20] */
const ELSEWHERE: DuplicateCandidate = {
  elsewhere: true,
  caseId: null,
  personName: null,
  bornOn: null,
  municipalityName: null,
  because: 'möglicher Treffer in anderer Gemeinde',
};

/** People to be compared side by side; of those outside one's reach only that there is one. [decisions.md 20] */
export const duplicatesOf = async (
  lookalikes: readonly Lookalike[],
  house: House,
  reach: Reach,
): Promise<readonly DuplicateCandidate[]> => {
  const within = await Promise.all(
    lookalikes.map(async (one) => ((await dossierWithin(house, reach, one.caseId)) ? one : undefined)),
  );
  const near = within.flatMap((one) => (one ? [candidateOf(one, house)] : []));
  return near.length < lookalikes.length ? [...near, ELSEWHERE] : near;
};

const candidateOf = (
  { caseId, name, bornOn, municipality, because }: Lookalike,
  { register, clock }: House,
): DuplicateCandidate => ({
  elsewhere: false,
  caseId,
  personName: name,
  bornOn,
  municipalityName:
    municipality === null
      ? null
      : (municipalityThen(register, municipality, localDateOfInstant(clock.now()))?.name ?? null),
  because,
});
