import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { House } from '@fallspur/house';
import { problem } from './problem.ts';

const WAIT_MAX_MS = 2_000;

/** Query of every read of a view: extend it. */
export class AtLeastQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'Log position the answer must contain, from `Recorded.position`; 503 VIEW_BEHIND after two seconds.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly atLeast?: number;
}

/** Waits until the read models know the log up to a position; 503 `VIEW_BEHIND` after two seconds. */
export const viewsAt = async ({ log, views }: House, position: number | undefined): Promise<void> => {
  if (position === undefined) return;
  if (position > (await log.head()).position) throw problem('VIEW_BEHIND');
  try {
    await views.waitFor(position, undefined, AbortSignal.timeout(WAIT_MAX_MS));
  } catch {
    throw problem('VIEW_BEHIND');
  }
};
