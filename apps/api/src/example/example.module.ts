import { Module } from '@nestjs/common';
import { ExampleController } from './example.controller.ts';
import { LoadExampleHandler } from './load-example.command.ts';

@Module({ controllers: [ExampleController], providers: [LoadExampleHandler] })
export class ExampleModule {}
