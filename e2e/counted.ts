import type { Locator, Page } from '@playwright/test'

/** A hand on the window that counts what it does. */
export interface CountedHand {
  /** The same window; everything done through it counts. */
  readonly page: Page
  /** How often something was clicked, filled in, chosen or pressed. */
  actions(): number
}

const ACTIONS: ReadonlySet<PropertyKey> = new Set<keyof Locator | keyof Page | 'down' | 'insertText'>([
  'check',
  'clear',
  'click',
  'dblclick',
  'dispatchEvent',
  'down',
  'dragTo',
  'fill',
  'insertText',
  'press',
  'pressSequentially',
  'selectOption',
  'selectText',
  'setChecked',
  'setInputFiles',
  'tap',
  'type',
  'uncheck',
])

/** Nothing else about a window moves it; what only looks goes through uncounted. */
const WAYS_ON: ReadonlySet<PropertyKey> = new Set(['keyboard', 'mouse', 'touchscreen'])

function isWayOn(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'getByRole' in value && 'locator' in value
}

/** Counts every action a test takes on a window: a click, a field filled, a choice made and a key pressed are one each. */
export function countActions(page: Page): CountedHand {
  let actions = 0
  const counted = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target)
        if (WAYS_ON.has(name) && typeof value === 'object' && value !== null) return counted(value)
        if (typeof value !== 'function') return value
        return (...values: unknown[]): unknown => {
          if (ACTIONS.has(name)) actions += 1
          const answer: unknown = Reflect.apply(value, target, values)
          return isWayOn(answer) ? counted(answer) : answer
        }
      },
    })
  return { page: counted(page), actions: () => actions }
}
