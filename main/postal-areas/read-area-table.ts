import type { FoundArea, ReadAreas, RefusedRow, WhyRefused } from '#shared/domain/found-areas.ts'
import { isInTheStates, PostalAreaDraft, type Point, zipOfCell } from '#shared/domain/postal-area.ts'

import { oneWord, trimmed } from '../imports/reading/plain-words.ts'
import type { Table } from '../spreadsheet/table.ts'

type Field = 'zip' | 'latitude' | 'longitude' | 'name'

/** What the columns are called, without the year of a census: in its gazetteer files and what is made from them, and by people. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  zip: 'geoid geoidfq affgeoid zcta zcta5 zcta5ce zip zips zipcode zip5 postalcode postcode cp codigopostal'.split(
    ' ',
  ),
  latitude: 'intptlat lat latitude latitud y'.split(' '),
  longitude: 'intptlong intptlon long lon lng longitude longitud x'.split(' '),
  name: 'name city town place placename pocity primarycity postofficecity municipality nombre ciudad lugar municipio'.split(
    ' ',
  ),
}

type Columns = Readonly<Record<Field, number>>

function columnsOf({ columns }: Pick<Table, 'columns'>): Columns {
  const keys = columns.map((heading) => oneWord(heading).replace(/(?<=[a-z])[12]0$/, ''))
  const find = (field: Field) => keys.findIndex((each) => HEADINGS[field].includes(each))
  return {
    zip: find('zip'),
    latitude: find('latitude'),
    longitude: find('longitude'),
    name: find('name'),
  }
}

/** Whether a table says of ZIPs where they lie; a name it may have or not. */
export function namesAreas(table: Pick<Table, 'columns'>): boolean {
  const { zip, latitude, longitude } = columnsOf(table)
  return ![zip, latitude, longitude].includes(-1)
}

/** Degrees as a cell says them; a comma may stand for the point. */
function degrees(cell: string): number {
  const text = cell.trim().replace(/^\+/, '').replace(/°$/, '').replace('−', '-')
  return /^-?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : NaN
}

/** What is wrong with a point, as precisely as can be said; `null` where it may be one of the United States. */
function faultOf({ latitude, longitude }: Point): WhyRefused | null {
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) return 'numbers'
  const point = { latitude, longitude }
  if (isInTheStates(point)) return null
  if (isInTheStates({ latitude: longitude, longitude: latitude })) return 'swapped'
  if (longitude > 0 && isInTheStates({ latitude, longitude: -longitude })) return 'no-minus'
  return PostalAreaDraft.shape.latitude.safeParse(latitude).success ? 'longitude' : 'latitude'
}

interface ReadRow {
  readonly row: number
  readonly area: PostalAreaDraft
  readonly isZeroLost: boolean
}

/** How the Census may begin the name of an area: `ZCTA5 02110`, `860Z200US02110`. */
const BEFORE_THE_DIGITS = /^(?:zcta5?\s+|86\d[a-z0-9]*us)/i

const LONGEST_NAME = 200
const LONGEST_TEXT = 120

function readRow(cells: readonly string[], row: number, at: Columns): ReadRow | RefusedRow {
  const cell = (field: Field) => trimmed(cells[at[field]])
  const said = [cell('zip'), cell('latitude'), cell('longitude')].filter(Boolean).join(' · ')
  const refused = (why: WhyRefused): RefusedRow => ({ row, why, text: said.slice(0, LONGEST_TEXT) })
  const code = cell('zip').replace(BEFORE_THE_DIGITS, '')
  const zip = zipOfCell(code)
  if (zip === null || zip === '00000') return refused('zip')
  const point = { latitude: degrees(cell('latitude')), longitude: degrees(cell('longitude')) }
  const fault = faultOf(point)
  if (fault !== null) return refused(fault)
  const area = PostalAreaDraft.parse({ zip, ...point, name: cell('name').slice(0, LONGEST_NAME) })
  return { row, area, isZeroLost: !code.startsWith(zip) }
}

const samePlace = (one: Point, other: Point): boolean =>
  one.latitude === other.latitude && one.longitude === other.longitude

/** Which of two rows about one area is right nobody can know: neither is read. */
function refuseContradictions(read: readonly ReadRow[]): {
  readonly kept: readonly ReadRow[]
  readonly refused: readonly RefusedRow[]
  readonly again: number
} {
  const kept: ReadRow[] = []
  const refused: RefusedRow[] = []
  for (const rows of Map.groupBy(read, ({ area }) => area.zip).values()) {
    const [first] = rows
    if (!first) continue
    if (rows.every(({ area }) => samePlace(area, first.area))) kept.push(first)
    else
      for (const { row, area } of rows)
        refused.push({ row, why: 'twice', text: [area.zip, area.latitude, area.longitude].join(' · ') })
  }
  return { kept, refused, again: read.length - kept.length - refused.length }
}

/**
 * The areas a table names, compared with those the office has. Every row is accounted for: it is an area, it is refused with
 * a reason, or it says again what a row before it said.
 */
export function readAreaTable(table: Table, known: ReadonlyMap<string, PostalAreaDraft>): ReadAreas {
  const at = columnsOf(table)
  const rows = table.rows.map((cells, index) => readRow(cells, table.rowNumbers[index] ?? index + 2, at))
  const read = rows.filter((row) => 'area' in row)
  const { kept, refused, again } = refuseContradictions(read)
  const asideRows = table.problems.filter(({ severity, row }) => severity === 'error' && row !== undefined)
  const aside = asideRows.map(({ row = 0 }): RefusedRow => ({ row, why: 'no-row', text: '' }))
  const as = (area: PostalAreaDraft): FoundArea['as'] => {
    const before = known.get(area.zip)
    if (!before) return 'new'
    return samePlace(before, area) && (area.name === '' || area.name === before.name) ? 'known' : 'changed'
  }
  return {
    fileName: table.fileName,
    rows: table.rows.length + table.rowsSetAside,
    found: kept.map(({ row, area }) => ({ ...area, row, as: as(area) })),
    refused: [...rows.filter((row) => 'why' in row), ...refused, ...aside].toSorted(
      (one, other) => one.row - other.row,
    ),
    again,
    zerosLost: kept.filter(({ isZeroLost }) => isZeroLost).length,
  }
}
