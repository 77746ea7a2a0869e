import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { COOKIE } from '../security/sessions.ts';
import { VERSION } from '../version.ts';
import { finished } from './openapi-finish.ts';

/** Serves the description of this door, OpenAPI 3.1. Made once, when all routes stand. */
export const serveDescription = (app: NestFastifyApplication): void => {
  let document: string | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_request, reply) => {
      document ??= JSON.stringify(describe(app));
      return reply.type('application/json; charset=utf-8').send(document);
    });
};

export const describe = (app: NestFastifyApplication): OpenAPIObject =>
  finished(
    SwaggerModule.createDocument(
      app,
      new DocumentBuilder()
        .setOpenAPIVersion('3.1.0')
        .setTitle('Fallspur')
        .setDescription(
          'Fallführung der Integration im Kanton Solothurn. Befehle verlangen `Idempotency-Key`, an Aufgaben auch `If-Match`; ' +
            'jede Absage ist `application/problem+json` mit einem Code, der sich nie ändert.',
        )
        .setVersion(VERSION)
        .addCookieAuth(COOKIE, { type: 'apiKey', in: 'cookie' }, 'session')
        .build(),
      { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` },
    ),
  );
