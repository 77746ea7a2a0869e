import { Module } from '@nestjs/common';
import { DefinitionsController } from './definitions.controller.ts';
import { ListDefinitionsHandler, ListVersionsHandler, ShowDefinitionHandler } from './definitions.query.ts';
import { DeployedProcesses } from './deployed-processes.ts';

@Module({
  controllers: [DefinitionsController],
  providers: [DeployedProcesses, ListDefinitionsHandler, ListVersionsHandler, ShowDefinitionHandler],
})
export class DefinitionsModule {}
