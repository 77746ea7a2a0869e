import { namesOf, type Worklist } from '@fallspur/casework';
import type { UnitRef } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';

/** Where something stands in a process of a dossier. */
export interface Placed {
  readonly caseId: string;
  readonly instance: string;
  readonly process: string;
  readonly element: string;
}

export interface Named {
  readonly processName: string;
  /** Of the element. */
  readonly name: string;
  readonly unit: UnitRef;
}

/** Tells what a row concerns as people call it, by the version its instance runs on. */
export const namedBy =
  ({ runtime, deployed, clock }: House, worklist: Worklist) =>
  async <Row extends Placed>(row: Row): Promise<Row & Named> => {
    const { instances } = await runtime.state(row.caseId);
    const names = namesOf(deployed.definitions, row.process, instances[row.instance]?.definition.sha256);
    const unit = await worklist.unitRef(row.caseId, localDateOfInstant(clock.now()));
    return { ...row, processName: names.process, name: names.element(row.element), unit };
  };
