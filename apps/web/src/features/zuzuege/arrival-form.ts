import type { ArrivalInput, ArrivingPerson, RowProblemView } from '@fallspur/contract';
import { isLocalDate } from '../../ui/date-text.ts';

/** What stands in the form: texts as typed, empty where nothing is. */
export interface ArrivalDraft {
  readonly arrivedOn: string;
  readonly reference: string;
  readonly language: string;
  readonly persons: readonly PersonDraft[];
}
export type PersonField = keyof ArrivingPerson;
export type PersonDraft = Readonly<Record<PersonField, string>> & { readonly key: number };

const REQUIRED: readonly PersonField[] = ['vorname', 'name', 'geschlecht', 'geburtsdatum', 'staatsangehoerigkeit'];
const DATES: readonly PersonField[] = ['geburtsdatum', 'einreisedatum'];

/** Messages by field: `arrivedOn`, or `<index of the person>.<field>`. */
export type FormProblems = Readonly<Record<string, string>>;

/** Another person of the same family: what families share is taken over from the one before. */
export const newPerson = (key: number, before?: PersonDraft): PersonDraft => ({
  key,
  vorname: '',
  name: before?.name ?? '',
  geschlecht: '',
  geburtsdatum: '',
  staatsangehoerigkeit: before?.staatsangehoerigkeit ?? '',
  ausweis: before?.ausweis ?? '',
  vaflStatus: before?.vaflStatus ?? '',
  aufenthaltsgrundlage: before?.aufenthaltsgrundlage ?? '',
  einreisedatum: before?.einreisedatum ?? '',
  herkunftsland: before?.herkunftsland ?? '',
});

/** Fields somebody must still fill in, and dates that are none; the rest is judged by the server. */
export function faultsOf(
  draft: ArrivalDraft,
  said: { readonly required: string; readonly noDate: string },
): FormProblems {
  const dateFault = (text: string) => (text.trim() === '' || isLocalDate(text) ? undefined : said.noDate);
  const faults = [
    ['arrivedOn', draft.arrivedOn.trim() === '' ? said.required : dateFault(draft.arrivedOn)],
    ...draft.persons.flatMap((person, index) => [
      ...DATES.map((field) => [`${index}.${field}`, dateFault(person[field])]),
      ...REQUIRED.filter((field) => person[field].trim() === '').map((field) => [`${index}.${field}`, said.required]),
    ]),
  ];
  return Object.fromEntries(faults.filter(([, fault]) => fault !== undefined));
}

/** As it travels: empty fields are left out. */
export const inputOf = (draft: ArrivalDraft, municipality: number): ArrivalInput => ({
  municipality,
  arrivedOn: draft.arrivedOn,
  ...filled({ reference: draft.reference, language: draft.language }),
  persons: draft.persons.map(({ key: _, ...person }) => filled(person) as unknown as ArrivingPerson),
});

const filled = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

const UNIT_FIELDS: Readonly<Record<string, string>> = {
  zuzugsdatum: 'arrivedOn',
  einheit: 'reference',
  sprache: 'language',
};

/** Where the server's findings belong, the first of each field. */
export function problemsByField(problems: readonly RowProblemView[]): FormProblems {
  const found: Record<string, string> = {};
  for (const problem of problems) found[placeOf(problem)] ??= problem.message;
  return found;
}

/** Findings about nothing that stands in the form: they are said below it. */
export const otherProblems = (
  problems: readonly RowProblemView[],
  { persons }: ArrivalDraft,
): readonly RowProblemView[] => {
  const fields = new Set([
    ...Object.values(UNIT_FIELDS),
    ...persons.flatMap((person, index) => Object.keys(person).map((field) => `${index}.${field}`)),
  ]);
  return problems.filter((problem) => !fields.has(placeOf(problem)));
};

/** Line 2 is the first person; columns are named as in the file or as the field. */
const placeOf = ({ line, column }: RowProblemView): string => {
  const field = column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return UNIT_FIELDS[field] ?? `${Math.max(0, line - 2)}.${field}`;
};
