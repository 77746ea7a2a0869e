import { fullName, latestArrival, type ActivityRow, type ArrivalRow, type Dossier } from '@fallspur/casework';
import type { ImportEntry } from '@fallspur/contract';
import { municipalityThen, type Entry, type House, type Outcome } from '@fallspur/house';
import { changesOf } from './changes.ts';

/** An entry as it is shown, and the people who arrive by it. */
export interface PreviewedEntry {
  readonly view: Omit<ImportEntry, 'duplicates'>;
  readonly arrivals: readonly ArrivalRow[];
}

/** What the rehearsal made of every family or activity, in the order of the file. */
export const previewEntries = async (house: House, outcome: Outcome): Promise<readonly PreviewedEntry[]> => {
  const states: readonly (readonly [Entry, ImportEntry['state']])[] = [
    ...outcome.recorded.map((entry) => [entry, 'new'] as const),
    ...outcome.unchanged.map((entry) => [entry, 'unchanged'] as const),
    ...outcome.corrections.map(({ entry }) => [entry, 'correction'] as const),
    ...outcome.problems.map(({ entry }) => [entry, 'problem'] as const),
  ];
  const ordered = states.toSorted(([a], [b]) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
  return Promise.all(ordered.map(([entry, state]) => previewed(house, outcome, entry, state)));
};

const previewed = async (
  house: House,
  outcome: Outcome,
  entry: Entry,
  state: ImportEntry['state'],
): Promise<PreviewedEntry> => {
  const { about, lines, date } = entry;
  const caseId = outcome.caseOf.get(entry);
  const dossier = caseId === undefined ? undefined : ((await house.runtime.state(caseId)).domain as Dossier);
  const arrivals = 'arrival' in about ? about.arrival.rows : [];
  const gemeinde = 'arrival' in about ? about.arrival.gemeinde : about.activity.gemeinde;
  const offered = outcome.corrections.find((one) => one.entry === entry)?.corrections ?? [];
  return {
    arrivals,
    view: {
      lines,
      state,
      label: 'arrival' in about ? labelOf(arrivals) : ACTIVITIES[about.activity.taetigkeit],
      date,
      municipality: municipalityThen(house.register, gemeinde, date) ?? null,
      reference: 'arrival' in about ? about.arrival.einheit : about.activity.einheit,
      persons: 'arrival' in about ? arrivals.map(arriving) : knownPersons(dossier),
      changes: changesOf(offered, { dossier, arrivals }, house.deployed.definitions),
      hints: outcome.warnings.filter((one) => one.entry === entry).map(({ message }) => message),
    },
  };
};

/** «Ana Souza», «Familie Souza», «Ana Souza und 2 weitere». */
const labelOf = (rows: readonly ArrivalRow[]): string => {
  const [first, ...others] = rows;
  if (!first) return '';
  if (others.length === 0) return `${first.vorname} ${first.name}`;
  if (others.every(({ name }) => name === first.name)) return `Familie ${first.name}`;
  return `${first.vorname} ${first.name} und ${others.length === 1 ? '1 weitere Person' : `${others.length} weitere`}`;
};

const ACTIVITIES: Readonly<Record<ActivityRow['taetigkeit'], string>> = {
  FORM_FESTGELEGT: 'Form festgelegt',
  PAKET_ABGEGEBEN: 'Erstinformationspaket abgegeben',
  DOLMETSCH_BESTELLT: 'Dolmetscheinsatz bestellt',
  EINLADUNG_VERSANDT: 'Einladung versandt',
  NICHT_ERSCHIENEN: 'Nicht erschienen',
  GESPRAECH_DURCHGEFUEHRT: 'Erstinformationsgespräch durchgeführt',
  KURZASSESSMENT: 'Kurzassessment festgehalten',
};

const arriving = ({ vorname, name, geburtsdatum, staatsangehoerigkeit }: ArrivalRow) => ({
  name: `${vorname} ${name}`,
  bornOn: geburtsdatum,
  nationality: staatsangehoerigkeit,
});

const knownPersons = (dossier: Dossier | undefined): ImportEntry['persons'] =>
  (dossier && latestArrival(dossier)?.personIds)?.flatMap((id) => {
    const person = dossier?.persons[id];
    if (!person) return [];
    const { geburtsdatum, staatsangehoerigkeiten } = person.master;
    return [
      {
        name: fullName(person) ?? '(zurückgehalten)',
        bornOn: geburtsdatum ?? null,
        nationality: staatsangehoerigkeiten?.[0] ?? null,
      },
    ];
  }) ?? [];
