import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { WriterEnded } from '../house/writer-ended.ts';
import { Worker } from '../worker/worker.ts';
import { HealthDto, ReadinessDto } from './health.dto.ts';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worker) private readonly worker: Worker,
    @Inject(WriterEnded) private readonly writer: WriterEnded,
  ) {}

  @Get('live')
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return { ok: true };
  }

  /** 503 as soon as something keeps the house from doing all its work; codes only. */
  @Get('ready')
  @ApiOkResponse({ type: ReadinessDto })
  @ApiResponse({ status: 503, type: ReadinessDto })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessDto> {
    const { position } = await this.house.log.head();
    const views = Math.min(...this.house.views.status().map((status) => status.position));
    const troubles = [
      ...(this.writer.ended ? ['WRITER_ENDED'] : []),
      ...this.worker.troubles(),
      ...(this.house.views.parked().length > 0 ? ['CASES_PARKED'] : []),
    ];
    if (troubles.length) reply.status(503);
    return { ok: troubles.length === 0, position, viewsBehind: Math.max(0, position - views), troubles };
  }
}
