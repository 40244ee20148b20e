import { join } from 'node:path'

import type { BuiltProgram } from '#main/shell/desktop.ts'

/** The repository's folder. */
export const project = join(import.meta.dirname, '..')

/** The program as `npm run build` leaves it. */
export const builtProgram: BuiltProgram = {
  vault: join(project, 'out', 'main', 'vault.js'),
  preload: join(project, 'out', 'preload', 'index.cjs'),
  renderer: join(project, 'out', 'renderer'),
}
