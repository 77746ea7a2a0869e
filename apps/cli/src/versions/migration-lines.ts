import { namesIn, type DiagramNames } from '@fallspur/casework';
import type { DefinitionCatalog } from '@fallspur/engine';
import type { Json, JsonObject } from '@fallspur/kernel';
import type { MigratedRow, Migration } from '@fallspur/runtime';
import { count } from '../terminal/table.ts';

/** The report for people: every instance, why one stays and where, and what to type next. */
export const migrationLines = (
  rows: readonly MigratedRow[],
  { process, version, map = {} }: Migration,
  applied: boolean,
  definitions: DefinitionCatalog,
): readonly string[] => {
  if (!rows.length) return [`Keine Instanz von «${process}» läuft auf einer anderen Version als ${version}.`];
  const target = namesIn(definitions.version(process, { version }));
  const can = rows.filter(({ migratable }) => migratable).length;
  const stay = rows.length - can;
  const pairs = Object.entries(map).map((pair) => pair.join('='));
  const typed = `fallspur migrate ${process} --to ${version}${pairs.length ? ` --map ${pairs.join(' ')}` : ''}`;
  return [
    ...rows.flatMap((row) => rowLines(row, version, target, namesIn(definitions.version(process, row)))),
    `${count(rows.length, 'Instanz', 'Instanzen')}: ${can} ${applied ? `jetzt auf Version ${version}` : can === 1 ? 'kann' : 'können'}, ${stay} ${stay === 1 ? 'bleibt' : 'bleiben'}`,
    ...(applied || !can ? [] : [`Ausführen: ${typed} --apply --reason "…"`]),
  ];
};

const rowLines = (
  { caseId, instance, version, migratable, migrated, code, reason, details }: MigratedRow,
  to: number,
  target: DiagramNames,
  source: DiagramNames,
): readonly string[] => {
  const what = migrated ? `läuft jetzt auf Version ${to}` : migratable ? `kann auf Version ${to}` : 'bleibt';
  const line = `${caseId}, Instanz ${instance.slice(0, 8)} (Version ${version}): ${what}`;
  return migratable
    ? [line]
    : [`${line}: ${reason} (${code})`, ...traceLines(details ?? {}, target, source).map((trace) => `  ${trace}`)];
};

/** Where it stands, what comes nearest to that in the other version, and the way there. */
const traceLines = (
  { element, to, was, is, stands, nearest, way, map }: JsonObject,
  target: DiagramNames,
  source: DiagramNames,
): readonly string[] => [
  ...(typeof element === 'string' ? [`Schritt: ${named(source, element)}`] : []),
  ...(typeof to === 'string' && to !== element ? [`dort: ${named(target, to)}`] : []),
  ...(typeof was === 'string' && typeof is === 'string' ? [`war ${was}, ist ${is}`] : []),
  ...(map === undefined ? [] : [`unbekannte Zuordnung: ${pairsOf(map).join(', ')}`]),
  ...(stands === undefined ? [] : [`steht bei: ${standing(stands, target)}`]),
  ...(nearest === undefined ? [] : [`am nächsten kommt: ${standing(nearest, target)}`]),
  ...(Array.isArray(way) && way.length
    ? [`auf dem Weg: ${way.map((id) => named(target, String(id))).join(' → ')}`]
    : []),
];

const pairsOf = (map: Json): readonly string[] => Object.entries(map as JsonObject).map((pair) => pair.join('='));

const standing = (marking: Json, names: DiagramNames): string => {
  const { active = [], tokens = {} } = marking as { readonly active?: readonly string[]; readonly tokens?: JsonObject };
  const places = [...active.map((id) => named(names, id)), ...Object.keys(tokens).map((id) => named(names, id))];
  return places.join(', ') || 'nichts';
};

const named = (names: DiagramNames, id: string): string => {
  const flow = names.flow(id);
  if (flow !== undefined) return `Fluss «${flow}» (${id})`;
  return names.isNamed(id) ? `«${names.element(id)}» (${id})` : id;
};
