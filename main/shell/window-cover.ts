import type { BrowserWindow } from 'electron'

import type { Desktop } from './desktop.ts'

/** A plain grey that is neither glaring in a dark room nor dark in a light one. */
const COLOUR = '#74807f'

/** Something opaque in front of a page, so that nothing of it is painted whatever the page does. */
export interface WindowCover {
  lay(): void
  take(): void
}

/** Makes the cover of one window; it grows with the window and lies above the page until it is taken off. */
export function coverFor({ View }: Desktop, window: BrowserWindow): WindowCover {
  const cover = new View()
  let isLaid = false
  cover.setBackgroundColor(COLOUR)
  const fit = (): void => {
    const { width, height } = window.getContentBounds()
    cover.setBounds({ x: 0, y: 0, width, height })
  }
  window.on('resize', fit)
  return {
    lay: () => {
      if (isLaid || window.isDestroyed()) return
      fit()
      window.contentView.addChildView(cover)
      isLaid = true
    },
    take: () => {
      if (!isLaid || window.isDestroyed()) return
      window.contentView.removeChildView(cover)
      isLaid = false
    },
  }
}
