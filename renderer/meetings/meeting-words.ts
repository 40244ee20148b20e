import type { AgendaReason, Meeting } from '#shared/domain/meeting.ts'
import { assertNever } from '#shared/assert-never.ts'
import { useText } from '#renderer/text.ts'
import { shortDay, timeOfDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { useUrgencyName } from '#renderer/ui/urgency-badge.tsx'

type Told = Pick<Meeting, 'kind' | 'title' | 'onDay' | 'atTime' | 'place'>

/** How a meeting is told of on screen. */
export interface MeetingWords {
  nameOf(meeting: Pick<Told, 'kind' | 'title'>): string
  /** When and where. */
  whenOf(meeting: Pick<Told, 'onDay' | 'atTime' | 'place'>): string
  reasonOf(reason: AgendaReason): string
}

/** The words of meetings, in the language of the screen. */
export function useMeetingWords(): MeetingWords {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const urgencyName = useUrgencyName()
  const day = (on: string) => shortDay(on, locale, today)
  return {
    nameOf: ({ kind, title }) => title || t(`meetings:kind.${kind}`),
    whenOf: ({ onDay, atTime, place }) =>
      [day(onDay), atTime && timeOfDay(atTime, locale), place].filter(Boolean).join(' · '),
    reasonOf: (reason) => {
      switch (reason.why) {
        case 'pressing':
          return urgencyName(reason.urgency)
        case 'undone':
          return t('meetings:why.undone', { count: reason.count })
        case 'new-concern':
        case 'overdue':
        case 'waiting':
          return t(`meetings:why.${reason.why}`, { day: day(reason.since) })
        case 'linked':
          return t('meetings:why.linked', { day: day(reason.on) })
        case 'unplanned':
        case 'about':
        case 'chosen':
          return t(`meetings:why.${reason.why}`)
        default:
          return assertNever(reason)
      }
    },
  }
}
