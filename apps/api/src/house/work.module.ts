import { randomBytes } from 'node:crypto';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { House } from '@fallspur/house';
import { openWork, type Work } from '@fallspur/work';
import { SETTINGS, type Settings } from '../settings.ts';
import { HouseModule } from './house.module.ts';
import { HOUSE, WORK } from './tokens.ts';

class WorkKeeper implements OnApplicationShutdown {
  constructor(@Inject(WORK) private readonly work: Work) {}

  onApplicationShutdown(): void {
    this.work.close();
  }
}

@Global()
@Module({
  imports: [HouseModule],
  providers: [
    {
      provide: WORK,
      inject: [SETTINGS, HOUSE],
      useFactory: ({ data }: Settings, { keys }: House): Work => openWork({ directory: data, keys, randomBytes }),
    },
    WorkKeeper,
  ],
  exports: [WORK],
})
export class WorkModule {}
