import { inflateSync } from 'node:zlib'

import type { ScanKind } from '#shared/domain/consent-scan.ts'

const MOST_INFLATED = 20 * 1024 * 1024
const MOST_PAGES = 5000

const OBJECT_STREAM = /\/Type\s*\/ObjStm\b[^]*?stream\r?\n/g
const TREE = /\/Type\s*\/Pages\b[^<>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^<>]*?\/Type\s*\/Pages\b/g
const PAGE = /\/Type\s*\/Page\b(?!s)/g

/** What is packed in a PDF beside its plain text: newer scanners keep the list of pages there. */
function packed(bytes: Uint8Array, plain: string): readonly string[] {
  return [...plain.matchAll(OBJECT_STREAM)].flatMap(({ index, 0: { length } }) => {
    const from = index + length
    const to = plain.indexOf('endstream', from)
    try {
      const inflated = inflateSync(bytes.subarray(from, to < 0 ? undefined : to), {
        maxOutputLength: MOST_INFLATED,
      })
      return [inflated.toString('latin1')]
    } catch {
      return []
    }
  })
}

/** How many pages a scan holds: a picture is one; `null` of a PDF that does not tell. */
export function pagesOfScan(kind: ScanKind, bytes: Uint8Array): number | null {
  if (kind !== 'application/pdf') return 1
  const plain = Buffer.from(bytes).toString('latin1')
  const texts = [plain, ...packed(bytes, plain)]
  // The root of the tree counts all; the branches below it count fewer.
  const counted = texts.flatMap((text) =>
    [...text.matchAll(TREE)].map(([, one, other]) => Number(one ?? other)),
  )
  const single = texts.flatMap((text) => [...text.matchAll(PAGE)]).length
  const pages = counted.length > 0 ? Math.max(...counted) : single
  return pages > 0 && pages <= MOST_PAGES ? pages : null
}
