import { ruleError } from '#shared/app-error.ts'

import type { ReadingLimits } from './limits.ts'
import type { Encoding } from './table.ts'

const LINE_FEED = 0x0a
const QUOTE = 0x22

/** Counts lines as bytes arrive, so that a file with far too many is refused before it is in memory. */
export interface LineCounter {
  add(bytes: Uint8Array): void
}

/** Refuses a file as soon as its lines, those inside quotations aside, are more than the limit. */
export function lineCounter(fileName: string, limits: ReadingLimits): LineCounter {
  let quoted = false
  let lines = 0
  return {
    add(bytes) {
      for (let index = 0; index < bytes.length; index += 1) {
        const byte = bytes[index]
        if (byte === QUOTE) quoted = !quoted
        else if (byte === LINE_FEED && !quoted) lines += 1
      }
      // One line more for the headings, one for a blank line at the end.
      if (lines > limits.rows + 2) {
        throw ruleError('imports:errors.tooManyRows', { file: fileName, limit: limits.rows })
      }
    },
  }
}

function hasMoreLineFeeds(bytes: Uint8Array, limit: number): boolean {
  let count = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && count <= limit; at = bytes.indexOf(LINE_FEED, at + 1))
    count += 1
  return count > limit
}

/** Refuses a file in memory before any of it is parsed; in UTF-16 a byte says too little, so the parser counts. */
export function refuseTooManyLines(
  bytes: Uint8Array,
  encoding: Encoding,
  fileName: string,
  limits: ReadingLimits,
): void {
  if (encoding.startsWith('utf-16') || !hasMoreLineFeeds(bytes, limits.rows)) return
  const counter = lineCounter(fileName, limits)
  const piece = 1 << 20
  for (let start = 0; start < bytes.length; start += piece) counter.add(bytes.subarray(start, start + piece))
}
