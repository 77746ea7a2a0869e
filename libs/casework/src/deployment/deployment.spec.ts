import { describe, expect, it } from '@jest/globals';
import { readProposals } from '../testing/files.ts';
import { deployedFromFiles } from './from-files.ts';
import { officeFunctions } from './office-functions.ts';
import { commandsToDeploy, type Deployment } from './proposals.ts';
import { deployedReader } from './deployed-reader.ts';
import { foldOffice } from './office.ts';
import type { CaseEvent } from '@fallspur/engine';

const proposals = readProposals();
const RECORDED_AT = '2015-01-01T00:00:00Z';
const empty = deployedFromFiles(proposals, RECORDED_AT);
const deployer = { person: 'anna', office: 'AGS', approvedBy: ['bea', 'carl'] };

describe('deploying the files', () => {
  it('gives definitions, fact types, parameters and registers', async () => {
    const deployed = await empty;
    expect(deployed.definitions.startedBy('dossier', 'ZuzugAusAuslandErfasst').map(({ process }) => process)).toEqual([
      'informieren',
    ]);
    expect(deployed.definitions.factType('PersonErfasst')?.protection).toBe('D1');
    expect(deployed.definitions.factType('RegisterNachgefuehrt')).toBeDefined();
    expect(deployed.parameters('2016-01-01', RECORDED_AT)).toMatchObject({
      erstinfo: { einladungTage: 30 },
      ziel: { zuweisungMonate: 12 },
    });
    expect(Object.keys(deployed.register('gemeinden', '2024-01-01', RECORDED_AT) ?? {})).toHaveLength(106);
    expect(Object.keys(deployed.register('gemeinden', '2016-01-01', RECORDED_AT) ?? {})).toHaveLength(109);
    expect(deployed.register('stellen', '2016-01-01', RECORDED_AT)).toHaveProperty('EG-2513');
  });

  it('starts new instances on the version in force that day, and knows the others by hash', async () => {
    const [process] = proposals.processes.filter(({ source }) => source.process === 'informieren');
    const renamed = process!.source.bpmn.xml.replace('name="Form festlegen"', 'name="Form bestimmen"');
    const later = {
      ...process!,
      inForceFrom: '2030-01-01',
      source: { ...process!.source, bpmn: { ...process!.source.bpmn, xml: renamed } },
    };
    const { office } = await empty;
    const deployments = [
      ...commandsToDeploy(proposals, foldOffice([]), deployer),
      ...commandsToDeploy({ ...proposals, processes: [later] }, office, deployer),
    ];
    const { definitions, definitionsOn } = await deployedReader().read(deployments.map(recorded));
    const startedOn = (day: string) =>
      definitionsOn(day, RECORDED_AT)
        .startedBy('dossier', 'ZuzugAusAuslandErfasst')
        .map(({ version }) => version);
    expect([startedOn('2015-06-30'), startedOn('2029-12-31'), startedOn('2030-01-01')]).toEqual([[], [1], [2]]);
    const newest = definitions.latest('informieren')!;
    expect(definitionsOn('2016-01-01', RECORDED_AT).bySha256(newest.sha256)).toBe(newest);
  });

  it('a second time changes nothing', async () => {
    const { office } = await empty;
    expect(commandsToDeploy(proposals, office, deployer)).toEqual([]);
  });

  it('brings one changed value as one command, approved by two', async () => {
    const { office } = await empty;
    const [first, ...rest] = proposals.parameters;
    const changed = { ...first!, wert: 20, gueltigVon: '2027-01-01' };
    const commands = commandsToDeploy({ ...proposals, parameters: [first!, ...rest, changed] }, office, deployer);
    expect(commands.map(({ command }) => command.fact.data)).toMatchObject([
      { name: first!.name, wert: 20, freigabe: { art: 'VIER_AUGEN', freigegebenVon: ['bea', 'carl'] } },
    ]);
  });
});

const recorded = ({ caseId, command }: Deployment): CaseEvent => ({
  id: command.commandId,
  type: command.fact.type,
  schemaVersion: 1,
  data: command.fact.data,
  protect: [],
  meta: {
    caseId,
    revision: 0,
    personIds: [],
    protection: null,
    commandIndex: 0,
    occurredOn: '2015-01-01',
    recordedAt: RECORDED_AT,
    actor: deployer.person,
    office: deployer.office,
    role: 'SYSTEM',
    commandId: command.commandId,
    correlationId: command.commandId,
    causationId: null,
  },
});

describe('frist(ab, dauer, gemeinde)', () => {
  it.each([
    ['a working day stays', '2015-07-05', 'P30D', 2513, '2015-08-04'],
    ['a Sunday moves to Monday', '2015-08-02', 'P14D', 2513, '2015-08-17'],
    ['months are calendar months', '2015-08-31', 'P6M', 2513, '2016-02-29'],
    ['Mariä Himmelfahrt is a holiday in Zuchwil', '2016-07-16', 'P30D', 2534, '2016-08-16'],
    ['and not in Buchegg', '2016-07-16', 'P30D', 2465, '2016-08-15'],
    ['an instant counts from its day', '2015-07-05T08:00:00Z', 'P30D', 2513, '2015-08-04'],
  ])('%s', async (_what, from, duration, municipality, end) => {
    const { functions } = await empty;
    expect(functions['frist']!(from, duration, municipality)).toBe(end);
  });

  it('knows nothing of what is unknown, and says so where the calendar is missing', () => {
    const { frist } = officeFunctions({ parameters: [], calendars: [], registers: [] });
    expect(frist!(null, 'P30D', 2513)).toBeNull();
    expect(() => frist!('2015-07-05', 'P30D', 2513)).toThrow(/calendar holidays_so/);
  });
});
