import { zipSync } from 'fflate'

import type { Chance } from '#main/sample-school/chance.ts'

import { mutatedFile } from './mutate-file.ts'

/** A file of a kind the program does not read. */
export interface ForeignFile {
  readonly name: string
  readonly bytes: Buffer
  /** Whether it still is of its kind, so that it must be refused; what was harmed may be anything. */
  readonly isWhole: boolean
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const types = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
const workbook = `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="Students" sheetId="1"/></sheets></workbook>`
const cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>7</t></is></c>'

function sheet(rows: number): string {
  return `${declaration}<worksheet><sheetData>${`<row>${cells}</row>`.repeat(rows)}</sheetData></worksheet>`
}

const strings = `${declaration}<sst count="2"><si><t>Ines</t></si><si><t>Varga</t></si></sst>`
const laughs = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "${'x'.repeat(50)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]><sst><si><t>&j;</t></si></sst>`
const outside = `<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>`

/** A workbook as a spreadsheet program writes it, or one whose inside is a trap. */
function workbookParts(chance: Chance): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': chance.happens(0.8) ? types : types.replace('spreadsheetml.sheet', 'x'),
    'xl/workbook.xml': workbook,
    'xl/sharedStrings.xml': chance.pick([strings, strings, laughs, outside, '<sst><si><t>'.repeat(5000)]),
    'xl/worksheets/sheet1.xml': sheet(chance.pick([2, 2, 2, 20_000])),
  }
}

function packed(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)]))),
  )
}

/** A workbook, whole or with one of its parts harmed: it is a workbook still. */
function someWorkbook(chance: Chance): Buffer {
  const parts: Record<string, string | Buffer> = workbookParts(chance)
  if (chance.happens(0.5)) {
    const part = chance.pick(Object.keys(parts).slice(1))
    parts[part] = mutatedFile(Buffer.from(parts[part] ?? ''), chance)
  }
  return packed(parts)
}

const others: readonly (() => Buffer)[] = [
  () => packed({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>' }),
  () => packed({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<office/>' }),
  () => Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
  () => Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
  () => Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'),
  () => Buffer.from('GIF89a\x01\0\x01\0', 'latin1'),
  () => Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), Buffer.alloc(2048)]),
  () => Buffer.from('\x1f\x8b\x08\0\0\0\0\0', 'latin1'),
  () => Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'),
  () => Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'),
  () => Buffer.from('{\\rtf1\\ansi First name,Last name,Grade\nInes,Varga,7\n}'),
  () => Buffer.from('SQLite format 3\0'.padEnd(4096, '\0')),
  () => Buffer.from('<!DOCTYPE html><table><tr><td>First name</td></tr></table>'),
  () => Buffer.from(`${declaration}<students><student/></students>`),
  () => Buffer.from('[{"First name":"Ines","__proto__":{"polluted":true}}]'),
]

/** One file the program does not read, under whichever name somebody gave it. */
export function foreignFile(chance: Chance): ForeignFile {
  const whole = chance.happens(0.6) ? someWorkbook(chance) : chance.pick(others)()
  const isWhole = chance.happens(0.5)
  return {
    name: chance.pick(['list.xlsx', 'list.csv', 'list.txt', 'list.zip', 'list']),
    bytes: isWhole ? whole : mutatedFile(whole, chance),
    isWhole,
  }
}
