import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../settings.ts';

const NOT_BUILT = `<!doctype html><html lang="de-CH"><meta charset="utf-8"><title>Fallspur</title>
<p>Der Dienst läuft, aber die Bildschirme sind noch nicht gebaut. «npm start» baut sie; die Schnittstelle beschreibt
<a href="/api/openapi.json">/api/openapi.json</a>.</p></html>`;

/** The built screens. They route by themselves: whatever page a browser asks for, it gets the one document there is. */
@Injectable()
export class WebFiles {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Does a browser ask for a page that is no resource of the API and no file? The address itself is one for anybody. */
  answers({ method, url, headers }: FastifyRequest): boolean {
    const isPage =
      (method === 'GET' || method === 'HEAD') && !/^\/(api|health)(\/|\?|$)/.test(url) && !/^\/assets\//.test(url);
    return isPage && (/^\/(\?|$)/.test(url) || (headers.accept ?? '').includes('text/html'));
  }

  answer(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
    void reply.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
    return existsSync(join(this.settings.webRoot, 'index.html'))
      ? reply.status(200).sendFile('index.html', { cacheControl: false })
      : reply.status(503).send(NOT_BUILT);
  }
}
