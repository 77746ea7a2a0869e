import { isRefusal, refuse, uuidV5, type Refusal } from '@fallspur/kernel';
import {
  migrationReport,
  type Actor,
  type CompiledDefinition,
  type DefinitionCatalog,
  type MigrationMap,
  type MigrationRow,
} from '@fallspur/engine';
import type { CaseRunner } from './rehearsal.ts';

/** Which instances are to go on under which version of their process, and by which names. */
export interface Migration {
  readonly process: string;
  readonly version: number;
  readonly map?: MigrationMap;
}

/** Who lets them, and why: the reason stands in every case. */
export interface MigrationOrder extends Migration {
  readonly actor: Actor;
  readonly reason: string;
}

export interface MigratedRow extends MigrationRow {
  /** True when the instance goes on under the other version now. */
  readonly migrated: boolean;
}

/** Says for every running instance of these cases whether it could go on under the other version; changes nothing. */
export async function* migrationOver(
  runner: Pick<CaseRunner, 'state'>,
  definitions: DefinitionCatalog,
  cases: AsyncIterable<string> | Iterable<string>,
  { process, version, map = {} }: Migration,
): AsyncGenerator<MigrationRow, Refusal | undefined> {
  const target = definitions.version(process, { version });
  if (!target) return refuse('PROCESS_UNKNOWN', `«${process}» in Fassung ${version} ist nicht bekannt.`);
  for await (const caseId of cases) yield* rowsOf(runner, definitions, caseId, target, map);
  return undefined;
}

/**
 * Lets every instance that can go on under the other version; the rest stays and says why. Case by case: what stops in
 * the middle is taken up by giving the same order again, because the command ids follow from it.
 */
export async function* migrateAll(
  runner: CaseRunner,
  definitions: DefinitionCatalog,
  cases: AsyncIterable<string> | Iterable<string>,
  { actor, reason, ...migration }: MigrationOrder,
): AsyncGenerator<MigratedRow, Refusal | undefined> {
  const report = migrationOver(runner, definitions, cases, migration);
  for (;;) {
    const next = await report.next();
    if (next.done) return next.value;
    const row = next.value;
    if (!row.migratable) {
      yield { ...row, migrated: false };
      continue;
    }
    const { version, map = {} } = migration;
    const { caseId, instance } = row;
    const commandId = uuidV5('migrate', caseId, instance, String(row.version), String(version));
    const answer = await runner.execute(caseId, {
      type: 'MigrateInstance',
      commandId,
      actor,
      instance,
      reason,
      version,
      map,
    });
    yield isRefusal(answer)
      ? { ...row, migratable: false, migrated: false, code: answer.code, reason: answer.message }
      : { ...row, migrated: true };
  }
}

async function* rowsOf(
  runner: Pick<CaseRunner, 'state'>,
  definitions: DefinitionCatalog,
  caseId: string,
  target: CompiledDefinition,
  map: MigrationMap,
): AsyncGenerator<MigrationRow> {
  yield* migrationReport([{ caseId, state: await runner.state(caseId) }], definitions, target, map);
}
