/** `IB,IBS` → «Integrationsbeauftragte/r oder Stellvertretung IB»; a code nobody knows stays as it is. */
export const rolesOf = (roles: string | null, say: (key: string, fallback: string) => string): string =>
  (roles ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean)
    .map((code) => say(`ui:roles.${code}`, code))
    .join(' oder ');
