import { join } from 'node:path'

import type { Plugin } from 'vite'

import { fontRules } from '#main/print/fonts.ts'

import { project } from './program.ts'

/** Writes the fonts of printed pages into the stylesheet of their preview, so that the screen shows what prints. */
export function printedFonts(): Plugin {
  return {
    name: 'footbridge:printed-fonts',
    enforce: 'pre',
    load(id) {
      if (id !== join(project, 'renderer', 'ui', 'printed-fonts.css')) return null
      return fontRules((folder, file) => `@fontsource/${folder}/files/${file}`).replaceAll(
        'font-style:normal;',
        'font-style:normal;font-display:block;',
      )
    },
  }
}
