import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.ts';
import { Assignees } from './assignees.ts';
import { ExecuteBatchHandler } from './batch.command.ts';
import { BatchController } from './batch.controller.ts';
import { CorrectFactHandler, RecordFactHandler, VoidFactHandler } from './fact.command.ts';
import { FactCommandsController } from './fact-commands.controller.ts';
import { NextTasks } from './next-tasks.ts';
import { Recorder } from './recorder.ts';
import { TaskCommandsController } from './task-commands.controller.ts';
import { AssignTaskHandler, CompleteTaskHandler, ScheduleTaskHandler } from './task.command.ts';

@Module({
  imports: [TasksModule],
  controllers: [TaskCommandsController, FactCommandsController, BatchController],
  providers: [
    Assignees,
    NextTasks,
    Recorder,
    CompleteTaskHandler,
    AssignTaskHandler,
    ScheduleTaskHandler,
    RecordFactHandler,
    CorrectFactHandler,
    VoidFactHandler,
    ExecuteBatchHandler,
  ],
  exports: [Recorder],
})
export class CommandsModule {}
