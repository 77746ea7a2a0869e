import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { HouseView } from '@fallspur/contract';
import { holdsExampleData, type House } from '@fallspur/house';
import { localDateOfInstant } from '@fallspur/kernel';
import { countCases } from '@fallspur/runtime';
import { HOUSE } from '../house/tokens.ts';
import { VERSION } from '../version.ts';

export class GetHouseView extends Query<HouseView> {}

@QueryHandler(GetHouseView)
export class GetHouseViewHandler implements IQueryHandler<GetHouseView> {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  async execute(): Promise<HouseView> {
    const { views, log, clock } = this.house;
    const dossiers = views
      .answer((rows) => countCases(rows))
      .value.filter(({ kind }) => kind === 'dossier')
      .reduce((sum, { count }) => sum + count, 0);
    const { position } = await log.head();
    return {
      empty: dossiers === 0,
      exampleData: holdsExampleData(this.house),
      dossiers,
      position,
      today: localDateOfInstant(clock.now()),
      version: VERSION,
    };
  }
}
