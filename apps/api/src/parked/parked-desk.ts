import { Inject, Injectable } from '@nestjs/common';
import { eventTitle } from '@fallspur/casework';
import type { ParkedList, ParkedRetried, ParkedRow } from '@fallspur/contract';
import type { House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { HOUSE } from '../house/tokens.ts';
import { viewsAt } from '../http/at-least.ts';
import { pageOf, type PagedQuery } from '../http/page.ts';
import { problem } from '../http/problem.ts';
import { dossierWithin } from '../security/reach.ts';
import type { SignedIn } from '../security/session.ts';
import { Worklists } from '../tasks/worklist.provider.ts';
import { Worker } from '../worker/worker.ts';

type Found = Omit<ParkedRow, 'unit' | 'title'> & { readonly type: string };

/** Cases that something beside the log does not follow any more, because of one event; all others go on. [quality.md 5] */
@Injectable()
export class ParkedDesk {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(Worker) private readonly worker: Worker,
    @Inject(Worklists) private readonly worklists: Worklists,
  ) {}

  async list(session: SignedIn, asked: PagedQuery): Promise<ParkedList> {
    await viewsAt(this.house, asked.atLeast);
    const { position } = this.house.views.answer(() => null);
    const within: Found[] = [];
    for (const one of [...this.parkedViews(), ...(await this.stuckRelays())])
      if (await this.isWithin(session, one.caseId)) within.push(one);
    const { rows, total } = pageOf(within, asked);
    return { rows: await Promise.all(rows.map((one) => this.told(session, one))), total, position };
  }

  /** Another try of everything that is parked of a case. 404 beyond reach, as where there is none. */
  async retry(session: SignedIn, caseId: string): Promise<ParkedRetried> {
    if (!(await this.isWithin(session, caseId))) throw problem('CASE_UNKNOWN');
    const views = await this.house.views.retryParked({ caseId });
    const before = this.worker.stuck().filter(({ sourceCase }) => sourceCase === caseId).length;
    if (before === 0) return views;
    await this.worker.round();
    const after = this.worker.stuck().filter(({ sourceCase }) => sourceCase === caseId).length;
    return { followed: views.followed + before - after, stillParked: views.stillParked + after };
  }

  /** Dossiers within reach; registers and definitions for those who look after all municipalities. */
  private async isWithin({ reach }: SignedIn, caseId: string): Promise<boolean> {
    if (caseId.startsWith('dossier-')) return (await dossierWithin(this.house, reach, caseId)) !== undefined;
    return reach === 'all' && KIND.test(caseId);
  }

  private parkedViews(): readonly Found[] {
    return this.house.views.parked().map(({ projection, caseId, eventId, eventType, code, skipped }) => ({
      caseId,
      what: 'view',
      where: projection,
      eventId,
      type: eventType,
      code,
      skipped,
    }));
  }

  private stuckRelays(): Promise<readonly Found[]> {
    return Promise.all(
      this.worker.stuck().map(async ({ sourceCase, sourceEvent, target, code }) => ({
        caseId: sourceCase,
        what: 'relay',
        where: target,
        eventId: sourceEvent,
        type: (await this.house.log.findEvent(sourceEvent))?.type ?? '',
        code,
        skipped: 0,
      })),
    );
  }

  private async told(session: SignedIn, { type, ...row }: Found): Promise<ParkedRow> {
    const today = localDateOfInstant(this.house.clock.now());
    const isDossier = row.caseId.startsWith('dossier-');
    return {
      ...row,
      unit: isDossier ? await this.worklists.for(session).unitRef(row.caseId, today) : null,
      title: eventTitle({ type }, this.house.deployed),
    };
  }
}

const KIND = /^(register|definition)-/;
