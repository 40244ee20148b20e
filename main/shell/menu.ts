import type { MenuItemConstructorOptions } from 'electron'

import type { Desktop } from './desktop.ts'

// Roles only: the system names and translates them, and their keys work although the bar itself stays hidden.
const template: readonly MenuItemConstructorOptions[] = [
  { role: 'editMenu' },
  {
    role: 'window',
    submenu: [
      { role: 'minimize' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      { role: 'close' },
    ],
  },
]

/** Gives the program the smallest menu that keeps copying, zooming and closing on their usual keys. */
export function setMenu({ Menu }: Desktop, platform: NodeJS.Platform = process.platform): void {
  const application: readonly MenuItemConstructorOptions[] =
    platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...application, ...template]))
}
