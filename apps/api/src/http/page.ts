import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PAGE_SIZE, PAGE_SIZE_MAX } from '@fallspur/casework';
import type { PageQuery } from '@fallspur/contract';
import { AtLeastQuery } from './at-least.ts';

const PAGE_MAX = 1_000_000;

const IsWithin = (maximum: number, otherwise: number, description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum, default: otherwise, description }),
    IsOptional(),
    Type(() => Number),
    IsInt(),
    Min(1),
    Max(maximum),
  );

export const IsPage = (): PropertyDecorator => IsWithin(PAGE_MAX, 1, 'From 1; a page behind the last is empty.');
export const IsPageSize = (): PropertyDecorator => IsWithin(PAGE_SIZE_MAX, PAGE_SIZE, 'Rows of a page.');

/** Query of every list; what is out of bounds is refused. Extend it, or take its two decorators. */
export class PagedQuery extends AtLeastQuery implements PageQuery {
  @IsPage()
  readonly page?: number;
  @IsPageSize()
  readonly size?: number;
}

/** Where the page asked for begins, and how long it is. */
export const pageAsked = ({ page = 1, size = PAGE_SIZE }: PageQuery): { offset: number; limit: number } => ({
  offset: (page - 1) * size,
  limit: size,
});

/** The page of a list that is at hand as a whole. */
export const pageOf = <Row>(all: readonly Row[], query: PageQuery): { rows: readonly Row[]; total: number } => {
  const { offset, limit } = pageAsked(query);
  return { rows: all.slice(offset, offset + limit), total: all.length };
};
