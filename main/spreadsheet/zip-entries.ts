import { ruleError, type AppError } from '#shared/app-error.ts'

import { megabytes, type ReadingLimits } from './limits.ts'

/** One file inside a zip, as the zip's own list describes it. */
export interface ZipEntry {
  readonly path: string
  readonly method: 'stored' | 'deflated'
  readonly checksum: number
  readonly packedSize: number
  readonly size: number
  /** The packed bytes, a view into the zip. */
  readonly packed: Uint8Array
}

const END = 0x06054b50
const LISTED = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535

function damaged(file: string): AppError {
  return ruleError('imports:errors.zip.damaged', { file })
}

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  return undefined
}

function decodeName(bytes: Uint8Array): string {
  const name = new TextDecoder('utf-8').decode(bytes)
  return name.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : name
}

function refuseUnsafePath(path: string, file: string): void {
  const parts = path.split(/[\\/]/)
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const unsafe =
    /^[\\/]|^[a-z]:|[\u0000-\u001f]/i.test(path) || parts.includes('..') || parts.includes('__proto__')
  if (unsafe) throw ruleError('imports:errors.zip.unsafeNames', { file })
}

function packedBytes(
  bytes: Uint8Array,
  view: DataView,
  entry: { at: number; length: number },
  file: string,
): Uint8Array {
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) throw damaged(file)
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (start + entry.length > bytes.length) throw damaged(file)
  return bytes.subarray(start, start + entry.length)
}

function refuseOverlaps(entries: readonly ZipEntry[], file: string): void {
  const sorted = entries.toSorted((left, right) => left.packed.byteOffset - right.packed.byteOffset)
  sorted.forEach(({ packed }, index) => {
    const next = sorted[index + 1]?.packed
    if (next && packed.length > 0 && packed.byteOffset + packed.length > next.byteOffset) {
      throw ruleError('imports:errors.zip.trap', { file })
    }
  })
}

function refuseTraps(entries: readonly ZipEntry[], file: string, limits: ReadingLimits): void {
  refuseOverlaps(entries, file)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (total > limits.totalBytes) {
    throw ruleError('imports:errors.zip.tooLarge', { file, limit: megabytes(limits.totalBytes) })
  }
  const steep = entries.some(
    ({ size, packedSize }) => size > 1 << 20 && size > packedSize * limits.packingRatio,
  )
  if (steep) throw ruleError('imports:errors.zip.trap', { file })
}

/** Lists what a zip holds and refuses one that is damaged, locked, or built to overwhelm the machine. */
export function zipEntries(bytes: Uint8Array, file: string, limits: ReadingLimits): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) throw damaged(file)
  const count = view.getUint16(end + 10, true)
  if (count > limits.files) throw ruleError('imports:errors.zip.tooManyFiles', { file, limit: limits.files })
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== LISTED) throw damaged(file)
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const packedSize = view.getUint32(at + 20, true)
    const nameLength = view.getUint16(at + 28, true)
    if (at + 46 + nameLength > bytes.length) throw damaged(file)
    const path = decodeName(bytes.subarray(at + 46, at + 46 + nameLength))
    refuseUnsafePath(path, file)
    if ((flags & 1) !== 0) throw ruleError('imports:errors.zip.locked', { file })
    if (method !== 0 && method !== 8) throw ruleError('imports:errors.zip.unknownPacking', { file })
    entries.push({
      path: path.replaceAll('\\', '/'),
      method: method === 0 ? 'stored' : 'deflated',
      checksum: view.getUint32(at + 16, true),
      packedSize,
      size: view.getUint32(at + 24, true),
      packed: packedBytes(bytes, view, { at: view.getUint32(at + 42, true), length: packedSize }, file),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  refuseTraps(entries, file, limits)
  return entries
}
