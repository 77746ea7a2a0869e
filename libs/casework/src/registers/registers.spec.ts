import { describe, expect, it } from '@jest/globals';
import type { Fact } from '@fallspur/engine';
import { isRefusal, type JsonObject } from '@fallspur/kernel';
import { environment } from '../testing/given.ts';
import { definitionKind, definitionsOn } from './definition-kind.ts';
import type { Approval } from './facts.ts';
import { calendarOn, NO_REGISTERS, parametersOn, registerKind, registerOn } from './register-kind.ts';

const first: Approval = { art: 'ERSTEINRICHTUNG', vorgeschlagenVon: 'anna', freigegebenVon: [] };
const change = (...freigegebenVon: string[]): Approval => ({
  art: 'VIER_AUGEN',
  vorgeschlagenVon: 'anna',
  freigegebenVon,
});

const recorded = (type: string, recordedAt: string, data: object): Fact => ({
  id: `${type}-${recordedAt}`,
  type,
  data: data as JsonObject,
  occurredOn: recordedAt.slice(0, 10),
  recordedAt,
  personIds: [],
  actor: 'anna',
  office: 'AGS',
  role: 'ADM',
});

const days = (recordedAt: string, gueltigVon: string, wert: number, freigabe = first): Fact =>
  recorded('ParameterFestgelegt', recordedAt, {
    name: 'erstinfo.einladungTage',
    gueltigVon,
    wert,
    einheit: 'Tage',
    quelle: 'OP-6',
    status: 'DEFAULT',
    freigabe,
  });

const code = (verdict: ReturnType<typeof registerKind.admit>): string => (isRefusal(verdict) ? verdict.code : 'ok');

describe('dated parameters', () => {
  const state = [
    days('2015-06-01T08:00:00Z', '2015-07-01', 30),
    days('2017-01-01T08:00:00Z', '2018-01-01', 20),
    days('2019-01-01T08:00:00Z', '2018-01-01', 25),
  ].reduce(registerKind.fold, NO_REGISTERS);

  it.each([
    ['before anything holds', '2015-06-30', '2020-01-01', undefined],
    ['the first value', '2017-12-31', '2020-01-01', 30],
    ['the value recorded last for that day', '2018-01-01', '2020-01-01', 25],
    ['what was known then', '2018-06-01', '2018-06-01', 20],
    ['what was known before the change', '2018-06-01', '2016-06-01', 30],
  ])('%s', (_what, validOn, recordedBy, expected) => {
    const { erstinfo } = parametersOn(state, validOn, recordedBy) as { erstinfo?: { einladungTage?: number } };
    expect(erstinfo?.einladungTage).toBe(expected);
  });
});

describe('registers', () => {
  const eintraege = [
    { schluessel: '2465', name: 'Buchegg', gueltigVon: '2014-01-01' },
    { schluessel: '2456', name: 'Lüterswil-Gächliwil', gueltigVon: '1995-01-01', gueltigBis: '2023-12-31' },
  ];
  const state = [
    recorded('RegisterNachgefuehrt', '2015-06-01T08:00:00Z', {
      name: 'gemeinden',
      titel: 'Gemeinden',
      eintraege,
      freigabe: first,
    }),
    recorded('RegisterNachgefuehrt', '2016-06-01T08:00:00Z', {
      name: 'gemeinden',
      titel: 'Gemeinden',
      eintraege: eintraege.slice(0, 1),
      freigabe: change('b', 'c'),
    }),
    recorded('KalenderFestgelegt', '2015-06-01T08:00:00Z', {
      name: 'so',
      gueltigVon: '2015-01-01',
      tage: [{ holiday: 'Neujahr' }],
      freigabe: first,
    }),
  ].reduce(registerKind.fold, NO_REGISTERS);

  it('answer by day of validity and instant of knowledge', () => {
    const keys = (validOn: string, recordedBy: string) =>
      Object.keys(registerOn(state, 'gemeinden', validOn, recordedBy) ?? {}).sort();
    expect(keys('2023-12-31', '2015-12-31')).toEqual(['2456', '2465']);
    expect(keys('2024-01-01', '2015-12-31')).toEqual(['2465']);
    expect(keys('2013-12-31', '2015-12-31')).toEqual(['2456']);
    expect(keys('2013-12-31', '2016-12-31')).toEqual([]);
    expect(registerOn(state, 'gemeinden', '2020-01-01', '2015-01-01')).toBeUndefined();
  });

  it('hold calendars beside them', () => {
    expect(calendarOn(state, 'so', '2015-06-01', '2016-01-01')).toEqual([{ holiday: 'Neujahr' }]);
    expect(calendarOn(state, 'so', '2014-06-01', '2016-01-01')).toBeUndefined();
  });
});

