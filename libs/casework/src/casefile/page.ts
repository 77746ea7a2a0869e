import { localDateOf } from '@fallspur/kernel';
import { valueOn } from '../dossier/state.ts';
import { unitRefOf } from '../views/unit-label.ts';
import type { CaseFile, Surroundings, Viewer } from './case-file.ts';
import { instanceRecords, instanceView } from './instance-records.ts';
import { diagramNames } from './names.ts';
import { whatCanBeDone } from './now.ts';
import { casePersons } from './persons.ts';
import { recordableNow } from './recordable-now.ts';
import { taskRows } from './task-rows.ts';

/** The page of a dossier at the moment of its file. Looked at in the past, nothing can be recorded in it. */
export const casePage = (file: CaseFile, now: Surroundings, viewer: Viewer) => {
  const around = file.past ? { ...now, today: dayOf(file) ?? now.today } : now;
  const { state, caseId, past } = file;
  const { open, blocked } = whatCanBeDone(file, around, viewer);
  return {
    caseId,
    revision: state.revision,
    past,
    unit: unitRefOf(state.domain, around.today, around.municipality),
    persons: casePersons(state.domain, around.today),
    responsible: responsibleFor(file, around),
    now: {
      tasks: taskRows(file, open, around),
      blocked,
      facts: past ? [] : recordableNow(file, around, viewer),
    },
    instances: [...instanceRecords(file).values()].map((record) => instanceView(record, file, around)),
    incidents: Object.values(state.instances).flatMap(({ id, definition, incidents }) =>
      Object.entries(incidents).map(([key, { code, message }]) => {
        const names = diagramNames(around.definitions, definition);
        return { instance: id, element: key, name: names.element(key), code, message };
      }),
    ),
  };
};

/** The last day on which anything of the file happened: what was brought in later was not overdue then already. */
const dayOf = ({ events }: CaseFile): string | undefined =>
  events.map(({ meta }) => localDateOf(meta.occurredOn)).reduce<string | undefined>(later, undefined);

const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);

/** No lead has been handed over yet, so the municipality of residence is responsible. [specification 1.4] */
const responsibleFor = ({ state }: CaseFile, { today, municipality, officeName }: Surroundings) => {
  const home = valueOn(state.domain.residences, today);
  if (home === undefined) return null;
  const key = `EG-${municipality(home)?.bfs ?? home}`;
  return { key, name: officeName(key) };
};
