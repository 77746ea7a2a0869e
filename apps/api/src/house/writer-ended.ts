import { Injectable } from '@nestjs/common';

/**
 * A failed sync has ended the log's writer: nothing can be recorded any more, and nobody may pretend otherwise. Whoever
 * started this process ends it. [quality.md 2]
 */
@Injectable()
export class WriterEnded {
  #tell: () => void = () => {};
  #ended = false;

  get ended(): boolean {
    return this.#ended;
  }

  whenTold(tell: () => void): void {
    this.#tell = tell;
    if (this.#ended) tell();
  }

  tell(): void {
    this.#ended = true;
    this.#tell();
  }
}
