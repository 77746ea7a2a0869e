import { Module } from '@nestjs/common';
import { TasksModule } from '../tasks/tasks.module.ts';
import { ParkedController } from './parked.controller.ts';
import { ParkedDesk } from './parked-desk.ts';

@Module({ imports: [TasksModule], controllers: [ParkedController], providers: [ParkedDesk] })
export class ParkedModule {}
