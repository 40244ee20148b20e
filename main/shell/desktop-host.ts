import { rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

import type { BrowserWindow, OpenDialogOptions } from 'electron'

import type { ChosenFile, Host } from '../host.ts'
import type { Desktop } from './desktop.ts'
import type { FileTokens } from './file-tokens.ts'
import { drawPdf, printOnPaper } from './printing.ts'

const choices: Readonly<Record<'files' | 'folder' | 'place', OpenDialogOptions>> = {
  files: { properties: ['openFile', 'multiSelections', 'dontAddToRecent'] },
  folder: { properties: ['openDirectory', 'dontAddToRecent'] },
  place: { properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] },
}

function chosen(path: string): ChosenFile {
  return { name: basename(path), path }
}

/** What Electron's desktop does for a task. Save paths come from dialogs opened here, and from nowhere else. */
export function desktopHost(desktop: Desktop, window: () => BrowserWindow, tokens: FileTokens): Host {
  return {
    fileFor: async (token) => tokens.fileFor(token),
    chooseFiles: async (kind) => {
      const { filePaths } = await desktop.dialog.showOpenDialog(window(), choices[kind])
      return filePaths.map(chosen)
    },
    printToPdf: (document) => drawPdf(desktop, document),
    print: (document) => printOnPaper(desktop, document),
    saveFile: async (suggestedName, bytes) => {
      const { canceled, filePath } = await desktop.dialog.showSaveDialog(window(), {
        defaultPath: join(desktop.app.getPath('documents'), basename(suggestedName)),
        properties: ['showOverwriteConfirmation', 'createDirectory', 'dontAddToRecent'],
      })
      if (canceled || !filePath) return false
      await writeFile(`${filePath}.part`, bytes)
      await rename(`${filePath}.part`, filePath)
      return true
    },
  }
}
