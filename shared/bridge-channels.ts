/** The name under which a page finds the bridge on its window. */
export const bridgeName = 'footbridge'

/** The three roads between preload and main, one for each function of the bridge. */
export const channels = {
  call: 'footbridge:call',
  event: 'footbridge:event',
  token: 'footbridge:token',
} as const

/** Where a window begins for somebody who came to see the demo school. */
export const demoStart = '#/?demo=1'
