import { access, mkdir, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, extname, join, normalize } from 'node:path'

import type { Page } from 'playwright-core'

import type { Desk } from './office.ts'

interface PickedFile {
  readonly path: string
  readonly base64: string
}

/** Opens the browser's own file dialog; runs in the page. */
async function pick(kind: 'files' | 'folder'): Promise<readonly PickedFile[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = kind === 'folder'
  const files = await new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
  const read = (file: File): Promise<PickedFile> =>
    new Promise((resolve, reject) => {
      const reader = new FileReader()
      reader.addEventListener('load', () => {
        const data = typeof reader.result === 'string' ? reader.result : ''
        resolve({ path: file.webkitRelativePath || file.name, base64: data.slice(data.indexOf(',') + 1) })
      })
      reader.addEventListener('error', () => reject(new Error('The file cannot be read')))
      reader.readAsDataURL(file)
    })
  return Promise.all(files.map(read))
}

async function isTaken(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** A path in the folder that holds nothing yet: `letter.pdf`, `letter (2).pdf`, … */
async function freePath(folder: string, name: string, round = 1): Promise<string> {
  const ending = extname(name)
  const path = join(folder, round === 1 ? name : `${basename(name, ending)} (${round})${ending}`)
  return (await isTaken(path)) ? freePath(folder, name, round + 1) : path
}

/** A desk for a person: the browser's file dialog to choose, their Downloads folder to save. */
export function personsDesk(scratch: string, say: (sentence: string) => void): Desk {
  const downloads = join(homedir(), 'Downloads')
  const backups = join(homedir(), 'Footbridge backups')
  const save = async (suggestedName: string, bytes: Uint8Array): Promise<string> => {
    await mkdir(downloads, { recursive: true })
    const path = await freePath(downloads, suggestedName)
    await writeFile(path, bytes)
    return path
  }
  return {
    saveFile: async (suggestedName, bytes) => {
      say(`Saved: ${await save(suggestedName, bytes)}`)
      return true
    },
    chooseFiles: async (kind, page: Page) => {
      // A browser hands over what a folder holds and never where it lies, so there is one place to write into.
      if (kind === 'place') {
        await mkdir(backups, { recursive: true })
        say(`Backups go into: ${backups}`)
        return [backups]
      }
      const picked = await page.evaluate(pick, kind)
      const paths = picked.map(({ path }) => join(scratch, normalize(join('/', path))))
      for (const [index, path] of paths.entries()) {
        await mkdir(join(path, '..'), { recursive: true })
        await writeFile(path, Buffer.from(picked[index]?.base64 ?? '', 'base64'))
      }
      const [first] = picked
      if (kind === 'files' || !first) return paths
      return [join(scratch, first.path.split('/')[0] ?? '')]
    },
    print: async (document, drawPdf) => {
      say(`Ready to print: ${await save('Footbridge.pdf', await drawPdf(document))}`)
      return true
    },
  }
}
