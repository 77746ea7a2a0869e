import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.ts';
import { ListMunicipalitiesHandler, ShowFigureFactsHandler, ShowHalfYearsHandler } from './figures.query.ts';
import { MunicipalitiesController } from './municipalities.controller.ts';
import { Municipalities } from './municipalities.ts';

@Module({
  imports: [TasksModule],
  controllers: [MunicipalitiesController],
  providers: [Municipalities, ListMunicipalitiesHandler, ShowHalfYearsHandler, ShowFigureFactsHandler],
})
export class MunicipalitiesModule {}
