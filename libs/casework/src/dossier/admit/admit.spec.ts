import { describe, expect, it } from '@jest/globals';
import {
  arrived,
  checked,
  dossierOf,
  environment,
  happened,
  interview,
  mother,
  verdictOn,
} from '../../testing/given.ts';

const family = dossierOf(...arrived);
const target = dossierOf(...arrived, checked);

describe('what a dossier refuses', () => {
  it.each([
    [
      'an unknown person',
      family,
      happened('WegzugErfasst', { personIds: ['p9'], wegzugsdatum: '2015-09-01' }, '2015-09-01'),
      '!PERSON_UNBEKANNT',
    ],
    ['a person twice', family, happened('PersonErfasst', mother(), '2015-07-06'), '!PERSON_BEREITS_ERFASST'],
    [
      'another unit',
      family,
      happened(
        'UnterstuetzungseinheitGebildet',
        { unitId: 'u2', personIds: ['p1'], mitglieder: [{ personId: 'p1', von: '2015-07-05' }] },
        '2015-07-06',
      ),
      '!EINHEIT_BEREITS_GEBILDET',
    ],
    ['an arrival twice', family, arrived[3]!, '!ZUZUG_BEREITS_ERFASST'],
    [
      'a package for an unknown arrival',
      family,
      happened('ErstinformationspaketAbgegeben', { zuzugId: 'z9', datum: '2015-07-20', kanal: 'POST' }, '2015-07-20'),
      '!ZUZUG_UNBEKANNT',
    ],
    ['V-1: an interview before the target group is known', family, interview(), '!ZIELGRUPPE_FEHLT'],
    [
      'V-1: an interview with somebody outside the target group',
      dossierOf(
        ...arrived,
        happened(
          'ZielgruppeErstinformationGeprueft',
          { zuzugId: 'z1', ergebnis: 'ZIELGRUPPE', grund: 'NEU_AUS_DEM_AUSLAND', personIds: ['p1'] },
          '2015-07-05',
        ),
      ),
      interview(),
      '!ZIELGRUPPE_FEHLT',
    ],
    [
      'the same interview twice',
      dossierOf(...arrived, checked, interview()),
      interview(),
      '!GESPRAECH_BEREITS_ERFASST',
    ],
    ['a unit nobody formed', target, interview({ unitId: 'u9' }), '!EINHEIT_UNBEKANNT'],
  ])('%s', (_what, dossier, fact, refusal) => {
    expect(verdictOn(dossier, fact)).toEqual([refusal]);
  });

  it('V-2: an interview after the day of recording', () => {
    const env = environment({ recordedAt: '2015-08-01T21:59:00Z' });
    expect(verdictOn(target, interview(), env)).toEqual(['!DATUM_IN_ZUKUNFT']);
    expect(verdictOn(target, interview(), environment({ recordedAt: '2015-08-01T22:00:00Z' }))).toEqual([]);
  });

  it('a municipality that did not exist on that day', () => {
    const move = happened(
      'UmzugErfasst',
      { personIds: ['p1'], umzugsdatum: '2015-09-01', nachGemeinde: 2429 },
      '2015-09-01',
    );
    expect(verdictOn(family, move)).toEqual(['!GEMEINDE_UNBEKANNT']);
    expect(verdictOn(family, move, environment({ register: () => undefined }))).toEqual(['REGISTER_FEHLT']);
  });
});

describe('what a dossier admits with a word', () => {
  it.each([
    ['nothing for a complete interview', target, interview(), []],
    [
      'a second interview for one arrival',
      dossierOf(...arrived, checked, interview()),
      interview({ gespraechId: 'g2' }),
      ['ZWEITES_ERSTGESPRAECH'],
    ],
    ['an interview before the arrival', target, interview({ gespraechsdatum: '2015-07-01' }), ['GESPRAECH_VOR_ZUZUG']],
    ['an interview with a child alone', target, interview({ personIds: ['p2'] }), ['KEINE_ERWACHSENE_PERSON']],
    [
      'an interview of a Sozialregion without a dossier',
      target,
      interview({ organisation: 'SR-01' }),
      ['SOZIALREGION_OHNE_DOSSIER'],
    ],
    ['one with a dossier', target, interview({ organisation: 'SR-01', dossierBestaetigt: true }), []],
    [
      'a no-show without invitation',
      target,
      happened('ErstinformationsgespraechNichtErschienen', { gespraechId: 'g1', datum: '2015-08-02' }, '2015-08-02'),
      ['KEINE_EINLADUNG'],
    ],
    [
      'a second invitation before the first',
      target,
      happened(
        'EinladungErstinformationsgespraechVersandt',
        { gespraechId: 'g1', zuzugId: 'z1', mahnstufe: 2 },
        '2015-07-20',
      ),
      ['MAHNSTUFE_UNERWARTET'],
    ],
    [
      'need without criteria or interview',
      target,
      happened(
        'KurzassessmentDurchgefuehrt',
        { abklaerungId: 'a1', personIds: ['p1'], ort: 'ERSTINFO', erhoehterIntegrationsbedarf: true },
        '2015-08-02',
      ),
      ['OHNE_GESPRAECH', 'KRITERIEN_FEHLEN'],
    ],
    [
      'a refusal of help nobody offered',
      target,
      happened('UnterstuetzungAbgelehnt', { personIds: ['p1'], datum: '2015-08-02' }, '2015-08-02'),
      ['OHNE_BEDARF'],
    ],
    [
      'a deployment nobody ordered',
      target,
      happened(
        'DolmetscheinsatzDurchgefuehrt',
        { gespraechId: 'g1', anbieter: 'ANDERER', datum: '2015-08-02' },
        '2015-08-02',
      ),
      ['KEINE_BESTELLUNG'],
    ],
  ])('%s', (_what, dossier, fact, warnings) => {
    expect(verdictOn(dossier, fact)).toEqual(warnings);
  });

  it('names the evidence that is missing', () => {
    const { ort: _place, checkliste: _list, ...rest } = interview().data;
    expect(verdictOn(target, { ...interview(), data: rest })).toEqual(['NACHWEIS_UNVOLLSTAENDIG']);
  });
});
