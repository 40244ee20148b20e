import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** A word as it may stand in a file: plain, in two bytes a letter, in base64 at any of its three places, in hexadecimal. */
function spellings(word: string): readonly (readonly [how: string, bytes: Buffer])[] {
  const plain = Buffer.from(word)
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .replace(/=+$/, '')
    // The letters at both ends also say something about what stands beside the word.
    return ['base64', Buffer.from(text.slice(shift === 0 ? 0 : shift + 1, -1))] as const
  })
  return [
    ['utf-8', plain],
    ['utf-16', Buffer.from(word, 'utf16le')],
    ['utf-16 the other way', Buffer.from(word, 'utf16le').swap16()],
    ['hexadecimal', Buffer.from(plain.toString('hex'))],
    ...base64,
  ]
}

function inflated(bytes: Buffer, at: number): Buffer | undefined {
  const rest = bytes.subarray(at)
  for (const inflate of [gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync]) {
    try {
      return inflate(rest)
    } catch {
      // Not this one.
    }
  }
  return undefined
}

const packedBegins: readonly Buffer[] = [
  Buffer.from([0x1f, 0x8b, 0x08]),
  Buffer.from([0x78, 0x01]),
  Buffer.from([0x78, 0x9c]),
  Buffer.from([0x78, 0xda]),
]

/** What is packed somewhere inside a file. */
function unpackedFrom(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = []
  for (const begin of packedBegins) {
    for (let at = bytes.indexOf(begin); at >= 0; at = bytes.indexOf(begin, at + 1)) {
      const unpacked = inflated(bytes, at)
      if (unpacked && unpacked.length > 0) found.push(unpacked)
    }
  }
  return found
}

/** A file as it is now; a program that runs may have taken it away already. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

/** Every file below a folder, hidden ones too, and how a word stands in it or in its name, if it does. */
export function filesWith(
  word: string,
  folder: string,
  isSpared: (path: string) => boolean,
): readonly string[] {
  const wanted = spellings(word)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() && !isSpared(path))
    .flatMap((path) => {
      const bytes = bytesOf(path)
      const how =
        wanted.find(([, spelling]) => bytes.includes(spelling))?.[0] ??
        (unpackedFrom(bytes).some((inner) => wanted.some(([, spelling]) => inner.includes(spelling)))
          ? 'packed'
          : undefined) ??
        (path.includes(word) ? 'its name' : undefined)
      return how ? [`${relative(folder, path)} (${how})`] : []
    })
}
