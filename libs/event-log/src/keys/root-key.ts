import { createSecretKey, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RandomBytes } from './port.ts';
import { KEY_BYTES } from './wrap.ts';

const FORM = /^fallspur-root-key:1:([0-9a-f]{64})\n?$/;

/** The root key in its file: `fallspur-root-key:1:` and 64 hex digits, readable by its owner only (0600). */
export function readRootKey(file: string): KeyObject {
  assertPrivate(file);
  const hex = FORM.exec(readFileSync(file, 'utf8'))?.[1];
  if (hex === undefined)
    throw new Error(
      `Root-key file "${file}": expected "fallspur-root-key:1:" and 64 hex digits, got something else; ` +
        'restore the file from its backup, do not create a new one: without it every personal value is lost',
    );
  return createSecretKey(Buffer.from(hex, 'hex'));
}

/** Creates the file (never over an existing one) and makes it durable before any key is wrapped under it. */
export function createRootKey(file: string, random: RandomBytes): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, `fallspur-root-key:1:${Buffer.from(random(KEY_BYTES)).toString('hex')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function assertPrivate(file: string): void {
  if (process.platform === 'win32') return;
  const mode = statSync(file).mode & 0o777;
  if ((mode & 0o077) !== 0)
    throw new Error(
      `Root-key file "${file}": expected mode 600 (owner only), got ${mode.toString(8)}; run chmod 600 on it`,
    );
}
