import { deflateSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { pagesOfScan } from './scan-pages.ts'

const pdf = (...parts: readonly (string | Uint8Array)[]) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), ...parts.map((part) => Buffer.from(part as string))])
const stream = (packed: Uint8Array) => [
  '9 0 obj << /Type /ObjStm /N 2 /First 10 /Filter /FlateDecode >>\nstream\r\n',
  packed,
  '\nendstream endobj',
]

test.each([
  [
    'the tree counts its branches',
    3,
    pdf('1 0 obj<</Type/Pages/Count 2/Kids[4 0 R]>>', '2 0 obj<</Count 3 /Kids[1 0 R] /Type /Pages>>'),
  ],
  ['pages one by one', 2, pdf('<</Type/Page /Parent 1 0 R>>', '<</Type /Page>>')],
  ['a packed list', 4, pdf(...stream(deflateSync('1 0 << /Type /Pages /Kids [] /Count 4 >>')))],
  ['a list that does not unpack', null, pdf(...stream(Buffer.from('no such thing')))],
  ['nothing that tells', null, pdf('%%EOF')],
  ['more than anybody scans', null, pdf('<</Type/Pages/Count 99999999>>')],
])('a PDF says how many pages it has: %s', (_, pages, bytes) => {
  expect(pagesOfScan('application/pdf', bytes)).toBe(pages)
})

test('a picture is one page', () => {
  expect(pagesOfScan('image/png', Buffer.from('89504e470d0a1a0a', 'hex'))).toBe(1)
})
