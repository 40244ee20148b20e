import { createContext, type ReactElement, type ReactNode, useContext } from 'react'

import { dayOf } from './days.ts'

/** The day it is at the school and the zone its clock keeps. */
export interface OfficeTime {
  readonly today: string
  readonly timeZone: string
}

function onThisMachine(): OfficeTime {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return { today: dayOf(new Date().toISOString(), timeZone), timeZone }
}

const Time = createContext<OfficeTime | null>(null)

/** Gives every date on screen the school's own day and zone. */
export function OfficeTimeProvider({
  time,
  children,
}: {
  readonly time: OfficeTime | null
  readonly children: ReactNode
}): ReactElement {
  return <Time value={time}>{children}</Time>
}

/** The school's day and zone, or this machine's until the school's are known. */
export function useOfficeTime(): OfficeTime {
  return useContext(Time) ?? onThisMachine()
}
