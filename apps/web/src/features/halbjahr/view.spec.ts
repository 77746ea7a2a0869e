import { expect, test } from '@jest/globals';
import { factsPath, readView, reportPath, searchWith } from './view.ts';

const view = (text: string) => readView(new URLSearchParams(text));

test('the whole view lives in the URL, and what is no date is no filter', () => {
  expect(view('gueltigAm=2016-06-30&standPer=2016-07-01&halbjahr=2016-H1&zahl=einheiten')).toEqual({
    gueltigAm: '2016-06-30',
    standPer: '2016-07-01',
    detail: { halfYear: '2016-H1', figure: 'einheiten' },
  });
  expect(view('gueltigAm=31.6.2016&halbjahr=Sommer&zahl=einheiten')).toEqual({
    gueltigAm: null,
    standPer: null,
    detail: null,
  });
});

test('«Stand per» a day holds everything recorded on that day, by the clocks in Solothurn', () => {
  expect(reportPath('2534', view('standPer=2016-06-30'))).toBe(
    '/api/municipalities/2534/half-years?standPer=2016-06-30T21%3A59%3A59.999Z',
  );
  expect(reportPath('2534', view('gueltigAm=2016-01-31&standPer=2016-01-31'))).toBe(
    '/api/municipalities/2534/half-years?gueltigAm=2016-01-31&standPer=2016-01-31T22%3A59%3A59.999Z',
  );
  expect(factsPath('2534', view(''), '2016-H1', 'einheiten')).toBe(
    '/api/municipalities/2534/half-years/2016-H1/einheiten',
  );
});

test('a change leaves the rest of the view alone', () => {
  const search = new URLSearchParams('gueltigAm=2016-06-30&halbjahr=2016-H1&zahl=einheiten');
  expect(searchWith(search, { halbjahr: null, zahl: null })).toBe('?gueltigAm=2016-06-30');
  expect(searchWith(search, { gueltigAm: null, halbjahr: null, zahl: null })).toBe('');
});
