/** The text of a file: UTF-16 where it says so, UTF-8, else what spreadsheets on Windows write. A mark is no character. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Is it text at all, and no workbook, picture or PDF somebody chose by mistake? */
export const isText = (text: string): boolean =>
  !['PK\u0003\u0004', '%PDF-'].some((mark) => text.startsWith(mark)) && !text.includes('\0');
