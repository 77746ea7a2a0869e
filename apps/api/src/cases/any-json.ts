import { ApiProperty } from '@nestjs/swagger';

/** A value whose shape nothing fixes: whatever JSON knows. */
export const AnyJson = (description: string): PropertyDecorator =>
  ApiProperty({
    description,
    oneOf: [
      { type: 'object', additionalProperties: true },
      { type: 'array', items: {} },
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'null' },
    ],
  });