describe('who may bring what in force', () => {
  const known = registerKind.fold(NO_REGISTERS, days('2015-06-01T08:00:00Z', '2015-07-01', 30));

  it('the first value may come with the installation, a second may not', () => {
    expect(code(registerKind.admit(NO_REGISTERS, days('2016-01-01T08:00:00Z', '2015-07-01', 30), environment()))).toBe(
      'ok',
    );
    expect(code(registerKind.admit(known, days('2016-01-01T08:00:00Z', '2016-07-01', 20), environment()))).toBe(
      'KEINE_ERSTEINRICHTUNG',
    );
  });

  it.each([
    ['nobody', change(), 'FREIGABE_FEHLT'],
    ['one other', change('bea'), 'FREIGABE_FEHLT'],
    ['the proposer and one other', change('anna', 'bea'), 'FREIGABE_FEHLT'],
    ['two others', change('bea', 'carl'), 'ok'],
  ])('a change approved by %s', (_who, freigabe, expected) => {
    expect(
      code(registerKind.admit(known, days('2016-01-01T08:00:00Z', '2016-07-01', 20, freigabe), environment())),
    ).toBe(expected);
  });

  it('a strange fact does not belong here', () => {
    expect(code(registerKind.admit(known, recorded('PersonErfasst', '2016-01-01T08:00:00Z', {}), environment()))).toBe(
      'FAKT_GEHOERT_NICHT_HIERHER',
    );
  });
});

describe('definitions', () => {
  const deployed = (version: number, sha256: string, inKraftAb: string, freigabe = first): Fact =>
    recorded('ProzessdefinitionBereitgestellt', `201${version + 4}-06-01T08:00:00Z`, {
      process: 'informieren',
      version,
      sha256,
      inKraftAb,
      freigabe,
    });
  const one = definitionKind.fold({ definitions: [] }, deployed(1, 'a', '2015-07-01'));

  it('count up, change something and need two approvers from the second on', () => {
    expect(code(definitionKind.admit({ definitions: [] }, deployed(1, 'a', '2015-07-01'), environment()))).toBe('ok');
    expect(code(definitionKind.admit(one, deployed(3, 'b', '2016-07-01', change('b', 'c')), environment()))).toBe(
      'VERSION_UNERWARTET',
    );
    expect(code(definitionKind.admit(one, deployed(2, 'a', '2016-07-01', change('b', 'c')), environment()))).toBe(
      'DEFINITION_UNVERAENDERT',
    );
    expect(code(definitionKind.admit(one, deployed(2, 'b', '2016-07-01', change('b')), environment()))).toBe(
      'FREIGABE_FEHLT',
    );
    expect(code(definitionKind.admit(one, deployed(2, 'b', '2016-07-01', change('b', 'c')), environment()))).toBe('ok');
  });

  it('answer by day in force and instant of knowledge', () => {
    const two = definitionKind.fold(one, deployed(2, 'b', '2017-01-01'));
    const versions = (validOn: string, recordedBy: string) =>
      definitionsOn(two, validOn, recordedBy).map(({ version }) => version);
    expect(versions('2016-12-31', '2020-01-01')).toEqual([1]);
    expect(versions('2017-01-01', '2020-01-01')).toEqual([1, 2]);
    expect(versions('2017-01-01', '2016-01-01')).toEqual([1]);
  });
});
