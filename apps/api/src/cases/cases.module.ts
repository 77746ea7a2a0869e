import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.ts';
import { ListCasesHandler } from './case-list.query.ts';
import { CaseFiles } from './case-files.ts';
import { ShowCaseHandler } from './case-page.query.ts';
import { CasesController } from './cases.controller.ts';
import { ShowDifferenceHandler, ShowJourneyHandler, ShowMomentsHandler, ShowTimelineHandler } from './history.query.ts';
import { ShowInstanceHandler } from './instance.query.ts';

@Module({
  imports: [TasksModule],
  controllers: [CasesController],
  providers: [
    CaseFiles,
    ListCasesHandler,
    ShowCaseHandler,
    ShowTimelineHandler,
    ShowJourneyHandler,
    ShowMomentsHandler,
    ShowDifferenceHandler,
    ShowInstanceHandler,
  ],
})
export class CasesModule {}
