import type { FeelExpression } from '@fallspur/decision';
import {
  idOfKey,
  valueAt,
  variablesSeenFrom,
  type CaseState,
  type CompiledDefinition,
  type InstanceState,
} from '@fallspur/engine';
import type { Json, JsonObject } from '@fallspur/kernel';
import type { Dossier } from '../dossier/state.ts';
import { viewOf } from '../dossier/view.ts';
import { namesIn } from './names.ts';

/** May whoever looks see a value that goes by this path? */
export type MayReadValue = (path: string, value: Json) => boolean;

/** What somebody must know to free an instance that is stuck: what was asked there, with which values, and ways around. */
export const whatIsStuck = (
  { domain }: CaseState<Dossier>,
  instance: InstanceState,
  key: string,
  definition: CompiledDefinition | undefined,
  now: string,
  mayRead: MayReadValue,
) => {
  const asked = definition ? expressionsAt(definition, idOfKey(key)) : [];
  const paths = new Set(asked.flatMap((expression) => expression.paths));
  const variables = variablesSeenFrom(instance, key);
  const ofDossier = viewOf(domain, now);
  return {
    asks: [...new Set(asked.map(({ text }) => text))],
    values: [
      ...variablesShown(variables, new Set([...paths].map(firstOf)), mayRead),
      ...[...paths].filter(isOfDossier).map((path) => {
        const value = valueAt({ fall: ofDossier }, path);
        return { ...shown(path, value, mayRead), missing: value === null, asked: true, changeable: false };
      }),
    ],
    places: definition ? placesBeside(definition, idOfKey(key)) : [],
  };
};

/** Those that are asked for come first, missing ones too. */
const variablesShown = (variables: JsonObject, asked: ReadonlySet<string>, mayRead: MayReadValue) =>
  [...new Set([...Object.keys(variables), ...asked])]
    .filter((name) => !GIVEN.has(name) && !name.includes(':'))
    .map((name) => ({
      ...shown(name, variables[name] ?? null, mayRead),
      missing: !Object.hasOwn(variables, name) || variables[name] === null,
      asked: asked.has(name),
      changeable: true,
    }))
    .sort((a, b) => Number(b.asked) - Number(a.asked) || (a.name < b.name ? -1 : 1));

const shown = (name: string, value: Json, mayRead: MayReadValue) => {
  const withheld = !mayRead(name, value);
  return { name, value: withheld ? null : value, withheld };
};

/** What every expression sees beside the variables; nobody sets it. */
const GIVEN: ReadonlySet<string> = new Set(['fall', 'parameter', 'fakt', 'personId']);

const firstOf = (path: string): string => path.split('.')[0] ?? path;
const isOfDossier = (path: string): boolean => path.startsWith('fall.');

/** Every expression an element may ask, of its outgoing flows too, and its table. */
const expressionsAt = ({ elements, flows, decisions }: CompiledDefinition, id: string): readonly Asks[] => {
  const row = elements[id];
  if (!row) return [];
  const { inputs, outputs, loop, behaviour } = row;
  const leaving = Object.values(flows).filter(({ source }) => source === id);
  const table = behaviour.kind === 'businessRule' ? behaviour.decision : undefined;
  const title = decisions.decisions.find((one) => one.id === table)?.title;
  return [
    ...expressionsIn([inputs, outputs, loop, behaviour, leaving]),
    ...(table === undefined ? [] : [{ text: `Tabelle «${title ?? table}»`, paths: decisions.pathsOf(table) }]),
  ].filter(({ paths }) => paths.length > 0);
};

type Asks = Pick<FeelExpression, 'text' | 'paths'>;

const expressionsIn = (value: unknown): readonly FeelExpression[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('evaluate' in value) return [value as FeelExpression];
  return Object.values(value).flatMap(expressionsIn);
};

/** Steps of the same part of the diagram. Whether the chart can stand there is decided when somebody asks for it. */
const placesBeside = (definition: CompiledDefinition, id: string) => {
  const names = namesIn(definition);
  const chart = definition.elements[id]?.chart;
  return Object.values(definition.elements)
    .filter((row) => row.chart === chart && row.id !== id && STEP.test(row.type) && names.isNamed(row.id))
    .map((row) => ({ element: row.id, name: names.element(row.id) }));
};

const STEP =
  /task$|^callActivity$|subProcess$|^transaction$|^(intermediateCatch|intermediateThrow|end)Event$|gateway$/i;
