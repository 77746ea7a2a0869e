import { ValidateBy } from 'class-validator';
import { isInstant, isLocalDate } from '@fallspur/kernel';

/** A UTC instant such as `2016-12-31T23:00:00Z` that exists. */
export const IsUtcInstant = (): PropertyDecorator =>
  ValidateBy({
    name: 'isUtcInstant',
    validator: {
      validate: (value) => typeof value === 'string' && isInstant(value),
      defaultMessage: () => 'erwartet wird ein Zeitpunkt in UTC wie 2016-12-31T23:00:00Z',
    },
  });

/** A day such as `2016-12-31` that exists. */
export const IsLocalDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isLocalDay',
    validator: {
      validate: (value) => typeof value === 'string' && isLocalDate(value),
      defaultMessage: () => 'erwartet wird ein Tag wie 2016-12-31',
    },
  });
