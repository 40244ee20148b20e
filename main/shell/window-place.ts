import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a window stands and how large it is; the only thing the shell itself remembers. */
export interface WindowPlace {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
}

const firstPlace: WindowPlace = { width: 1280, height: 860 }
const stateFile = (folder: string): string => join(folder, 'state.json')

function isLength(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 20_000
}

function isPosition(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= 50_000
}

/** Where the window stood last time; anything odd in the file counts as the first time. */
export function readWindowPlace(folder: string): WindowPlace {
  try {
    const { x, y, width, height } = JSON.parse(readFileSync(stateFile(folder), 'utf8')) as Record<
      string,
      unknown
    >
    if (!isLength(width) || !isLength(height)) return firstPlace
    return isPosition(x) && isPosition(y) ? { x, y, width, height } : { width, height }
  } catch {
    return firstPlace
  }
}

/** Remembers where the window stands. */
export function writeWindowPlace(folder: string, { x, y, width, height }: WindowPlace): void {
  const part = `${stateFile(folder)}.part`
  writeFileSync(part, JSON.stringify({ x, y, width, height }))
  renameSync(part, stateFile(folder))
}
