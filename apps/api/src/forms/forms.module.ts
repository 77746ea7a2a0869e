import { Module } from '@nestjs/common';
import { DraftsModule } from '../drafts/drafts.module.ts';
import { TasksModule } from '../tasks/tasks.module.ts';
import { FormDesk } from './form-desk.ts';
import { FormsController } from './forms.controller.ts';
import { GetFactFormHandler, GetTaskFormHandler } from './forms.query.ts';

@Module({
  imports: [TasksModule, DraftsModule],
  controllers: [FormsController],
  providers: [FormDesk, GetTaskFormHandler, GetFactFormHandler],
})
export class FormsModule {}
