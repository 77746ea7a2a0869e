import {
  IconAlertTriangle,
  IconChartBar,
  IconDoorEnter,
  IconFileImport,
  IconFolders,
  IconListCheck,
  IconRoute,
  type Icon,
} from '@tabler/icons-react';
import type { RouteObject } from 'react-router';
import * as anmeldung from '../features/anmeldung/index.tsx';
import * as arbeitsvorrat from '../features/arbeitsvorrat/index.tsx';
import * as dossier from '../features/dossier/index.tsx';
import * as dossiers from '../features/dossiers/index.tsx';
import * as halbjahr from '../features/halbjahr/index.tsx';
import * as prozesse from '../features/prozesse/index.tsx';
import * as stoerungen from '../features/stoerungen/index.tsx';
import * as zuzuege from '../features/zuzuege/index.tsx';

export interface MenuEntry {
  readonly label: string;
  readonly to: string;
  readonly icon: Icon;
  /** Follows `g`. */
  readonly key: string;
  /** Only shown to those who may call this route. */
  readonly needs?: string;
}

export interface Feature {
  /** Also the namespace of its texts. */
  readonly name: string;
  readonly routes: readonly RouteObject[];
  readonly texts: object;
  /** Its entry in the menu; a feature without one is reached through others. */
  readonly menu?: MenuEntry;
}

/** Every feature, in the order of the menu. */
export const features: readonly Feature[] = [
  { name: 'anmeldung', ...anmeldung },
  {
    name: 'arbeitsvorrat',
    ...arbeitsvorrat,
    menu: { label: 'Arbeitsvorrat', to: '/arbeitsvorrat', icon: IconListCheck, key: 'a', needs: 'GET /api/tasks' },
  },
  {
    name: 'dossiers',
    ...dossiers,
    menu: { label: 'Dossiers', to: '/dossiers', icon: IconFolders, key: 'd', needs: 'GET /api/cases' },
  },
  { name: 'dossier', ...dossier },
  {
    name: 'zuzuege',
    ...zuzuege,
    menu: { label: 'Zuzüge', to: '/zuzuege', icon: IconDoorEnter, key: 'z', needs: 'POST /api/imports/zuzuege' },
  },
  // The same screen, but another role's work.
  {
    name: 'taetigkeiten',
    routes: [],
    texts: {},
    menu: {
      label: 'Tätigkeiten',
      to: '/taetigkeiten',
      icon: IconFileImport,
      key: 't',
      needs: 'POST /api/imports/taetigkeiten',
    },
  },
  {
    name: 'halbjahr',
    ...halbjahr,
    menu: { label: 'Gemeinden', to: '/gemeinden', icon: IconChartBar, key: 'h', needs: 'GET /api/municipalities' },
  },
  { name: 'prozesse', ...prozesse, menu: { label: 'Prozesse', to: '/prozesse', icon: IconRoute, key: 'p' } },
  {
    name: 'stoerungen',
    ...stoerungen,
    menu: { label: 'Störungen', to: '/stoerungen', icon: IconAlertTriangle, key: 's', needs: 'GET /api/incidents' },
  },
];

/** The menu of somebody with these permissions. */
export const menuFor = (permissions: readonly string[]): readonly MenuEntry[] =>
  features.flatMap(({ menu }) =>
    menu && (menu.needs === undefined || permissions.includes(menu.needs)) ? [menu] : [],
  );

/** Where the work of somebody with these permissions begins: what only they do, steps to do, else what they may look into. */
export const startFor = (permissions: readonly string[]): string =>
  STARTS.find(([needs]) => permissions.includes(needs))?.[1] ?? '/prozesse';

const STARTS = [
  ['POST /api/imports/zuzuege', '/zuzuege'],
  ['POST /api/tasks/:caseId/:instance/:task/completion', '/arbeitsvorrat'],
  ['GET /api/cases', '/dossiers'],
  ['GET /api/municipalities', '/gemeinden'],
] as const;
