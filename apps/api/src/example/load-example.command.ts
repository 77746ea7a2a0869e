import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ExampleLoaded } from '@fallspur/contract';
import { HouseError, loadExample, type House } from '@fallspur/house';
import { HOUSE } from '../house/tokens.ts';
import { problem } from '../http/problem.ts';
import { SETTINGS, type Settings } from '../settings.ts';

/** Fills the empty house with the synthetic canton. */
export class LoadExample extends Command<ExampleLoaded> {}

@CommandHandler(LoadExample)
export class LoadExampleHandler implements ICommandHandler<LoadExample> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(): Promise<ExampleLoaded> {
    if (this.settings.oidcIssuer !== null)
      throw problem('DEMONSTRATION_LOGIN_OFF', {
        detail: 'Ein Identitätsanbieter ist eingerichtet; Beispieldaten gibt es nur zur Vorführung.',
      });
    try {
      return await loadExample(this.house);
    } catch (error) {
      if (error instanceof HouseError && error.code === 'HOUSE_NOT_EMPTY') throw problem('HOUSE_NOT_EMPTY');
      throw error;
    }
  }
}
