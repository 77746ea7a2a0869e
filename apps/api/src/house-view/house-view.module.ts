import { Module } from '@nestjs/common';
import { HouseViewController } from './house-view.controller.ts';
import { GetHouseViewHandler } from './house-view.query.ts';

@Module({ controllers: [HouseViewController], providers: [GetHouseViewHandler] })
export class HouseViewModule {}
