import { Controller, Get, Headers, Inject, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Change } from '@fallspur/contract';
import { CurrentSession, type SignedIn } from '../security/session.ts';
import { Sessions } from '../security/sessions.ts';
import { LiveFeed } from './live-feed.ts';

const HEARTBEAT_MS = 25_000;
/** A page that reads nothing any more is let go, not kept in memory. */
const UNREAD_MAX_BYTES = 256 * 1024;

const STREAM = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A connection kept alive behind an ended stream would hold up the server that wants to stop.
  connection: 'close',
  'x-accel-buffering': 'no',
};

@ApiTags('live')
@Controller('api/live')
export class LiveController {
  constructor(
    @Inject(LiveFeed) private readonly feed: LiveFeed,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  /** Server-sent events until either side ends it. */
  @Get()
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string' } })
  @ApiOkResponse({
    description: 'Events `change` with `{ position, cases }` as data; `id` is the log position.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  follow(
    @CurrentSession() { reach }: SignedIn,
    @Headers('last-event-id') lastId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const { raw } = reply.hijack();
    raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...STREAM });
    const write = (text: string): void => {
      if (raw.writableLength > UNREAD_MAX_BYTES) raw.destroy();
      else raw.write(text);
    };
    const tell = (change: Change): void =>
      write(`id: ${change.position}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
    const leave = this.feed.listen(reach, tell, () => raw.end());
    const heartbeat = setInterval(() => {
      // Signed out, or the session is over: nothing more is told.
      if (this.sessions.of(request)) write(': still here\n\n');
      else raw.end();
    }, HEARTBEAT_MS);
    request.raw.once('close', () => {
      clearInterval(heartbeat);
      leave();
    });
    write('retry: 2000\n\n');
    // Which cases moved while nobody listened is not kept: the page looks for itself.
    const seen = Number(lastId ?? NaN);
    if (seen < this.feed.position) tell({ position: this.feed.position, cases: [] });
  }
}
