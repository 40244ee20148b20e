import { assertNever } from '#shared/assert-never.ts'
import type { Client } from '#shared/api/client.ts'
import type { TodayLine } from '#shared/api/today.ts'
import type { ReferralTask } from '#shared/domain/referral.ts'
import { addSchoolDays, type SchoolCalendar } from '#shared/domain/school-calendar.ts'
import { isPressing } from '#shared/domain/urgency.ts'

/** For how many school days the demo's office leaves something late; nothing that presses. */
const LATE_AT_MOST = 2

/** On how many days to come it plans again what it was late with. */
const SPREAD = 5

const WHY: Readonly<Partial<Record<ReferralTask, string>>> = {
  'call-family': 'Nobody answered this morning. We try again then.',
  'get-consent': 'The mother brings the paper then.',
  'hear-from-provider': 'They promised an answer by then.',
}
const OTHERWISE = 'Looked at this morning. It waits until then.'

const isLeftTooLong = ({ why, urgency, schoolDaysLate }: TodayLine): boolean =>
  (why === 'own' || why === 'holding') && schoolDaysLate > (isPressing(urgency) ? 0 : LATE_AT_MOST)

/** Does what is late, or plans it again; what an emergency asks for is never put off, and a plan is written elsewhere. */
async function seeTo(client: Client, line: TodayLine, { today, later }: Days): Promise<void> {
  const { kind, id, version, words, ownerId, urgency } = line
  const isEmergency = urgency === 'emergency'
  switch (kind) {
    case 'task':
      if (line.plan === null)
        await client.tasks.finish({ id, version, words: 'Done this morning, by telephone.' })
      return
    case 'referral':
      if (isEmergency) return
      await client.referrals.postpone({
        ...{ id, version, dueOn: later, reason: (line.task && WHY[line.task]) ?? OTHERWISE },
      })
      return
    case 'case': {
      const next = { action: words ?? '', ownerId, dueOn: isEmergency ? today : later }
      await client.cases.setNext({ id, version, next, reason: isEmergency ? '' : OTHERWISE })
      return
    }
    default:
      assertNever(kind)
  }
}

interface Days {
  readonly today: string
  readonly later: string
}

/** Looks the list of everybody through at the beginning of the day, so that it is that of an office that works. */
export async function catchUp(clients: readonly Client[], calendar: SchoolCalendar): Promise<void> {
  for (const client of clients) {
    const { today, overdue } = await client.today.get({ whose: 'mine' })
    for (const [at, line] of overdue.filter(isLeftTooLong).entries())
      await seeTo(client, line, { today, later: addSchoolDays(today, 1 + (at % SPREAD), calendar) })
  }
}
