import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openOrFoundHouse, type House } from '@fallspur/house';
import { SETTINGS, type Settings } from '../settings.ts';
import { Worker } from '../worker/worker.ts';
import { HOUSE } from './tokens.ts';
import { WriterEnded } from './writer-ended.ts';

/** Closes the house last: whoever follows its log has stopped before. */
class HouseKeeper implements OnApplicationShutdown {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worker) private readonly worker: Worker,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.worker.stop();
    await this.house.close();
  }
}

@Global()
@Module({
  providers: [
    {
      provide: HOUSE,
      inject: [SETTINGS, WriterEnded],
      useFactory: ({ data, keys, clock }: Settings, ended: WriterEnded): Promise<House> =>
        openOrFoundHouse({
          data,
          ...(keys ? { keys } : {}),
          ...(clock ? { clock } : {}),
          onWriterEnded: () => ended.tell(),
        }),
    },
    WriterEnded,
    Worker,
    HouseKeeper,
  ],
  exports: [HOUSE, Worker, WriterEnded],
})
export class HouseModule {}
