const HEADER =
  'einheit;person;name;vorname;geschlecht;geburtsdatum;staatsangehoerigkeit;ausweis;vafl_status;aufenthaltsgrundlage;' +
  'einreisedatum;zuzugsdatum;zuzugsart;herkunftsland;gemeinde_bfs;sprache';

/** Families of one, all in one municipality, so that one office reaches them all. */
export const arrivals = (families: number): string =>
  [HEADER, ...Array.from({ length: families }, (_, n) => family(n))].join('\n');

const family = (n: number): string => {
  const born = `1980-01-${String(1 + (n % 28)).padStart(2, '0')}`;
  const person = `E${n};E${n}-1;Erfunden ${n};Ana;W;${born};PT;B;KEIN;FZA_EU_EFTA`;
  return `${person};2020-01-05;2020-01-05;AUSLAND;PT;2422;pt`;
};
