import { localDateOfInstant, simulatedClock } from '@fallspur/kernel';
import { isFactType } from '@fallspur/engine';
import { queriesOf } from '@fallspur/views';
import { hasCases, type House } from '../house.ts';
import { HouseError } from '../house-error.ts';
import { caughtUp } from '../open-embedded-house.ts';
import { playScript } from '../play/play-script.ts';
import { readScript } from '../play/script.ts';
import { EXAMPLE_PREFIX, exampleScript } from './example-script.ts';

export interface LoadedExample {
  readonly dossiers: number;
  /** Those the processes raised included. */
  readonly facts: number;
  /** Log position of the last event. */
  readonly position: number;
}

/**
 * Plays the synthetic canton into an empty house, up to the beginning of today by the house's own clock. Throws
 * `HOUSE_NOT_EMPTY`.
 */
export const loadExample = (
  house: House,
  seed = 1,
  onProgress: (done: number, lines: number) => void = () => undefined,
): Promise<LoadedExample> => house.asHistory((inHistory) => loadInto(inHistory, seed, onProgress));

const loadInto = async (
  house: House,
  seed: number,
  onProgress: (done: number, lines: number) => void,
): Promise<LoadedExample> => {
  if (await hasCases(house))
    throw new HouseError(
      'HOUSE_NOT_EMPTY',
      'Beispieldaten gibt es nur für ein leeres Haus; dieses führt schon Fälle.',
      ['Beginnen Sie mit einem neuen Datenverzeichnis.'],
    );
  const { lines, faults } = readScript(exampleScript(seed, localDateOfInstant(house.clock.now())));
  const [first] = lines;
  if (!first || faults.length) throw new Error(`The example script is faulty: ${JSON.stringify(faults[0])}`);
  const { position: before } = await house.log.head();
  const { stopped, cases } = await playScript(house, simulatedClock(first.at), lines, (done) =>
    onProgress(done, lines.length),
  );
  if (stopped)
    throw new Error(`Line ${stopped.line} of the example script goes otherwise than told: ${stopped.message}`);
  await caughtUp(house);
  let facts = 0;
  for await (const { type } of house.log.readAll({ after: before })) if (isFactType(type)) facts++;
  return { dossiers: Object.keys(cases).length, facts, position: (await house.log.head()).position };
};

const units = queriesOf<{ unit_references_units: { referenz: string } }>()
  .selectFrom('unit_references_units')
  .select('referenz')
  .where('referenz', 'like', `${EXAMPLE_PREFIX}%`)
  .limit(1);

/** Does this house hold the synthetic canton? Every reference of the example begins with `BSP-`. */
export const holdsExampleData = ({ views }: Pick<House, 'views'>): boolean =>
  views.answer((rows) => rows.all(units)).value.length > 0;
