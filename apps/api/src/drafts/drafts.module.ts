import { Module } from '@nestjs/common';
import { DraftDesk } from './draft-desk.ts';
import { DraftsController } from './drafts.controller.ts';

@Module({ controllers: [DraftsController], providers: [DraftDesk], exports: [DraftDesk] })
export class DraftsModule {}
