/** Hands a text to the person as a file, without asking the server again: what they see is what they get. */
export function downloadText(fileName: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the content once the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
