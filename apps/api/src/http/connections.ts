import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * The connections of a server that wants to stop. Fastify ends those on which a request has been answered; a browser also
 * opens some in advance, and one on which nothing was ever asked would hold the server up until it is cut off.
 */
export class Connections {
  /** Nobody new is let in. */
  stopping = false;

  constructor(fastify: FastifyInstance) {
    const unused = new Set<Socket>();
    fastify.server.on('connection', (socket) => {
      unused.add(socket);
      socket.once('close', () => unused.delete(socket));
    });
    fastify.addHook('onRequest', async ({ raw }) => {
      unused.delete(raw.socket);
    });
    fastify.addHook('preClose', async () => {
      this.stopping = true;
      for (const socket of unused) socket.destroy();
    });
  }
}
