import { Module } from '@nestjs/common';
import { ListTasksHandler } from './tasks.query.ts';
import { TasksController } from './tasks.controller.ts';
import { WorklistDesk } from './worklist-desk.ts';

@Module({ controllers: [TasksController], providers: [ListTasksHandler, WorklistDesk], exports: [WorklistDesk] })
export class TasksModule {}
