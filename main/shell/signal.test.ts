import { expect, test } from 'vitest'

import { asWindow, standInDesktop, StandInWindow } from './electron-stand-in.ts'
import { showSignal } from './signal.ts'

test('how much waits is said on the desktop while the window is not in front, and a click brings it there', () => {
  const machine = standInDesktop()
  const window = new StandInWindow({})
  const say = () => showSignal(machine.desktop, asWindow(window), '1 emergency')
  window.isInFront = true
  say()
  expect(machine.notifications).toEqual([])

  window.isInFront = false
  say()
  const [notification] = machine.notifications
  expect(notification?.said).toEqual({ title: 'Footbridge', body: '1 emergency', silent: true })
  notification?.emit('click')
  expect(window.focused).toBe(1)
  window.destroyed = true
  notification?.emit('click')
  expect(window.focused, 'a window that is gone stays gone').toBe(1)
})
