import { setImmediate } from 'node:timers/promises'

import sax from 'sax'

import { ruleError } from '#shared/app-error.ts'

import { detectEncoding } from './encoding.ts'
import { READING_LIMITS, megabytes, type ReadingLimits } from './limits.ts'
import { stopIfCancelled, tableName, type ReadingOptions } from './read-table.ts'
import type { Encoding, Table } from './table.ts'

/** Records of an Ed-Fi interchange that are read, each of which becomes a table of its own. */
const RECORDS = new Set([
  'AttendanceEvent',
  'StudentSchoolAttendanceEvent',
  'StudentAbsenceEvent',
  'DisciplineIncident',
  'StudentDisciplineIncidentAssociation',
  'StudentDisciplineIncidentBehaviorAssociation',
  'StudentDisciplineIncidentNonOffenderAssociation',
])

/** Names and free text, which may be those of others: they never leave the reader. */
const NEVER_KEPT = new Set([
  'ReporterName',
  'IncidentDescription',
  'BehaviorDetailedDescription',
  'Namespace',
])

const PIECE = 1 << 20

interface Collected {
  readonly columns: Map<string, number>
  readonly rows: string[][]
  readonly rowNumbers: number[]
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Takes the records of an interchange as the parser meets them: each end of an element with text is a cell. */
function recordCollector(fileName: string, limits: ReadingLimits) {
  const tables = new Map<string, Collected>()
  const path: string[] = []
  let text = ''
  let row: Map<string, string> | null = null
  let rowLine = 0

  function put(column: string, value: string): void {
    if (!row || value === '') return
    if (value.length > limits.cellLength)
      throw ruleError('imports:errors.cellTooLong', {
        file: fileName,
        row: rowLine,
        limit: limits.cellLength,
      })
    const before = row.get(column)
    if (before === undefined) row.set(column, value)
    else if (!before.split('; ').includes(value)) row.set(column, `${before}; ${value}`)
  }

  function keep(name: string, cells: ReadonlyMap<string, string>): void {
    const table: Collected = tables.get(name) ?? { columns: new Map(), rows: [], rowNumbers: [] }
    tables.set(name, table)
    if (table.rows.length >= limits.rows)
      throw ruleError('imports:errors.tooManyRows', { file: fileName, limit: limits.rows })
    const kept: string[] = []
    for (const [column, value] of cells) {
      const position = table.columns.get(column) ?? table.columns.size
      table.columns.set(column, position)
      kept[position] = value
    }
    table.rows.push(kept)
    table.rowNumbers.push(rowLine)
  }

  return {
    tables,
    open(name: string, line: number): void {
      if (path.length === 0 && !name.startsWith('Interchange'))
        throw ruleError('imports:errors.noInterchange', { file: fileName })
      path.push(name)
      text = ''
      if (path.length > 2 || !RECORDS.has(name)) return
      row = new Map()
      rowLine = line
    },
    text(piece: string): void {
      text += piece
    },
    close(): void {
      const name = path.pop() ?? ''
      // A descriptor of older interchanges has its code one level further in.
      const column = name === 'CodeValue' ? (path.at(-1) ?? name) : name
      if (path.length > 1 && !NEVER_KEPT.has(name)) put(column, text.trim())
      text = ''
      if (path.length !== 1 || !row) return
      keep(name, row)
      row = null
    },
  }
}

function asTable(name: string, { columns, rows, rowNumbers }: Collected, about: Named): Table {
  const width = columns.size
  return {
    name: `${tableName(about.fileName)} ${name.toLowerCase()}`,
    fileName: about.fileName,
    columns: [...columns.keys()],
    rows: rows.map((cells) => Array.from({ length: width }, (_, position) => cells[position] ?? '')),
    rowNumbers,
    detected: {
      ...{ encoding: about.encoding, byteOrderMark: false, delimiter: ',', delimiterFrom: 'stated' },
      quoted: false,
    },
    ...{ unnamedColumns: [], repeatedColumns: [], neverRead: [], rowsSetAside: 0, problems: [] },
  }
}

interface Named {
  readonly fileName: string
  readonly encoding: Encoding
}

/**
 * Reads the absences and incidents of an Ed-Fi interchange (XML) into tables, one for each kind of record; row numbers are
 * lines of the file. Entities a file declares for itself are refused, and nothing outside the file is looked at.
 */
export async function readInterchange(
  bytes: Uint8Array,
  fileName: string,
  { limits = READING_LIMITS, signal, progress }: ReadingOptions = {},
): Promise<readonly Table[]> {
  if (bytes.length > limits.fileBytes)
    throw ruleError('imports:errors.fileTooLarge', {
      ...{ file: fileName, limit: megabytes(limits.fileBytes), rows: limits.rows },
    })
  const { encoding } = detectEncoding(bytes)
  const decoder = new TextDecoder(encoding)
  const records = recordCollector(fileName, limits)
  const parser = sax.parser(true, { strictEntities: true })
  Object.assign(parser, {
    onopentag: ({ name }: { readonly name: string }) => records.open(localName(name), parser.line + 1),
    onclosetag: () => records.close(),
    ontext: (text: string) => records.text(text),
    oncdata: (text: string) => records.text(text),
    onerror: () => {
      throw ruleError('imports:errors.brokenXml', { file: fileName, line: parser.line + 1 })
    },
  })
  for (let start = 0; start < bytes.length; start += PIECE) {
    stopIfCancelled(signal)
    const end = Math.min(start + PIECE, bytes.length)
    parser.write(decoder.decode(bytes.subarray(start, end), { stream: end < bytes.length }))
    progress?.(end, bytes.length)
    await setImmediate()
  }
  parser.close()
  const tables = [...records.tables].map(([name, found]) => asTable(name, found, { fileName, encoding }))
  if (tables.length === 0) throw ruleError('imports:errors.noInterchange', { file: fileName })
  return tables
}
