import 'reflect-metadata';
import { existsSync } from 'node:fs';
import fastifyCookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyServerOptions } from 'fastify';
import { AppModule } from '../app.module.ts';
import { isForeign } from '../security/origin.ts';
import type { Settings } from '../settings.ts';
import { Connections } from './connections.ts';
import { NOT_KEPT, SECURITY_HEADERS } from './headers.ts';
import { onlyJson } from './only-json.ts';
import { serveDescription } from './openapi.ts';
import { problemOf, sendProblem } from './problem-filter.ts';
import { problemValue } from './problem.ts';
import { answerUnreadable } from './unreadable.ts';
import { validation } from './validation.ts';

export const BODY_MAX_BYTES = 1024 * 1024;
/** A table of a whole municipality. */
export const IMPORT_MAX_BYTES = 8 * 1024 * 1024;

/** The app as `main.ts` serves it and tests ask it in process. */
export const createApp = async (settings: Settings): Promise<NestFastifyApplication> => {
  const adapter = new FastifyAdapter(SERVER);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new ConsoleLogger({ colors: false, logLevels: ['warn', 'error', 'fatal'] }),
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  onlyJson(fastify);
  const connections = new Connections(fastify);
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(isResource(request.url) ? { ...SECURITY_HEADERS, ...NOT_KEPT } : SECURITY_HEADERS);
    if (connections.stopping) return sendProblem(reply.header('connection', 'close'), problemValue('STOPPING'));
    if (isForeign(request)) return sendProblem(reply, problemValue('ORIGIN_FOREIGN'));
  });
  fastify.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/imports/')) route.bodyLimit = IMPORT_MAX_BYTES;
  });
  await app.register(fastifyCookie);
  if (existsSync(settings.webRoot))
    await app.register(fastifyStatic, {
      root: settings.webRoot,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (response, path) => {
        // Built files carry their hash in their name: what is under that name never changes.
        const hashed = /[\\/]assets[\\/]/.test(path);
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.useGlobalPipes(validation());
  serveDescription(app);
  try {
    await app.init();
    await fastify.ready();
    return app;
  } catch (error) {
    // The house is open by now; whoever cannot serve it must not hold it.
    await app.close();
    throw error;
  }
};

const isResource = (url: string): boolean => /^\/(api|health)(\/|\?|$)/.test(url);

const SERVER: FastifyServerOptions = {
  bodyLimit: BODY_MAX_BYTES,
  // Task keys carry an element id and an ordinal.
  routerOptions: { maxParamLength: 300 },
  // Whoever takes longer to send a request holds a connection for nothing.
  requestTimeout: 120_000,
  clientErrorHandler: answerUnreadable,
  // A HEAD of an endless stream would never end.
  exposeHeadRoutes: false,
  forceCloseConnections: 'idle',
  // The hook above says it as a problem.
  return503OnClosing: false,
  frameworkErrors: (error, _request, reply) => {
    const bad = error.code === 'FST_ERR_BAD_URL' || error.statusCode === 400;
    void sendProblem(reply as FastifyReply, bad ? problemValue('URL_MALFORMED') : problemOf(error));
  },
};
