// The built server as `npm start` runs it, on the directory and mode this process is given. With `empty` every command is
// answered by a handler that does nothing: what remains is HTTP, session, policy, validation and the bus's caller.
import { CommandBus } from '@nestjs/cqrs';
import { createApp } from '@fallspur/api/app';

const [data, mode] = process.argv.slice(2);
const app = await createApp({
  data,
  host: '127.0.0.1',
  port: 0,
  oidcIssuer: null,
  webRoot: '/nonexistent',
  runsWorker: true,
});
await app.listen(0, '127.0.0.1');

process.on('message', (message) => {
  if (message === 'empty') {
    const bus = app.get(CommandBus, { strict: false });
    const execute = bus.execute.bind(bus);
    let answer;
    // The first command is carried out, so that its answer can be given to all that follow.
    bus.execute = async (command) => (answer ??= await execute(command));
  }
  const { user, system } = process.cpuUsage();
  if (message === 'stop') app.close().then(() => process.exit(0));
  else process.send({ told: message, processor: user + system });
});
process.send({ url: await app.getUrl(), mode });
