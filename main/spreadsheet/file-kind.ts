import { ruleError } from '#shared/app-error.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'

/** What a file seems to be when it is not a table of text. */
export type ForeignKind =
  | 'pdf'
  | 'picture'
  | 'excel'
  | 'oldOffice'
  | 'word'
  | 'openDocument'
  | 'zip'
  | 'otherArchive'
  | 'webPage'
  | 'xml'
  | 'json'
  | 'richText'
  | 'database'

const SENTENCES: Readonly<Record<ForeignKind, MessageKey>> = {
  pdf: 'imports:errors.seemsToBe.pdf',
  picture: 'imports:errors.seemsToBe.picture',
  excel: 'imports:errors.seemsToBe.excel',
  oldOffice: 'imports:errors.seemsToBe.oldOffice',
  word: 'imports:errors.seemsToBe.word',
  openDocument: 'imports:errors.seemsToBe.openDocument',
  zip: 'imports:errors.seemsToBe.zip',
  otherArchive: 'imports:errors.seemsToBe.otherArchive',
  webPage: 'imports:errors.seemsToBe.webPage',
  xml: 'imports:errors.seemsToBe.xml',
  json: 'imports:errors.seemsToBe.json',
  richText: 'imports:errors.seemsToBe.richText',
  database: 'imports:errors.seemsToBe.database',
}

const SIGNATURES: readonly (readonly [string, ForeignKind])[] = [
  ['%PDF', 'pdf'],
  ['\x89PNG', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['GIF8', 'picture'],
  ['II*\0', 'picture'],
  ['MM\0*', 'picture'],
  ['\xd0\xcf\x11\xe0', 'oldOffice'],
  ['\x1f\x8b', 'otherArchive'],
  ['7z\xbc\xaf', 'otherArchive'],
  ['Rar!', 'otherArchive'],
  ['{\\rtf', 'richText'],
  ['SQLite format 3', 'database'],
]

const MARKUP: readonly (readonly [RegExp, ForeignKind])[] = [
  [/^<(!doctype\s+html|html|head|body|table|meta)\b/i, 'webPage'],
  [/^<\?xml\b/i, 'xml'],
  [/^(\{\s*"|\[\s*[{["])/, 'json'],
]

function packedKind(start: string): ForeignKind {
  if (/\bxl\/|xl\//.test(start)) return 'excel'
  if (start.includes('word/')) return 'word'
  if (start.includes('opendocument')) return 'openDocument'
  return start.includes('[Content_Types].xml') ? 'excel' : 'zip'
}

/** Names what a file seems to be by its first bytes; nothing for what may be a table of text. */
export function foreignKind(bytes: Uint8Array): ForeignKind | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1')
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(start)) return packedKind(start)
  const signature = SIGNATURES.find(([prefix]) => start.startsWith(prefix))
  if (signature) return signature[1]
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  return MARKUP.find(([shape]) => shape.test(text))?.[1]
}

/** Refuses a file that is plainly something else, with a sentence naming what it seems to be. */
export function refuseForeignKind(bytes: Uint8Array, fileName: string): void {
  const kind = foreignKind(bytes)
  if (kind) throw ruleError(SENTENCES[kind], { file: fileName })
}
