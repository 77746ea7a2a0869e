import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.ts';
import { TasksModule } from '../tasks/tasks.module.ts';
import { AnswerJobHandler } from './job.command.ts';
import { JobsController } from './jobs.controller.ts';
import { ListJobsHandler, ShowJobHandler } from './jobs.query.ts';

@Module({
  imports: [CommandsModule, TasksModule],
  controllers: [JobsController],
  providers: [ListJobsHandler, ShowJobHandler, AnswerJobHandler],
})
export class JobsModule {}
