import { Module } from '@nestjs/common';
import { ListTasksHandler } from './tasks.query.ts';
import { TasksController } from './tasks.controller.ts';
import { worklistProvider, Worklists } from './worklist.provider.ts';
import { WorklistDesk } from './worklist-desk.ts';

@Module({
  controllers: [TasksController],
  providers: [ListTasksHandler, WorklistDesk, worklistProvider],
  exports: [WorklistDesk, Worklists],
})
export class TasksModule {}
