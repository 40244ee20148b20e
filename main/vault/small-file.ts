import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a rename in this folder last through a power cut. */
export function syncFolder(folder: string): void {
  // Windows keeps its folders in a journal of its own and refuses to sync one.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes a folder and what is missing above it; a power cut takes none of them back. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made !== dirname(first); made = dirname(made)) syncFolder(dirname(made))
}

const passing = new Set(['EPERM', 'EACCES', 'EBUSY'])
const pauses = [20, 50, 100, 200, 400]

/** Renames; on Windows a virus scanner may hold a fresh file for a moment, so there it tries again. */
export function renameInPlace(from: string, to: string): void {
  for (const pause of process.platform === 'win32' ? pauses : []) {
    try {
      return renameSync(from, to)
    } catch (error) {
      if (!passing.has((error as NodeJS.ErrnoException).code ?? '')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
  renameSync(from, to)
}

function writeAndSync(path: string, text: string): void {
  const handle = openSync(path, 'w', 0o600)
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Takes back what was begun; a disk that refuses this too does not hide why it was begun in vain. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // The first refusal is the one to tell.
  }
}

/** Puts a small file in place whole: after a power cut there is the old one or the new one. */
export function writeSmallFile(path: string, text: string): void {
  const part = `${path}.part`
  try {
    writeAndSync(part, text)
    renameInPlace(part, path)
  } catch (error) {
    discard(part)
    throw error
  }
  syncFolder(dirname(path))
}
