import { uuidV5, type CaseEvent, type ProtectedField } from '@fallspur/kernel';

/** Invented persons for tests of sealing: the values a byte scan must never find. (ERFUNDEN) */
export const SECRETS = ['Zoë Müller-Überschär', 'Özgür', '1987-03-14', '756.1234.5678.97'] as const;
const [NAME, FIRST_NAME, BIRTH, AHV] = SECRETS;

const PERSON = uuidV5('sample-person', '1');
const CHILD = uuidV5('sample-person', '2');

export const SAMPLE_PERSON = PERSON;
export const sampleCaseId = (label: string): string => `dossier-${uuidV5('sample-case', label)}`;

/** The n-th event of a sample case: personal values in data, in a list, and in the inputs of a decision. */
export function sampleCaseEvent(caseId: string, revision: number): CaseEvent {
  const id = uuidV5('sample-event', caseId, String(revision));
  return {
    id,
    type: 'ErstinformationsgespraechDurchgefuehrt',
    schemaVersion: 1,
    data: {
      gemeinde: '2513',
      dauerMinuten: 45,
      person: { name: NAME, geburtsdatum: BIRTH, ahvNummer: AHV, geschlecht: 'w' },
      kinder: [FIRST_NAME, 'keine weiteren'],
    },
    steps: [{ instance: uuidV5('instance', caseId), trigger: 'task', decisions: [{ inputs: { name: NAME } }] }],
    protect: sampleProtection(),
    meta: {
      caseId,
      revision,
      personIds: [PERSON, CHILD],
      protection: 'D2',
      commandIndex: 0,
      occurredOn: '2026-11-20',
      recordedAt: `2026-11-21T08:00:${String(revision).padStart(2, '0')}.000Z`,
      actor: 'person-17',
      office: 'EG-2513',
      role: 'LEISTUNG',
      commandId: uuidV5('command', id),
      correlationId: uuidV5('command', id),
      causationId: null,
    },
  };
}

export const sampleCase = (label: string, count: number): CaseEvent[] =>
  Array.from({ length: count }, (_, revision) => sampleCaseEvent(sampleCaseId(label), revision));

const sampleProtection = (): ProtectedField[] => [
  { path: '/data/person/name', person: PERSON, class: 'D1' },
  { path: '/data/person/geburtsdatum', person: PERSON, class: 'D1' },
  { path: '/data/person/ahvNummer', person: PERSON, class: 'D2' },
  { path: '/data/kinder/0', person: CHILD, class: 'D1' },
  { path: '/steps/0/decisions/0/inputs/name', person: PERSON, class: 'D1' },
];
