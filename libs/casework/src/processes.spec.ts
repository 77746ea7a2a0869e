import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  coverageOf,
  factTypesOf,
  readFeature,
  runScenario,
  type CaseEvent,
  type CompiledDefinition,
} from '@fallspur/engine';
import type { JsonObject } from '@fallspur/kernel';
import { readFactSchemas } from '../scripts/fact-schemas.ts';
import type { ReadDeployed } from './deployment/deployed-reader.ts';
import { deployedFromFiles } from './deployment/from-files.ts';
import { dossierKind } from './dossier/dossier-kind.ts';
import { featuresOf, readProposals, scenarioText } from './testing/files.ts';

const proposals = readProposals();
const sources = proposals.processes.map(({ source }) => source);
const RECORDED_AT = '2015-01-01T00:00:00Z';
let deployed: ReadDeployed;
let compiled: readonly CompiledDefinition[];

beforeAll(async () => {
  deployed = await deployedFromFiles(proposals, RECORDED_AT);
  compiled = sources.map(({ process }) => deployed.definitions.latest(process) as CompiledDefinition);
});

describe('the process folders', () => {
  it('deploy into an empty house and compile strictly without a doubt', () => {
    expect(compiled.map(({ process }) => process)).toEqual(['informieren', 'jahresziel', 'unterstuetzungseinheit']);
    const doubts = compiled.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity !== 'info');
    expect(doubts).toEqual([]);
  });

  it('name facts that exist, and give every user task a role and a deadline', () => {
    for (const { elements } of compiled)
      for (const { id, behaviour } of Object.values(elements))
        if (behaviour.kind === 'userTask') {
          expect(`${id} ${deployed.definitions.factType(behaviour.fact ?? '') !== undefined}`).toBe(`${id} true`);
          expect(`${id} ${behaviour.role !== null && behaviour.dueDate !== null}`).toBe(`${id} true`);
        }
  });

  it('cite a deployed parameter wherever they wait', () => {
    const parameters = deployed.parameters('2016-01-01', RECORDED_AT) as Record<string, JsonObject>;
    const cited = sources.flatMap(({ bpmn }) => [...bpmn.xml.matchAll(/parameter\.(\w+)\.(\w+)/g)]);
    expect(cited.length).toBeGreaterThan(0);
    for (const [name, group, member] of cited)
      expect(`${name} ${parameters[group!]?.[member!] !== undefined}`).toBe(`${name} true`);
  });
});

const types = factTypesOf(readFactSchemas()).types;
const features = sources.flatMap(({ process }) =>
  featuresOf(process).map((file) => ({
    file: `${process}/${file}`,
    feature: readFeature(file, scenarioText(process, file), (type) => types.get(type)),
  })),
);

describe('the scenarios', () => {
  const events: CaseEvent[] = [];

  it.each(features)('$file speaks the closed vocabulary', ({ feature }) => {
    expect(feature.diagnostics).toEqual([]);
    expect(feature.scenarios.length).toBeGreaterThan(0);
  });

  it.each(features.flatMap(({ file, feature }) => feature.scenarios.map((scenario, at) => ({ file, at, scenario }))))(
    '$file #$at holds',
    async ({ scenario }) => {
      const result = await runScenario(scenario, {
        definitions: deployed.definitions,
        kind: dossierKind,
        parameters: (validOn) => deployed.parameters(validOn, RECORDED_AT),
        register: (name, validOn) => deployed.register(name, validOn, RECORDED_AT),
        functions: deployed.functions,
      });
      expect(result.firstDifference).toBeUndefined();
      events.push(...result.events);
    },
  );

  it('reach every element and every flow', () => {
    for (const { process, elements, flows } of coverageOf(compiled, events))
      expect({ process, missing: [...elements.missing, ...flows.missing] }).toEqual({ process, missing: [] });
  });
});
