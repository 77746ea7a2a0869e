/** What a command writes to. Results go to `out`, everything about the way there to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Rewrites the current line of `err`; only where somebody watches. */
  status(text: string): void;
  /** True where `err` is a screen. */
  readonly watched: boolean;
}

/** The terminal of this process. A reader that closes the pipe early (`| head`) ends the program quietly. */
export const processTerminal = (): Terminal => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      throw error;
    });
  let open = false;
  const closeStatus = (): void => {
    if (open) process.stderr.write('\r\u001b[K');
    open = false;
  };
  return {
    out: (line) => {
      closeStatus();
      process.stdout.write(`${line}\n`);
    },
    err: (line) => {
      closeStatus();
      process.stderr.write(`${line}\n`);
    },
    status: (text) => {
      closeStatus();
      open = text !== '';
      process.stderr.write(text);
    },
    watched: process.stderr.isTTY === true,
  };
};

/** A JSON result: one document, indented as the samples are. */
export const json = (value: unknown): string => JSON.stringify(value, null, 1);
