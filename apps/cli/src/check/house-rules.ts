import type { CompiledDefinition, DefinitionSource, ElementTable } from '@fallspur/engine';
import type { Diagnostic } from '@fallspur/kernel';
import type { Proposals } from '@fallspur/casework';

/**
 * What the house asks of a process folder beyond a sound diagram: everything named exists, every user task has a role
 * and a deadline. [house.md 5]
 */
export const houseRules = (
  definition: CompiledDefinition,
  source: DefinitionSource,
  inForceFrom: string,
  proposals: Proposals,
): readonly Diagnostic[] => {
  const facts = new Set([
    ...Object.keys(proposals.sharedFacts),
    ...proposals.processes.flatMap((process) => Object.keys(process.source.facts)),
  ]);
  const elements = Object.values(definition.elements);
  return [
    ...elements.flatMap((element) => taskRules(element, source.bpmn.file)),
    ...elements.flatMap((element) =>
      factsNamed(element)
        .filter((fact) => !facts.has(fact))
        .map((fact) =>
          at(
            source.bpmn.file,
            element,
            'E_FACT_NOT_THERE',
            `nennt den Fakt ${fact}, den es nicht gibt`,
            `Schema in facts/${fact}.schema.json des Prozesses oder in processes/facts/ ablegen`,
          ),
        ),
    ),
    ...[source.bpmn, ...source.dmn].flatMap((file) => parameterRules(file, inForceFrom, proposals.parameters)),
  ];
};

const at = (
  file: string,
  { id, name, line }: ElementTable,
  code: string,
  message: string,
  hint: string,
): Diagnostic => ({
  code,
  severity: 'error',
  message: `${name ? `«${name.replace(/\s+/g, ' ')}» ` : ''}(${id}) ${message}`,
  file,
  elementIds: [id],
  position: { line, column: 1 },
  hint,
});

const taskRules = (element: ElementTable, file: string): readonly Diagnostic[] => {
  const { behaviour } = element;
  if (behaviour.kind !== 'userTask') return [];
  return [
    ...(behaviour.role === null
      ? [at(file, element, 'E_TASK_WITHOUT_ROLE', 'hat keine Rolle', 'candidateGroups setzen oder in eine Bahn legen')]
      : []),
    ...(behaviour.dueDate === null
      ? [
          at(
            file,
            element,
            'E_TASK_WITHOUT_DEADLINE',
            'hat keine Frist',
            'dueDate setzen, z. B. =frist(datum, "P30D", fall.gemeinde)',
          ),
        ]
      : []),
  ];
};

const factsNamed = ({ behaviour }: ElementTable): readonly string[] => {
  if (behaviour.kind === 'userTask') return behaviour.fact === null ? [] : [behaviour.fact];
  if (behaviour.kind === 'catch')
    return behaviour.triggers.flatMap((trigger) => (trigger.kind === 'message' ? [trigger.name] : []));
  return 'raises' in behaviour && behaviour.raises ? [behaviour.raises.type] : [];
};

const CITED = /\bparameter\.([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)/g;

const parameterRules = (
  { file, xml }: { readonly file: string; readonly xml: string },
  inForceFrom: string,
  parameters: Proposals['parameters'],
): readonly Diagnostic[] =>
  xml.split('\n').flatMap((text, index) =>
    [...text.matchAll(CITED)].flatMap((match): Diagnostic[] => {
      const cited = match[1] ?? '';
      const named = parameters.filter(({ name }) => name === cited || name.startsWith(`${cited}.`));
      const inForce = named.some(({ gueltigVon }) => gueltigVon <= inForceFrom);
      if (inForce) return [];
      return [
        {
          code: named.length ? 'E_PARAMETER_NOT_IN_FORCE' : 'E_PARAMETER_NOT_THERE',
          severity: 'error',
          message: named.length
            ? `der Parameter ${cited} gilt noch nicht, wenn der Prozess am ${inForceFrom} in Kraft tritt`
            : `der Parameter ${cited} steht in keiner Datei von parameters/`,
          file,
          position: { line: index + 1, column: match.index + 1 },
        },
      ];
    }),
  );
