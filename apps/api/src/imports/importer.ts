import type { Importer } from '@fallspur/house';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';

/** Whoever is signed in brings rows of her own municipality only. */
export const importerOf = ({ user, office }: SignedIn): Required<Importer> => {
  const bfs = /^EG-(\d{4})$/.exec(office.key)?.[1];
  if (bfs === undefined)
    throw problem('ROLE_NOT_ALLOWED', { detail: 'Nur eine Einwohnergemeinde erfasst Zuzüge und Tätigkeiten.' });
  return { person: user, municipality: Number(bfs) };
};
