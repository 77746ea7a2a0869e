import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.ts';
import { AnswerJobHandler, ResolveIncidentHandler } from './job.command.ts';
import { IncidentsController } from './incidents.controller.ts';
import { JobsController } from './jobs.controller.ts';
import { ListIncidentsHandler, ListJobsHandler, ShowJobHandler } from './jobs.query.ts';

@Module({
  imports: [CommandsModule],
  controllers: [JobsController, IncidentsController],
  providers: [ListJobsHandler, ShowJobHandler, ListIncidentsHandler, AnswerJobHandler, ResolveIncidentHandler],
})
export class JobsModule {}
