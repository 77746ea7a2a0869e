import type { House } from '@fallspur/house';
import { isRefusal, uuidV5 } from '@fallspur/kernel';

/** A family arrives in a municipality, as its Einwohnerdienste record it; gives the id of its dossier. */
export const familyArrives = async (
  { runtime }: House,
  { name = 'Beispielova', gemeinde = 2534, day = '2016-02-20' } = {},
): Promise<string> => {
  const id = (part: string): string => uuidV5('test family', name, String(gemeinde), part);
  const [caseId, personId, unitId, zuzugId] = [`dossier-${id('case')}`, id('person'), id('unit'), id('arrival')];
  const answer = await runtime.execute(caseId, {
    type: 'RecordFacts',
    commandId: id('command'),
    actor: { person: 'test', office: `EG-${gemeinde}`, role: 'EWD' },
    facts: [
      {
        type: 'PersonErfasst',
        occurredOn: day,
        data: {
          personId,
          name,
          vorname: 'Zdenka',
          geschlecht: 'W',
          geburtsdatum: '1985-03-04',
          staatsangehoerigkeiten: ['CZ'],
          vaflStatus: 'KEIN',
          aufenthaltsgrundlage: 'FZA_EU_EFTA',
          gespraechssprache: 'cs',
        },
      },
      {
        type: 'UnterstuetzungseinheitGebildet',
        occurredOn: day,
        data: { unitId, personIds: [personId], mitglieder: [{ personId, von: day }] },
      },
      {
        type: 'ZuzugAusAuslandErfasst',
        occurredOn: day,
        data: {
          zuzugId,
          unitId,
          personIds: [personId],
          zuzugsdatum: day,
          gemeinde,
          sprache: 'cs',
          einreisen: [{ personId, ausweis: 'B' }],
        },
      },
    ],
  });
  if (isRefusal(answer)) throw new Error(`the family could not arrive: ${answer.code} ${answer.message}`);
  return caseId;
};

/** The municipality decides for a conversation; from now on reminders wait in the dossier. */
export const conversationChosen = async ({ runtime }: House, caseId: string): Promise<void> => {
  const { instances, domain } = await runtime.state(caseId);
  const { arrivals } = domain as { readonly arrivals: readonly { readonly zuzugId: string }[] };
  const [instance, task] = Object.values(instances).flatMap(({ id, tasks }) =>
    Object.keys(tasks).map((key) => [id, key] as const),
  )[0]!;
  const answer = await runtime.execute(caseId, {
    type: 'CompleteTask',
    commandId: uuidV5('test conversation', caseId),
    actor: { person: 'test', office: 'EG-2534', role: 'IB' },
    task: { instance, task },
    data: { zuzugId: arrivals[0]!.zuzugId, form: 'MUENDLICH' },
  });
  if (isRefusal(answer)) throw new Error(`the form could not be chosen: ${answer.code} ${answer.message}`);
};
