import { expect, test } from 'vitest'

import type { AppError } from '#shared/app-error.ts'

import { bytesOf, tableFrom } from '../testing/spreadsheets.ts'
import { detectionNotes } from './detection-notes.ts'
import { READING_LIMITS } from './limits.ts'
import { readTable } from './read-table.ts'
import type { Table } from './table.ts'

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

function detected(table: Table): readonly unknown[] {
  const { encoding, byteOrderMark, delimiter, quoted } = table.detected
  return [encoding, byteOrderMark, delimiter, quoted]
}

const SPANISH = 'Nombre;Apellido\nJosé;Núñez\n'

test.each([
  ['UTF-8', bytesOf(SPANISH), ['utf-8', false, ';', false]],
  ['UTF-8 with a mark', bytesOf(`\ufeff${SPANISH}`), ['utf-8', true, ';', false]],
  ['UTF-16 as Excel saves it', utf16(SPANISH, false, true), ['utf-16le', true, ';', false]],
  ['UTF-16 the other way round', utf16(SPANISH, true, true), ['utf-16be', true, ';', false]],
  ['UTF-16 without a mark', utf16(SPANISH, false, false), ['utf-16le', false, ';', false]],
  ['older Windows text', new Uint8Array(Buffer.from(SPANISH, 'latin1')), ['windows-1252', false, ';', false]],
])('names with accents come out of %s', async (_, bytes, facts) => {
  const table = await readTable(bytes, 'list.csv')
  expect(table.rows).toEqual([['José', 'Núñez']])
  expect(table.columns).toEqual(['Nombre', 'Apellido'])
  expect(detected(table)).toEqual(facts)
})

test('curly quotes of older Windows text are kept', async () => {
  const table = await readTable(new Uint8Array([0x41, 0x0a, 0x93, 0x80, 0x94, 0x0a]), 'list.csv')
  expect(table.rows).toEqual([['“€”']])
})

test('a file cut inside a character is still read as UTF-8', async () => {
  const bytes = bytesOf('name,town\nJosé,A Coruñ')
  const table = await readTable(bytes.subarray(0, bytes.length - 1), 'list.csv')
  expect(table.detected.encoding).toBe('utf-8')
  expect(table.rows[0]?.[0]).toBe('José')
})

test.each([
  ['a,b,c\n1,2,3\n', ','],
  ['a;b;c\n"1,5";2;3\n"2,5";4;5\n', ';'],
  ['a\tb\n1\t2\n', '\t'],
  ['a|b|c\n1|2|3\n', '|'],
  ['Last, First;Grade;Room\nPerez, Ana;9;12\nDoe, Jo;9;12\n', ';'],
])('the delimiter of %j is found', async (text, delimiter) => {
  expect((await tableFrom('list', text)).detected).toMatchObject({ delimiter, delimiterFrom: 'counted' })
})

test("Excel's own line about the delimiter is believed and not read as headings", async () => {
  const table = await tableFrom('list', 'sep=;\r\na;b\r\n1;2\r\n')
  expect(table.detected).toMatchObject({ delimiter: ';', delimiterFrom: 'stated' })
  expect([table.columns, table.rows]).toEqual([['a', 'b'], [['1', '2']]])
})

test('one column is one column', async () => {
  const table = await tableFrom('list', 'name\nAna\nJo\n')
  expect(table.detected.delimiterFrom).toBe('assumed')
  expect(table.rows).toEqual([['Ana'], ['Jo']])
})

test.each(['\n', '\r\n', '\r'])(
  'quotes, delimiters and lines inside a cell survive line ending %j',
  async (end) => {
    const table = await tableFrom('list', ['a,b', '"says ""hi"", then', 'leaves",2', '3,4', ''].join(end))
    expect(table.rows).toEqual([
      ['says "hi", then\nleaves', '2'],
      ['3', '4'],
    ])
  },
)

test('rows count as a spreadsheet program counts them, blank ones too', async () => {
  const table = await tableFrom('list', 'a,b\n1,2\n,\n\n"x\ny",4\n')
  expect(table.rowNumbers).toEqual([2, 5])
})

