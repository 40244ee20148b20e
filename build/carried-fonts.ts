import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Plugin } from 'vite'

import { fontFiles } from '#main/print/fonts.ts'

import { project } from './program.ts'

/** Lays the fonts of printed pages beside the built program, because the packed one has no `node_modules` to find them in. */
export function carriedFonts(): Plugin {
  return {
    name: 'footbridge:carried-fonts',
    apply: 'build',
    generateBundle() {
      for (const { folder, file } of fontFiles()) {
        const source = readFileSync(join(project, 'node_modules', '@fontsource', folder, 'files', file))
        this.emitFile({ type: 'asset', fileName: `fonts/${file}`, source })
      }
    },
  }
}
