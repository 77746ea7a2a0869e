import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { SavedView, SavedViewInput } from '@fallspur/contract';
import type { KeptView, Work } from '@fallspur/work';
import { WORK } from '../house/tokens.ts';
import { problem } from '../http/problem.ts';
import type { SignedIn } from '../security/session.ts';
import { WorklistDesk } from '../tasks/worklist-desk.ts';
import { questionOfScreen } from './question-of-screen.ts';

const OWN_MAX = 100;

/** Views of the worklist somebody kept, each with how much it finds now. */
@Injectable()
export class SavedViewsDesk {
  constructor(
    @Inject(WORK) private readonly work: Work,
    @Inject(WorklistDesk) private readonly worklist: WorklistDesk,
  ) {}

  list(session: SignedIn): Promise<readonly SavedView[]> {
    const kept = this.work.views.listFor(session.user, session.office.key);
    return Promise.all(kept.map((view) => this.shown(session, view)));
  }

  /** The same id again is the same view again. */
  async keep(session: SignedIn, input: SavedViewInput, id: string = randomUUID()): Promise<SavedView> {
    const own = this.work.views.listFor(session.user, session.office.key).filter(({ user }) => user === session.user);
    const known = own.find((view) => view.id === id);
    if (known) return this.shown(session, known);
    if (own.length >= OWN_MAX) throw problem('VIEWS_TOO_MANY');
    const { name, query, shared } = input;
    const view = { id, user: session.user, office: session.office.key, name, query, shared };
    this.work.views.keep(view);
    return this.shown(session, view);
  }

  drop({ user }: SignedIn, id: string): void {
    if (!this.work.views.drop(id, user)) throw problem('VIEW_UNKNOWN');
  }

  private async shown(session: SignedIn, { id, user, name, query, shared }: KeptView): Promise<SavedView> {
    const count = await this.worklist.count(session, questionOfScreen(query));
    return { id, name, query, shared, mine: user === session.user, count };
  }
}