test('a table larger than one piece is read whole, whatever falls on the cut', async () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, index) => `"Niño ${index}, the ""${index}""","two\r\nlines",é`,
  )
  const table = await tableFrom('list', `a,b,c\r\n${rows.join('\r\n')}\r\n`)
  expect(table.rows.length).toBe(60_000)
  expect(
    table.rows.every((cells, index) => cells.join('¦') === `Niño ${index}, the "${index}"¦two\nlines¦é`),
  ).toBe(true)
  expect(table.problems).toEqual([])
})

test('columns without a heading keep their place', async () => {
  const table = await tableFrom('list', 'a,b,,d,\n1,2,3,4,5\n1,2,,4,\n')
  expect(table.columns).toEqual(['a', 'b', 'Column 3', 'd', 'Column 5'])
  expect(table.unnamedColumns).toEqual([
    { column: 'Column 3', filled: 1 },
    { column: 'Column 5', filled: 1 },
  ])
})

test('the second of two equal headings gets a number', async () => {
  const table = await tableFrom('list', 'Phone,Phone,Phone\n1,2,3\n')
  expect(table.columns).toEqual(['Phone', 'Phone (2)', 'Phone (3)'])
  expect(table.repeatedColumns).toEqual(['Phone'])
})

test.each([
  'password',
  'ext_studentPassword',
  'UserPasswd',
  'PWD',
  'pass code',
  'lunch_PIN',
  'client secret',
  'Contraseña',
])('what stands under %s never leaves the reader', async (heading) => {
  const table = await tableFrom('list', `id,${heading},name\n1,hunter2,Ana\n2,hunter3,Jo\n`)
  expect(table.neverRead).toEqual([heading])
  expect(table.columns).toEqual(['id', 'name'])
  expect(JSON.stringify(table)).not.toContain('hunter')
})

test('half a row at the end of a cut-off file is left out and reported with its number', async () => {
  const table = await tableFrom('list', 'id,name,grade\n1,Ana,9\n2,J')
  expect(table.rows).toEqual([['1', 'Ana', '9']])
  expect(table.rowsSetAside).toBe(1)
  expect(table.problems).toMatchObject([
    {
      table: 'list',
      row: 3,
      severity: 'error',
      message: 'imports:problems.halfRow',
      values: { cells: 2, columns: 3 },
    },
  ])
})

test('a file that ends inside a quotation loses that row only', async () => {
  const table = await tableFrom('list', 'id,name\n1,Ana\n2,"Jo')
  expect(table.rows).toEqual([['1', 'Ana']])
  expect(table.problems).toMatchObject([{ row: 3, message: 'imports:problems.halfRow' }])
})

test('a short row in the middle is read with a warning', async () => {
  const table = await tableFrom('list', 'a,b,c\n1,2\n4,5,6\n')
  expect(table.rows[0]).toEqual(['1', '2', ''])
  expect(table.problems).toMatchObject([
    { row: 2, severity: 'warning', message: 'imports:problems.shortRow' },
  ])
})

test('a row with more text than headings is left out; empty cells at its end do not matter', async () => {
  const table = await tableFrom('list', 'a,b\n1,2,3\n4,5,,\n')
  expect(table.rows).toEqual([['4', '5']])
  expect(table.problems).toMatchObject([{ row: 2, severity: 'error', message: 'imports:problems.longRow' }])
})

test('headings without rows are a table of nothing', async () => {
  const table = await tableFrom('list', 'a,b,c')
  expect([table.columns, table.rows, table.problems]).toEqual([['a', 'b', 'c'], [], []])
  expect(detectionNotes(table).map(({ message }) => message)).toContain('imports:notes.headingsOnly')
})

async function refusal(bytes: Uint8Array, limits = READING_LIMITS): Promise<string> {
  const error = await readTable(bytes, 'list.csv', { limits }).then(
    () => undefined,
    (found: AppError) => found,
  )
  expect(error?.code).toBe('rule')
  return error?.message ?? ''
}

