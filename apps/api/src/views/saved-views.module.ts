import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.ts';
import { SavedViewsController } from './saved-views.controller.ts';
import { SavedViewsDesk } from './saved-views.desk.ts';

@Module({ imports: [TasksModule], controllers: [SavedViewsController], providers: [SavedViewsDesk] })
export class SavedViewsModule {}
