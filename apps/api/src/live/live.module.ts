import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.ts';
import { LiveFeed } from './live-feed.ts';

@Module({ controllers: [LiveController], providers: [LiveFeed] })
export class LiveModule {}
