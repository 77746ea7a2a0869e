/** GET /api/views; POST /api/views {name, url, shared}; DELETE /api/views/{id}: saved views of the worklist, with counts. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Query string of the screen: the whole view lives in the URL. */
  readonly query: string;
  readonly shared: boolean;
  /** Who made it: only they may delete it. */
  readonly mine: boolean;
  readonly count: number;
}

export interface SavedViewInput {
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
}
