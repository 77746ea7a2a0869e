import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { VERSION } from '../version.ts';

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
  SwaggerModule.createDocument(
    app,
    new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle('Fallspur').setVersion(VERSION).build(),
  );
