import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { zipSync } from 'fflate'

import { readChosen } from '../spreadsheet/read-folder.ts'
import { readTable, type ReadingOptions } from '../spreadsheet/read-table.ts'
import type { Table } from '../spreadsheet/table.ts'

const SHARED = join(import.meta.dirname, '../../../shared/data')

/** Text as the bytes of a file. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Cells as a line of CSV, quoted where they must be. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}

/** A table read from CSV text, as if from a file of that name. */
export function tableFrom(name: string, text: string, options?: ReadingOptions): Promise<Table> {
  return readTable(bytesOf(text), `${name}.csv`, options)
}

/** Several tables at once, by name. */
export function tablesFrom(files: Readonly<Record<string, string>>): Promise<readonly Table[]> {
  return Promise.all(Object.entries(files).map(([name, text]) => tableFrom(name, text)))
}

/** The bytes of a zip of text files. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)])))
}

/** Published sample data where it lies beside the repository, else synthetic files of the same shape, with a sentence saying so. */
export async function sampleTables(
  folder: string,
  synthetic: Readonly<Record<string, string>>,
): Promise<readonly Table[]> {
  const path = join(SHARED, folder)
  if (existsSync(path)) return (await readChosen([{ name: folder, path }])).tables
  process.stdout.write(
    `The sample data "${folder}" is not beside this repository: synthetic files of the same shape are read instead.\n`,
  )
  return tablesFrom(synthetic)
}
