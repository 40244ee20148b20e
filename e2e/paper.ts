import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A font inside a PDF. */
export interface PaperFont {
  readonly name: string
  readonly embedded: boolean
}

/** The text of a PDF as a reader would copy it. */
export async function paperText(path: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', path, '-'])
  return stdout
}

/** The fonts a PDF uses, without the letters in front that mark a part of a font. */
export async function paperFonts(path: string): Promise<readonly PaperFont[]> {
  const { stdout } = await run('pdffonts', [path])
  return stdout
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      name: (line.split(/\s+/)[0] ?? '').replace(/^[A-Z]{6}\+/, ''),
      embedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)?.[1] === 'yes',
    }))
}
