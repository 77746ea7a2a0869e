/** Roles as one speaks of them, without `R-`. [specification 1.3] */
const ROLE_NAMES: Readonly<Record<string, string>> = {
  IB: 'Integrationsbeauftragte',
  IBS: 'Stellvertretung der IB',
  EWD: 'Einwohnerdienste',
  FV: 'Finanzverwaltung',
  GP: 'Gemeindepräsidium',
  FF: 'fallführende Person der Sozialregion',
  SRL: 'Leitung der Sozialregion',
  ASB: 'Asylbetreuung',
  DGZ: 'Durchgangszentrum',
  PES: 'Potenzialerfassungsstelle',
  ICO: 'Integrationscoach',
  MISA: 'Migrationsamt',
  KOI: 'Koordinationsstelle Integration',
  BEI: 'Beitragswesen AGS',
  PRU: 'Prüfstelle',
  SYSTEM: 'System',
};

export const roleName = (role: string): string => ROLE_NAMES[role] ?? role;

/** The candidate roles of a task, `IB,IBS`. Null: nobody is named, so anybody may. */
export const rolesOfTask = (role: string | null): readonly string[] | null =>
  role === null ? null : role.split(',').map((one) => one.trim());

export const rolesInWords = (roles: readonly string[]): string => roles.map(roleName).join(' oder ');
