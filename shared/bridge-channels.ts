/** The name under which a page finds the bridge on its window. */
export const bridgeName = 'footbridge'

/** The roads between preload and main: one for each function of the bridge, and one on which preload tells of a copy. */
export const channels = {
  call: 'footbridge:call',
  event: 'footbridge:event',
  token: 'footbridge:token',
  copied: 'footbridge:copied',
} as const

/** Where a window begins for somebody who came to see the demo school. */
export const demoStart = '#/?demo=1'
