/** Languages and countries by their codes, with German names from the browser. */
const languageNames = new Intl.DisplayNames('de-CH', { type: 'language', fallback: 'none' });
const countryNames = new Intl.DisplayNames('de-CH', { type: 'region', fallback: 'none' });

/** «Tigrinya» for `ti`; the code itself where nobody named it. */
export const languageName = (code: string): string => named(() => languageNames.of(code)) ?? code;

/** «Eritrea» for `ER`. */
export const countryName = (code: string): string => named(() => countryNames.of(code)) ?? code;

export interface CodeOption {
  readonly value: string;
  readonly label: string;
}

/** What is spoken at first interviews, by name; `also` are codes that must not be missing. */
export const languageOptions = (also: readonly string[] = []): readonly CodeOption[] =>
  options([...new Set([...LANGUAGES.split(' '), ...also])], languageName);

export const countryOptions = (also: readonly string[] = []): readonly CodeOption[] =>
  options([...new Set([...countries(), ...also])], countryName);

const options = (codes: readonly string[], name: (code: string) => string): readonly CodeOption[] =>
  codes
    .filter((code) => code !== '')
    .map((value) => ({ value, label: name(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'de-CH'));

/** Every two letters that name a country; the rest of the codes are groups of countries and gone ones. */
function countries(): readonly string[] {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const gone = new Set(NO_COUNTRIES.split(' '));
  return letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => !gone.has(code) && named(() => countryNames.of(code)) !== undefined);
}

function named(ask: () => string | undefined): string | undefined {
  try {
    return ask();
  } catch {
    // Not shaped like a code at all.
    return undefined;
  }
}

const LANGUAGES =
  'am ar az be bg bn bo bs ca ckb cs da de el en es et fa fi fr gu he hi hr hu hy id it ja ka ku kmr ko kk ky lg ln lt lv mk ml mn ms my ne nl no om pa pl prs ps pt ro ru rw si sk sl so sq sr sv sw ta te th ti tl tr tg ug uk ur uz vi wo yo zh';
const NO_COUNTRIES =
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FQ FX HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UN VD WK XA XB YD YU ZR ZZ';
