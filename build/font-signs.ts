import { brotliDecompressSync } from 'node:zlib'

/** Places in the list of tags that WOFF2 writes as numbers. */
const CMAP = 0
const GLYF = 10
const LOCA = 11
const OTHER_TAG = 63
const HEADER = 48

/** A number of seven bits a byte, the last byte without its highest bit. */
function packedNumber(font: Buffer, from: number): { readonly value: number; readonly next: number } {
  let value = 0
  let next = from
  for (;;) {
    const byte = font.readUInt8(next)
    value = value * 128 + (byte & 127)
    next += 1
    if (byte < 128) return { value, next }
  }
}

/** The table of a WOFF2 font that says which signs it draws. */
function signTable(font: Buffer): Buffer {
  let at = HEADER
  let offset = 0
  let found: readonly [from: number, to: number] | undefined
  for (let tables = font.readUInt16BE(12); tables > 0; tables -= 1) {
    const flags = font.readUInt8(at)
    const tag = flags & 63
    const changed = tag === GLYF || tag === LOCA ? flags >> 6 !== 3 : flags >> 6 !== 0
    const whole = packedNumber(font, at + (tag === OTHER_TAG ? 5 : 1))
    const stored = changed ? packedNumber(font, whole.next) : whole
    if (tag === CMAP) found = [offset, offset + stored.value]
    offset += stored.value
    at = stored.next
  }
  if (!found) throw new Error('A font does not say which signs it draws')
  return brotliDecompressSync(font.subarray(at, at + font.readUInt32BE(20))).subarray(...found)
}

/** Signs up to U+FFFF, in stretches whose ends, starts, shifts and places stand in four lists. */
function shortSigns(table: Buffer): readonly number[] {
  const length = table.readUInt16BE(6)
  return Array.from({ length: length / 2 }, (_, stretch) => stretch * 2).flatMap((step) => {
    const to = table.readUInt16BE(14 + step)
    const start = 16 + length + step
    const from = table.readUInt16BE(start)
    const shift = table.readUInt16BE(start + length)
    const place = start + length * 2
    const jump = table.readUInt16BE(place)
    const glyphOf = (sign: number): number => {
      if (jump === 0) return (sign + shift) & 0xffff
      return table.readUInt16BE(place + jump + (sign - from) * 2)
    }
    return Array.from({ length: to - from + 1 }, (__, index) => from + index).filter(
      (sign) => sign !== 0xffff && glyphOf(sign) !== 0,
    )
  })
}

/** Signs of any number, in stretches of a first, a last and a glyph. */
function longSigns(table: Buffer): readonly number[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, group) => 16 + group * 12).flatMap((at) => {
    const from = table.readUInt32BE(at)
    return Array.from({ length: table.readUInt32BE(at + 4) - from + 1 }, (__, index) => from + index)
  })
}

/** The signs a WOFF2 font draws, as its own table has them: what is said about a font elsewhere promises more. */
export function signsOfFont(font: Buffer): ReadonlySet<number> {
  const table = signTable(font)
  const signs = Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
    const part = table.subarray(table.readUInt32BE(8 + index * 8))
    switch (part.readUInt16BE(0)) {
      case 4:
        return shortSigns(part)
      case 12:
        return longSigns(part)
      default:
        return []
    }
  })
  return new Set(signs.flat())
}
