import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanJson } from './clean-json.ts';
import { problem } from './problem.ts';

/** Nobody sends this API a form; a page of somebody else's could. */
export const onlyJson = (fastify: FastifyInstance): void => {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: unknown, body: Buffer) => {
    mustBePlain((request as FastifyRequest).headers);
    return cleanJson(body);
  });
};

/** JSON is UTF-8 [RFC 8259, 8.1]: what says otherwise would be read as something else than was meant. */
const mustBePlain = (headers: FastifyRequest['headers']): void => {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw problem('CONTENT_ENCODING_UNSUPPORTED');
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw problem('CONTENT_TYPE_UNSUPPORTED');
};
