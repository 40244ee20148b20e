import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs'

/** Turns one bit of a file over, `share` of the way through it. */
export function flipBit(path: string, share = 0.5): void {
  const at = Math.min(Math.floor(statSync(path).size * share), statSync(path).size - 1)
  const handle = openSync(path, 'r+')
  try {
    const byte = Buffer.alloc(1)
    readSync(handle, byte, 0, 1, at)
    byte[0] = (byte[0] ?? 0) ^ 1
    writeSync(handle, byte, 0, 1, at)
  } finally {
    closeSync(handle)
  }
}
