import { Module } from '@nestjs/common';
import { ListMunicipalitiesHandler, ShowFigureFactsHandler, ShowHalfYearsHandler } from './figures.query.ts';
import { MunicipalitiesController } from './municipalities.controller.ts';
import { Municipalities } from './municipalities.ts';

@Module({
  controllers: [MunicipalitiesController],
  providers: [Municipalities, ListMunicipalitiesHandler, ShowHalfYearsHandler, ShowFigureFactsHandler],
})
export class MunicipalitiesModule {}
