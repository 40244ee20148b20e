import type { PassingTime } from '../passing-time.ts'

interface Wake {
  readonly every: number
  readonly run: () => void
  next: number
}

/** Time that a test moves. */
export interface MovableTime extends PassingTime {
  /** Lets time go by, with everything that waits for it. */
  pass(milliseconds: number): void
  /** Puts the machine to sleep: the clock on the wall goes on, nothing runs, and on waking what waits runs once. */
  sleep(milliseconds: number): void
  /** Sets the clock on the wall, forwards or backwards. */
  setClock(milliseconds: number): void
}

/** Time that stands still until a test moves it. */
export function movableTime(): MovableTime {
  let wall = Date.parse('2026-12-08T15:00:00.000Z')
  let steady = 0
  const waking = new Set<Wake>()
  const nextBefore = (until: number): Wake | undefined =>
    [...waking].filter(({ next }) => next <= until).toSorted((one, other) => one.next - other.next)[0]
  const wakeUntil = (until: number): void => {
    for (let wake = nextBefore(until); wake; wake = nextBefore(until)) {
      wall += wake.next - steady
      steady = wake.next
      wake.next += wake.every
      wake.run()
    }
  }
  return {
    wall: () => wall,
    steady: () => steady,
    every: (milliseconds, run) => {
      const wake = { every: milliseconds, run, next: steady + milliseconds }
      waking.add(wake)
      return () => void waking.delete(wake)
    },
    pass: (milliseconds) => {
      const until = steady + milliseconds
      wakeUntil(until)
      wall += until - steady
      steady = until
    },
    sleep: (milliseconds) => {
      wall += milliseconds
      for (const { run } of waking) run()
    },
    setClock: (milliseconds) => void (wall += milliseconds),
  }
}
