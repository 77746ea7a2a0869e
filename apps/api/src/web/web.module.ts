import { Global, Module } from '@nestjs/common';
import { WebFiles } from './web-files.ts';

@Global()
@Module({ providers: [WebFiles], exports: [WebFiles] })
export class WebModule {}
