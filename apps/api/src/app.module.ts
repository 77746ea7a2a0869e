import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { CasesModule } from './cases/cases.module.ts';
import { CommandsModule } from './commands/commands.module.ts';
import { DraftsModule } from './drafts/drafts.module.ts';
import { ExampleModule } from './example/example.module.ts';
import { FormsModule } from './forms/forms.module.ts';
import { DefinitionsModule } from './definitions/definitions.module.ts';
import { HealthModule } from './health/health.module.ts';
import { HouseModule } from './house/house.module.ts';
import { WorkModule } from './house/work.module.ts';
import { HouseViewModule } from './house-view/house-view.module.ts';
import { MunicipalitiesModule } from './municipalities/municipalities.module.ts';
import { ProblemFilter } from './http/problem-filter.ts';
import { JobsModule } from './jobs/jobs.module.ts';
import { LiveModule } from './live/live.module.ts';
import { IncidentsModule } from './incidents/incidents.module.ts';
import { ParkedModule } from './parked/parked.module.ts';
import { ImportsModule } from './imports/imports.module.ts';
import { SavedViewsModule } from './views/saved-views.module.ts';
import { SecurityModule } from './security/security.module.ts';
import { SessionModule } from './session/session.module.ts';
import { SettingsModule, type Settings } from './settings.ts';
import { TasksModule } from './tasks/tasks.module.ts';
import { WebModule } from './web/web.module.ts';

/** The resources of the API, one folder each. A new one adds its line here and its routes to `security/policies.ts`. */
const RESOURCES = [
  SessionModule,
  HouseViewModule,
  HealthModule,
  CommandsModule,
  TasksModule,
  FormsModule,
  DraftsModule,
  JobsModule,
  IncidentsModule,
  ParkedModule,
  LiveModule,
  SavedViewsModule,
  ImportsModule,
  ExampleModule,
  CasesModule,
  DefinitionsModule,
  MunicipalitiesModule,
];

@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        SettingsModule.with(settings),
        HouseModule,
        WorkModule,
        WebModule,
        SecurityModule,
        ...RESOURCES,
      ],
      providers: [{ provide: APP_FILTER, useClass: ProblemFilter }],
    };
  }
}
