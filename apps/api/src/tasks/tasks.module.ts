import { Module } from '@nestjs/common';
import { Worklist } from '@fallspur/casework';
import { ListTasksHandler } from './tasks.query.ts';
import { TasksController } from './tasks.controller.ts';
import { worklistProvider } from './worklist.provider.ts';
import { WorklistDesk } from './worklist-desk.ts';

@Module({
  controllers: [TasksController],
  providers: [ListTasksHandler, WorklistDesk, worklistProvider],
  exports: [WorklistDesk, Worklist],
})
export class TasksModule {}
