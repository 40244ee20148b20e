import { isUtf8 } from 'node:buffer'

import type { Encoding } from './table.ts'

/** How the bytes of a file spell their text. */
export interface DetectedEncoding {
  readonly encoding: Encoding
  readonly byteOrderMark: boolean
}

const PROBE = 4096

function startsWith(bytes: Uint8Array, ...prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}

/** Latin text in UTF-16 has a zero in every second byte. */
function utf16WithoutMark(bytes: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(Math.min(bytes.length, PROBE) / 2)
  if (pairs < 2) return undefined
  let first = 0
  let second = 0
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[pair * 2] === 0) first += 1
    if (bytes[pair * 2 + 1] === 0) second += 1
  }
  if (second > pairs * 0.4 && first < pairs * 0.05) return 'utf-16le'
  if (first > pairs * 0.4 && second < pairs * 0.05) return 'utf-16be'
  return undefined
}

/** A file that was cut off may end inside a character; that alone does not make it Windows-1252. */
function isUtf8ButForItsEnd(bytes: Uint8Array): boolean {
  return [0, 1, 2, 3].some((cut) => cut <= bytes.length && isUtf8(bytes.subarray(0, bytes.length - cut)))
}

/** Finds the encoding: a byte order mark, else the shape of the bytes, else Windows-1252, which fits everything. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', byteOrderMark: true }
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', byteOrderMark: true }
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', byteOrderMark: true }
  const wide = utf16WithoutMark(bytes)
  if (wide) return { encoding: wide, byteOrderMark: false }
  return { encoding: isUtf8ButForItsEnd(bytes) ? 'utf-8' : 'windows-1252', byteOrderMark: false }
}
