import { ROAD_ACTIONS } from '#shared/domain/referral-road.ts'
import type { ReferralEvent } from '#shared/domain/referral.ts'
import type { Say } from '#renderer/text.ts'
import { capital, type CaseEntry, list, type Teller } from './timeline-teller.ts'

/** What an event did, in words: the ending's own where it ended, the state it went back to where it was undone. */
export function eventWords({ action, toState }: Pick<ReferralEvent, 'action' | 'toState'>, t: Say): string {
  if (action === 'close') return t(`vocabulary:referralState.${toState}`)
  if (action === 'undo') return t('referrals:event.undo', { state: t(`vocabulary:referralState.${toState}`) })
  // The actions written by the program are those the catalogue names; a test walks them all.
  return t(`referrals:event.${action as KnownEvent}`)
}

/** What a line of a referral's history may say besides closing and taking back. */
export const KNOWN_EVENTS = [
  'create',
  ...ROAD_ACTIONS,
  'reopen',
  'enter-in-error',
  'postpone',
  'hand-over',
] as const
type KnownEvent = (typeof KNOWN_EVENTS)[number]

const EVENT_TONES: Readonly<Record<string, 'good' | 'warn'>> = {
  'confirm-linked': 'good',
  'start-services': 'good',
  'miss-appointment': 'warn',
}

/** The steps of the referrals. */
export function referralEntries({ record, t, who, only }: Teller): readonly CaseEntry[] {
  const destinations = new Map(record.referrals.map(({ id, destination }) => [id, destination]))
  return record.events.map((event) => {
    const tone = EVENT_TONES[event.action]
    return {
      id: event.id,
      kind: 'referral',
      icon: 'referral',
      referralId: event.referralId,
      at: event.recordedAt,
      on: event.effectiveOn,
      title: only
        ? capital(eventWords(event, t))
        : t('cases:timeline.referral', {
            destination: destinations.get(event.referralId) ?? '',
            what: eventWords(event, t),
          }),
      who: who(event.recordedBy),
      ...(event.source !== 'office' && { source: t(`vocabulary:eventSource.${event.source}`) }),
      ...(event.reason && { body: event.reason }),
      ...(tone && { tone }),
    }
  })
}

/** What was agreed with a provider, and what became of it. */
export function appointmentEntries({ record, t, who, time }: Teller): readonly CaseEntry[] {
  const destinations = new Map(record.referrals.map(({ id, destination }) => [id, destination]))
  return record.appointments.map((appointment) => {
    const { status, atTime, cancelledBy, source, recordedAt } = appointment
    const made = record.events.find(
      (event) => event.referralId === appointment.referralId && event.recordedAt === recordedAt,
    )
    return {
      id: appointment.id,
      kind: 'appointment',
      icon: 'calendar',
      referralId: appointment.referralId,
      at: recordedAt,
      on: appointment.onDay,
      title: t('cases:timeline.appointment', {
        kind: t(`vocabulary:appointmentKind.${appointment.kind}`),
        destination: destinations.get(appointment.referralId) ?? '',
        status: t(`vocabulary:appointmentStatus.${status}`),
      }),
      who: made ? who(made.recordedBy) : '',
      ...(source && { source: t(`vocabulary:eventSource.${source}`) }),
      body: list(
        atTime && time(atTime),
        cancelledBy && t('cases:timeline.calledOff', { whom: t(`vocabulary:endedBy.${cancelledBy}`) }),
      ),
      ...(status === 'kept' && { tone: 'good' as const }),
      ...((status === 'missed' || status === 'cancelled') && { tone: 'warn' as const }),
    }
  })
}
