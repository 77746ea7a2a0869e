import { canonicalJson, uuidV5, type Json, type JsonObject } from '@fallspur/kernel';
import { definitionHash, type Command, type DefinitionSource } from '@fallspur/engine';
import type { Approval, ParameterFestgelegt, RegisterEntry } from '../registers/facts.ts';
import { definitionCaseId, FACT_TYPES_REGISTER, PARAMETERS_CASE, registerCaseId } from './case-ids.ts';
import type { DeployedOffice } from './office.ts';

/** What the files of `processes/` say; they are proposals until recorded. [decisions.md 14] */
export interface Proposals {
  readonly processes: readonly {
    readonly source: DefinitionSource;
    readonly name: string;
    readonly legalBasis: readonly string[];
    readonly inForceFrom: string;
  }[];
  /** Fact schemas of `processes/facts`, by type: kept as the register of fact types. */
  readonly sharedFacts: Readonly<Record<string, JsonObject>>;
  /** Contents of `parameters/*.json`, joined. */
  readonly parameters: readonly Omit<ParameterFestgelegt, 'freigabe'>[];
  readonly registers: readonly {
    readonly name: string;
    readonly titel: string;
    readonly eintraege: readonly RegisterEntry[];
  }[];
  /** Rows of `calendars/*.csv`, named as the file; a file without a first day of its own is in force from ALWAYS on. */
  readonly calendars: readonly {
    readonly name: string;
    readonly gueltigVon: string;
    readonly tage: readonly JsonObject[];
  }[];
}

/** First day of what has no known beginning. */
export const ALWAYS = '1900-01-01';

/** Who deploys. Later changes of law also name two approvers. */
export interface Deployer {
  readonly person: string;
  readonly office: string;
  readonly approvedBy: readonly string[];
}

export interface Deployment {
  readonly caseId: string;
  readonly command: Extract<Command, { type: 'RecordFact' }>;
}

/** The commands that bring the proposals in force, and nothing for what already is: deploying twice changes nothing. */
export const commandsToDeploy = (
  proposals: Proposals,
  office: DeployedOffice,
  deployer: Deployer,
): readonly Deployment[] => [
  ...proposals.parameters.flatMap((parameter) => {
    const known = office.registers.parameters.map(({ value }) => value).filter(({ name }) => name === parameter.name);
    const inForce = known.some(
      (value) => value.gueltigVon === parameter.gueltigVon && same(value.wert, parameter.wert),
    );
    return inForce
      ? []
      : [deployment(PARAMETERS_CASE, 'ParameterFestgelegt', { ...parameter }, known.length === 0, deployer)];
  }),
  ...[...proposals.registers, factTypesRegister(proposals.sharedFacts)].flatMap(({ name, titel, eintraege }) => {
    const known = office.registers.registers.filter(({ value }) => value.name === name);
    if (same(known.at(-1)?.value.eintraege ?? null, eintraege)) return [];
    return [
      deployment(registerCaseId(name), 'RegisterNachgefuehrt', { name, titel, eintraege }, !known.length, deployer),
    ];
  }),
  ...proposals.calendars.flatMap(({ name, gueltigVon, tage }) => {
    const known = office.registers.calendars.filter(({ value }) => value.name === name);
    if (same(known.at(-1)?.value.tage ?? null, tage)) return [];
    return [
      deployment(registerCaseId(name), 'KalenderFestgelegt', { name, gueltigVon, tage }, !known.length, deployer),
    ];
  }),
  ...proposals.processes.flatMap(({ source, name, legalBasis, inForceFrom }) => {
    const known = office.deployments[source.process]?.definitions ?? [];
    const sha256 = definitionHash(source);
    if (known.at(-1)?.value.sha256 === sha256) return [];
    const data = {
      process: source.process,
      name,
      caseKind: source.caseKind,
      version: known.length + 1,
      sha256,
      inKraftAb: inForceFrom,
      rechtsgrundlage: legalBasis,
      quelle: source as unknown as JsonObject,
    };
    const caseId = definitionCaseId(source.process);
    return [deployment(caseId, 'ProzessdefinitionBereitgestellt', data, !known.length, deployer)];
  }),
];

const factTypesRegister = (schemas: Readonly<Record<string, JsonObject>>): Proposals['registers'][number] => ({
  name: FACT_TYPES_REGISTER,
  titel: 'Faktarten, die mehrere Prozesse gebrauchen',
  eintraege: Object.keys(schemas)
    .sort()
    .map((type) => ({ schluessel: type, schema: schemas[type] as JsonObject })),
});

const deployment = (
  caseId: string,
  type: string,
  content: JsonObject,
  first: boolean,
  { person, office, approvedBy }: Deployer,
): Deployment => {
  const art = first ? 'ERSTEINRICHTUNG' : approvedBy.length > 1 ? 'VIER_AUGEN' : 'EINFACH';
  const freigabe: Approval = { art, vorgeschlagenVon: person, freigegebenVon: approvedBy };
  return {
    caseId,
    command: {
      type: 'RecordFact',
      commandId: uuidV5('deploy', caseId, type, canonicalJson(content)),
      actor: { person, office, role: 'ADM' },
      fact: { type, data: { ...content, freigabe: freigabe as unknown as JsonObject } },
    },
  };
};

const same = (a: Json | readonly JsonObject[], b: Json | readonly JsonObject[]): boolean =>
  canonicalJson(a) === canonicalJson(b);
