import { Module } from '@nestjs/common';
import { LookalikeFinder, type House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { TasksModule } from '../tasks/tasks.module.ts';
import { ArrivalsController } from './arrivals.controller.ts';
import { ImportTableHandler } from './import-table.command.ts';
import { ImportsController } from './imports.controller.ts';
import { PreviewTableHandler } from './preview-table.query.ts';

@Module({
  imports: [TasksModule],
  controllers: [ImportsController, ArrivalsController],
  providers: [
    ImportTableHandler,
    PreviewTableHandler,
    { provide: LookalikeFinder, inject: [HOUSE], useFactory: (house: House) => new LookalikeFinder(house) },
  ],
})
export class ImportsModule {}
