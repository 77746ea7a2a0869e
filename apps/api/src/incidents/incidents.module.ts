import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.ts';
import { TasksModule } from '../tasks/tasks.module.ts';
import { ResolveIncidentHandler, SteerInstanceHandler } from './incidents.command.ts';
import { IncidentsController } from './incidents.controller.ts';
import { ListIncidentsHandler, ShowIncidentHandler } from './incidents.query.ts';
import { InstancesController } from './instances.controller.ts';

@Module({
  imports: [CommandsModule, TasksModule],
  controllers: [IncidentsController, InstancesController],
  providers: [ListIncidentsHandler, ShowIncidentHandler, ResolveIncidentHandler, SteerInstanceHandler],
})
export class IncidentsModule {}
