import { describe, expect, it } from '@jest/globals';
import { fieldsOf } from './fields.ts';
import { occurredOn, occurrenceField } from './occurrence.ts';

const date = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const today = '2026-11-21';

describe('the day a fact happened', () => {
  it('is the date the fact demands, else the one proposed as today', () => {
    const demanded = fieldsOf({ properties: { termin: date, datum: date }, required: ['datum'] }, {});
    expect(occurrenceField(null, demanded, {}, today)?.name).toBe('datum');
    const proposed = fieldsOf({ properties: { termin: date, versandtAm: date } }, {});
    expect(occurrenceField(null, proposed, { versandtAm: today }, today)?.name).toBe('versandtAm');
    expect(occurrenceField(null, proposed, {}, today)).toBeNull();
  });

  it('is the one the schema names, before all others', () => {
    const schema = {
      'x-occurred-on': 'versandtAm',
      properties: { datum: date, versandtAm: date },
      required: ['datum'],
    };
    expect(occurrenceField(schema, fieldsOf(schema, {}), {}, today)?.name).toBe('versandtAm');
  });

  it('is never a coming day, and today where it cannot be read', () => {
    const [field] = fieldsOf({ properties: { datum: date }, required: ['datum'] }, {});
    expect(occurredOn(field!, { datum: '2016-07-05' }, today, today)).toBe('2016-07-05');
    expect(occurredOn(field!, { datum: '2027-01-01' }, today, today)).toBe(today);
    expect(occurredOn(field!, { datum: '5.' }, today, today)).toBe(today);
    expect(occurredOn(null, {}, '2026-11-01', today)).toBe('2026-11-01');
  });
});
