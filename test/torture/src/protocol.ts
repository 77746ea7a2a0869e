import type { Command } from '@fallspur/engine';
import type { Times } from '@fallspur/runtime';

/** What the victim says aloud, one JSON object a line, each written before it goes on: lines outlive its death. */
export type Line =
  | { readonly say: 'phase'; readonly phase: Phase }
  | ({ readonly say: 'sent' } & Sent)
  | { readonly say: 'acknowledged'; readonly commandId: string; readonly events: readonly string[]; repeated: boolean }
  | { readonly say: 'refused'; readonly commandId: string; readonly code: string }
  /** The append failed and its outcome is unknown: like a kill, for this command. */
  | { readonly say: 'unknown'; readonly commandId: string; readonly message: string }
  | { readonly say: 'wrong'; readonly what: string };

export type Phase = 'opening' | 'deploying' | 'working' | 'rebuilding' | 'done';

/** A command as it was sent: enough to send it again, word for word. */
export interface Sent {
  readonly caseId: string;
  readonly command: Command;
  readonly times: Times;
}

/** What the victim is told on its standard input. */
export interface Orders {
  readonly directory: string;
  readonly seed: number;
  /** The day on which its offices work: `now` of its commands. */
  readonly now: string;
  readonly resend: readonly Sent[];
  /** Rebuild the views in the middle of work. */
  readonly rebuild: boolean;
  /** Dossiers at work at once. */
  readonly concurrency: number;
  /** Ends by itself after so long, should nobody kill it. */
  readonly millisecondsMax: number;
}
