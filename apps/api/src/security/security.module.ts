import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { DemonstrationPeople } from '../session/demonstration-people.ts';
import { PolicyGuard } from './policy-guard.ts';
import { Sessions } from './sessions.ts';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    DemonstrationPeople,
    Sessions,
    MetadataScanner,
    PolicyGuard,
    { provide: APP_GUARD, useExisting: PolicyGuard },
  ],
  exports: [DemonstrationPeople, Sessions, PolicyGuard],
})
export class SecurityModule {}