test.each([
  ['a PDF', bytesOf('%PDF-1.7\n…'), 'PDF'],
  ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'picture'],
  ['an Excel workbook', bytesOf('PK\u0003\u0004…[Content_Types].xml…xl/workbook.xml'), 'Excel workbook'],
  ['a Word document', bytesOf('PK\u0003\u0004…word/document.xml'), 'Word document'],
  ['a zip', bytesOf('PK\u0003\u0004…users.csv'), 'zip'],
  ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'older Excel'],
  ['a web page', bytesOf('\ufeff \n<!DOCTYPE html><html><body>Sign in</body></html>'), 'web page'],
  ['program data', bytesOf('[{"id": 1}]'), 'JSON'],
  ['an empty file', new Uint8Array(0), 'is empty'],
  ['blank lines', bytesOf('\n\n , ,\n'), 'is empty'],
  ['bytes with zeros', bytesOf('a,b\n1,\u0000\n'), 'plain text'],
  ['a quotation that swallows rows', bytesOf('a,b\n"1,2\n3,4\n5,6\n'), 'never closed'],
  ['a dangerous heading', bytesOf('a,__proto__\n1,2\n'), 'heading'],
  ['another dangerous heading', bytesOf('constructor,b\n1,2\n'), 'heading'],
])('%s is refused with a sentence that names it', async (_, bytes, words) => {
  expect(await refusal(bytes)).toContain(words)
})

test('each limit is named in its refusal', async () => {
  const limits = { ...READING_LIMITS, rows: 10, columns: 3, cellLength: 20, fileBytes: 400 }
  expect(await refusal(bytesOf(`a\n${'1\n'.repeat(11)}`), limits)).toContain('more than 10 rows')
  expect(await refusal(bytesOf('a,b,c,d\n1,2,3,4\n'), limits)).toContain('more than 3 columns')
  expect(await refusal(bytesOf(`a\n${'x'.repeat(21)}\n`), limits)).toContain('Row 2')
  expect(await refusal(bytesOf(`a\n${'x'.repeat(500)}\n`), limits)).toContain('larger than')
  await expect(readTable(bytesOf(`a\n${'1\n'.repeat(10)}`), 'list.csv', { limits })).resolves.toBeDefined()
})

test('lines inside quotations do not count as rows', async () => {
  const limits = { ...READING_LIMITS, rows: 3 }
  const table = await readTable(bytesOf(`a\n"${'x\n'.repeat(50)}"\n2\n3\n`), 'list.csv', { limits })
  expect(table.rows.length).toBe(3)
})

test('a file with a million rows is refused with the limit, quickly and in little memory', async () => {
  const line = Buffer.from('10001,active,,TRUE,12345,student,ana.perez,,Ana,Pérez\n')
  const bytes = new Uint8Array(Buffer.alloc(line.length * 1_000_000, line))
  const before = process.memoryUsage().heapUsed
  const started = performance.now()
  expect(await refusal(bytes)).toContain('more than 400000 rows')
  const took = performance.now() - started
  const grown = (process.memoryUsage().heapUsed - before) / 1024 / 1024
  expect(took).toBeLessThan(10_000)
  expect(grown).toBeLessThan(50)
})

test('a line that never ends is given up early, and so is a quotation that swallows everything', async () => {
  expect(await refusal(bytesOf('x'.repeat(3_000_000)))).toContain('plain text')
  const started = performance.now()
  expect(await refusal(bytesOf(`a\n"${'x'.repeat(400)}`.padEnd(60_000_000, 'x,1 ')))).toContain(
    'never closed',
  )
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('a million lines with carriage returns alone are refused too', async () => {
  const bytes = new Uint8Array(Buffer.alloc(2_000_000, 'a\r'))
  expect(await refusal(bytes)).toContain('more than 400000 rows')
})

test('reading can be stopped', async () => {
  const controller = new AbortController()
  controller.abort()
  await expect(tableFrom('list', 'a\n1\n', { signal: controller.signal })).rejects.toMatchObject({
    code: 'cancelled',
  })
})

test('progress ends at the whole file', async () => {
  const seen: [number, number][] = []
  await tableFrom('list', `a\n${'1\n'.repeat(100)}`, {
    progress: (done, total) => void seen.push([done, total]),
  })
  expect(seen.at(-1)).toEqual([202, 202])
})
