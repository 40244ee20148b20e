import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Every way a text may lie readable in a file: as it is written and in small letters, in UTF-8 and both orders of UTF-16. */
function shapesOf(text: string): readonly Buffer[] {
  return [...new Set([text, text.toLowerCase()])].flatMap((written) => {
    const utf16 = Buffer.from(written, 'utf16le')
    return [Buffer.from(written, 'utf8'), utf16, Buffer.from(utf16).swap16()]
  })
}

/** Reads every byte of every file below a folder, and answers which of the texts can be read there, and where. */
export async function readableIn(
  folder: string,
  texts: readonly string[],
): Promise<{ readonly files: number; readonly found: readonly string[] }> {
  const shapes = texts.map((text) => ({ text, shapes: shapesOf(text) }))
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const found: string[] = []
  for (const path of paths) {
    const content = await readFile(path)
    for (const { text, shapes: ways } of shapes) {
      if (ways.some((way) => content.includes(way)))
        found.push(`“${text}” in ${path.slice(folder.length + 1)}`)
    }
  }
  return { files: paths.length, found }
}
