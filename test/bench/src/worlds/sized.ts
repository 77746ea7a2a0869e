import { deployFiles, type DefinitionCatalog } from '@fallspur/engine';

/** A process of so many elements: user tasks in a row, or in so many rows side by side between two parallel gateways. */
export interface Sized {
  readonly elements: number;
  readonly branches: number;
  readonly tasks: number;
  readonly xml: string;
}

/** Null where so many branches do not fit into so few elements. */
export function sized(elements: number, branches: number): Sized | null {
  const tasks = elements - (branches > 1 ? 4 : 2);
  if (tasks < branches) return null;
  const rows = Array.from({ length: branches }, (_, row): readonly string[] =>
    Array.from({ length: Math.floor(tasks / branches) + (row < tasks % branches ? 1 : 0) }, (_, n) => `T_${row}_${n}`),
  );
  const [from, to] = branches > 1 ? ['Split', 'Join'] : ['Start', 'End'];
  const ways = rows.map((row) => [from, ...row, to]);
  if (branches > 1) ways.push(['Start', 'Split'], ['Join', 'End']);
  const flows = ways.flatMap((way) => way.slice(1).map((target, at) => [way[at]!, target] as const));
  const nodes = [
    '<startEvent id="Start"/><endEvent id="End"/>',
    ...(branches > 1 ? ['<parallelGateway id="Split"/><parallelGateway id="Join"/>'] : []),
    ...rows
      .flat()
      .map((id) => `<userTask id="${id}"><extensionElements><zeebe:userTask/></extensionElements></userTask>`),
    ...flows.map(([source, target], n) => `<sequenceFlow id="F${n}" sourceRef="${source}" targetRef="${target}"/>`),
  ];
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
    id="Definitions_sized" targetNamespace="urn:bench"><process id="sized" isExecutable="true">${nodes.join('\n')}</process></definitions>`;
  return { elements, branches, tasks, xml };
}

export async function catalogOf({ xml }: Sized): Promise<DefinitionCatalog> {
  const read = (): Promise<string> => Promise.resolve(xml);
  const { catalog, diagnostics } = await deployFiles({
    definition: 'sized.bpmn',
    profile: 'strict',
    caseKind: 'akte',
    read,
  });
  if (!catalog) throw new Error(JSON.stringify(diagnostics));
  return catalog;
}
