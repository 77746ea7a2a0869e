import { isRefusal, type JsonObject } from '@fallspur/kernel';
import type { CompiledDefinition } from '../../definition.ts';
import type { DefinitionCatalog } from '../env.ts';
import type { CaseState } from '../state.ts';
import { planMigration, type MigrationMap } from './plan.ts';

/** One running instance: could it go on under the other version? */
export interface MigrationRow {
  readonly caseId: string;
  readonly instance: string;
  /** Version it runs under. */
  readonly version: number;
  readonly migratable: boolean;
  /** Refusal code and German sentence where it could not. */
  readonly code?: string;
  readonly reason?: string;
  readonly details?: JsonObject;
}

/** Looks at every running instance of a process without touching one. Those already under the target are left out. */
export function* migrationReport(
  cases: Iterable<{ readonly caseId: string; readonly state: CaseState }>,
  definitions: Pick<DefinitionCatalog, 'bySha256'>,
  target: CompiledDefinition,
  map: MigrationMap = {},
): Generator<MigrationRow> {
  for (const { caseId, state } of cases)
    for (const instance of Object.values(state.instances)) {
      const { process, version, sha256 } = instance.definition;
      if (process !== target.process || sha256 === target.sha256) continue;
      const source = definitions.bySha256(sha256);
      if (!source) throw new Error(`Definition ${process} v${version} (${sha256}) of ${caseId} is not deployed`);
      const plan = planMigration(instance, source, target, map);
      const row = { caseId, instance: instance.id, version };
      if (!isRefusal(plan)) yield { ...row, migratable: true };
      else {
        const details = plan.details ? { details: plan.details } : {};
        yield { ...row, migratable: false, code: plan.code, reason: plan.message, ...details };
      }
    }
}
