import { readFileSync, statSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { HouseError } from '../house-error.ts';

const BYTES_MAX = 256 * 1024 * 1024;

/** A text file as a person named it: UTF-8 and nothing else. A byte order mark is taken off. Throws `HouseError`. */
export const readText = (file: string): string => {
  const bytes = readBytes(file);
  if (!isUtf8(bytes)) {
    const { offset, line, byte } = firstInvalid(bytes);
    throw new HouseError(
      'FILE_NOT_UTF8',
      `${file}, Zeile ${line}, Byte ${offset}: erwartet ist UTF-8, dort steht das Byte 0x${byte.toString(16).padStart(2, '0')}.`,
      ['Speichern Sie die Datei als «CSV UTF-8»; nichts davon wurde übernommen.'],
    );
  }
  return withoutMark(bytes.toString('utf8'));
};

/** Without the byte order mark some programs put first. */
export const withoutMark = (text: string): string => (text.startsWith('\u{feff}') ? text.slice(1) : text);

const readBytes = (file: string): Buffer => {
  try {
    const { size } = statSync(file);
    if (size > BYTES_MAX)
      throw new HouseError('FILE_TOO_LARGE', `${file} hat ${size} Bytes, erwartet sind höchstens ${BYTES_MAX}.`);
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new HouseError('FILE_UNREADABLE', `Die Datei «${file}» gibt es nicht.`);
    if (code === 'EISDIR')
      throw new HouseError('FILE_UNREADABLE', `«${file}» ist ein Ordner, erwartet ist eine Datei.`);
    if (code === 'EACCES') throw new HouseError('FILE_UNREADABLE', `Die Datei «${file}» darf nicht gelesen werden.`);
    if (code !== undefined)
      throw new HouseError('FILE_UNREADABLE', `Die Datei «${file.slice(0, 200)}» lässt sich nicht lesen (${code}).`);
    throw error;
  }
};

const NEWLINE = 0x0a;

/** The first byte no UTF-8 text can have there: 0-based offset, 1-based line. */
export const firstInvalid = (
  bytes: Buffer,
): { readonly offset: number; readonly line: number; readonly byte: number } => {
  let start = 0;
  let line = 1;
  // No character of several bytes spans a line end, so each line can be judged alone.
  for (let end = bytes.indexOf(NEWLINE, start); end >= 0 && isUtf8(bytes.subarray(start, end));) {
    start = end + 1;
    line++;
    end = bytes.indexOf(NEWLINE, start);
  }
  let offset = start;
  while (offset < bytes.length) {
    const length = [1, 2, 3, 4].find(
      (bytesLong) => offset + bytesLong <= bytes.length && isUtf8(bytes.subarray(offset, offset + bytesLong)),
    );
    if (length === undefined) break;
    offset += length;
  }
  return { offset, line, byte: bytes[offset] ?? 0 };
};
