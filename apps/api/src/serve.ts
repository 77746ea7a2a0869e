import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './http/create-app.ts';
import { WriterEnded } from './house/writer-ended.ts';
import { sentenceOf, stopOnSignals, WRITER_ENDED_SENTENCE } from './process-life.ts';
import { SettingsError, settingsFrom, type Settings } from './settings.ts';

const STOP_MAX_MS = 10_000;

/** Starts the server and says where it is; ends the process by itself when it has to. */
export const serve = async (env: NodeJS.ProcessEnv, webRoot: string): Promise<void> => {
  try {
    const settings = settingsFrom(env, webRoot);
    const app = await createApp(settings);
    stopOnSignals(() => stop(app));
    app.get(WriterEnded).whenTold(() => {
      console.error(WRITER_ENDED_SENTENCE);
      process.exit(1);
    });
    await listen(app, settings);
    console.log(`Fallspur: ${await urlOf(app)}`);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
};

const listen = async (app: NestFastifyApplication, { port, host }: Settings): Promise<void> => {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    await app.close();
    if (code === 'EADDRINUSE')
      throw new SettingsError(
        `Auf ${host}:${port} läuft schon etwas. Beenden Sie es, oder wählen Sie einen anderen Anschluss: PORT=${port + 1} npm start`,
      );
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new SettingsError(`${host}:${port} lässt sich nicht öffnen (${code}). Wählen Sie HOST und PORT anders.`);
    throw error;
  }
};

const urlOf = async (app: NestFastifyApplication): Promise<string> =>
  (await app.getUrl()).replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');

/** Nobody new in, streams ended, requests under way finished, house closed. */
const stop = (app: NestFastifyApplication): Promise<void> => {
  setTimeout(() => app.getHttpServer().closeAllConnections(), STOP_MAX_MS).unref();
  return app.close();
};
