import type { Refusal, Warning } from '@fallspur/kernel';
import type { Env } from '@fallspur/engine';
import { hint, no, type Rules } from './rule.ts';

/** Where people arrive and move to must be a municipality on that day. */
export const arrivalRules: Rules = {
  ZuzugAusAuslandErfasst: [
    ({ dossier, data }) =>
      dossier.arrivals.some(({ zuzugId }) => zuzugId === data.zuzugId)
        ? no('ZUZUG_BEREITS_ERFASST', 'Dieser Zuzug ist bereits erfasst; eine Änderung ist eine Korrektur.', {
            zuzugId: data.zuzugId,
          })
        : null,
    ({ data, env }) => municipalityOn(env, data.gemeinde, data.zuzugsdatum),
  ],

  UmzugErfasst: [({ data, env }) => municipalityOn(env, data.nachGemeinde, data.umzugsdatum)],
};

const municipalityOn = (env: Env, gemeinde: number, day: string): Refusal | Warning | null => {
  const register = env.register('gemeinden', day);
  if (!register)
    return hint('REGISTER_FEHLT', 'Das Gemeinderegister ist nicht bereitgestellt; die Gemeinde ist ungeprüft.', {
      gemeinde,
    });
  return register[String(gemeinde)]
    ? null
    : no('GEMEINDE_UNBEKANNT', `${gemeinde} ist am ${day} keine Gemeinde des Kantons.`, { gemeinde, tag: day });
};
