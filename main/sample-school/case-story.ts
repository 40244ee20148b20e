import type { Reason } from '#shared/domain/concern.ts'
import type { Pathway } from '#shared/domain/referral.ts'
import type { Urgency } from '#shared/domain/urgency.ts'

import { dayNumber, dayText } from './days.ts'
import { answerOf, lookUp, target, type Office, type SampleCase } from './office.ts'
import type { ReferralPlan } from './referral-acts.ts'
import { referralStory } from './referral-story.ts'
import type { ProviderService } from './providers.ts'
import type { Story } from './stage.ts'
import { NEXT_STEPS, NOTES } from './words.ts'

const DAY = 1440

/** Ages as the office reckons them. */
function ageOf(office: Office, { pupil }: SampleCase): number {
  return Math.floor((office.today() - pupil.birthDay) / 365.25)
}

function speaksWith(service: ProviderService, { pupil }: SampleCase): boolean {
  return service.organization.languages.includes(pupil.household.language)
}

/** A service that helps with this, for this age, in the family's language if there is one. */
export function chooseService(
  office: Office,
  kase: SampleCase,
  reason: Reason,
  urgency: Urgency,
): ProviderService | null {
  const age = ageOf(office, kase)
  const pressing = urgency === 'emergency' || urgency === 'urgent'
  const tried = new Set(kase.referrals.map(({ service }) => service))
  const fits = (wanted: Reason) =>
    office.services.filter((service) => {
      const [minimum, maximum] = service.kind.ages
      const inAge = age >= (minimum ?? 0) && age <= (maximum ?? 120)
      return service.kind.reasons.includes(wanted) && inAge && !tried.has(service)
    })
  const found = fits(reason)
  const candidates = found.length > 0 ? found : fits('asks-for-help')
  if (candidates.length === 0) return null
  return office.chance.weighted(
    candidates.map((service) => {
      const known = service.kind.reasons.indexOf(reason)
      const weight =
        (known === 0 ? 3 : 1) *
        (speaksWith(service, kase) ? 2 : 1) *
        (pressing && service.medianWeeks < 3 ? 4 : 1)
      return [service, weight * service.organization.kind.answers] as const
    }),
  )
}

function note(office: Office, kase: SampleCase, words: readonly string[]): void {
  office.write({
    actor: kase.owner,
    operation: 'cases.addNote',
    input: { caseId: answerOf(kase.name, 'id'), words: office.chance.pick(words) },
  })
}

/** What was done, said when another step, or none, follows it. */
export function doneBefore({ next }: SampleCase): { readonly reason?: string } {
  return next === null ? {} : { reason: `Done: ${next}` }
}

function setNext(office: Office, kase: SampleCase, schoolDays: number | null): void {
  // The same words again would be the same step put off.
  const others = NEXT_STEPS.filter((step) => step !== kase.next)
  const action = schoolDays === null ? null : office.chance.pick(others)
  const next =
    schoolDays === null
      ? null
      : {
          action,
          ownerId: lookUp('account', kase.owner),
          dueOn: dayText(office.calendar.after(office.today(), schoolDays)),
        }
  office.write({
    actor: kase.owner,
    operation: 'cases.setNext',
    input: { ...target(kase.name), next, ...doneBefore(kase) },
    as: kase.name,
  })
  kase.next = action
}

function closeCase(office: Office, kase: SampleCase, words: string): void {
  office.write({
    actor: kase.owner,
    operation: 'cases.close',
    input: { ...target(kase.name), note: words },
    as: kase.name,
  })
  kase.closed = true
  office.openCases.delete(kase.pupil)
}

/** Waits, at most until the student goes; answers whether they are still here. */
function* pause(office: Office, kase: SampleCase, schoolDays: number): Story<boolean> {
  const goes = office.goesOn(kase.pupil)
  const until = office.inSchoolDays(schoolDays)
  const isLate = Math.floor(until / DAY) > office.lastDay - 16 && office.chance.happens(0.25)
  yield goes * DAY < until
    ? Math.max(goes * DAY + 700, office.stage.now + 1)
    : isLate
      ? until + 30 * DAY
      : until
  while (kase.resting) yield (office.lastDay + 2) * DAY
  return goes > office.today()
}

const hasOpenReferral = ({ referrals }: SampleCase): boolean => referrals.some(({ open }) => open)

/** Waits until nothing is open any more, then closes the case. */
function* closeWhenDone(office: Office, kase: SampleCase, still: boolean): Story {
  const { chance } = office
  let here = still
  while (hasOpenReferral(kase)) {
    here = (yield* pause(office, kase, chance.between(3, 8))) && here
    if (here && hasOpenReferral(kase) && chance.happens(0.12))
      note(office, kase, chance.happens(0.6) ? NOTES.progress : NOTES.family)
  }
  if (here && !(yield* pause(office, kase, chance.between(2, 12)))) here = false
  if (kase.closed) return
  if (hasOpenReferral(kase)) return yield* closeWhenDone(office, kase, here)
  closeCase(
    office,
    kase,
    here
      ? chance.pick(NOTES.closing)
      : 'No longer at this school. What was agreed with the family was passed on.',
  )
}

function pathwayOf(office: Office, urgency: Urgency): Pathway {
  if (urgency === 'emergency') return 'school-contacts-provider'
  return office.chance.weighted<Pathway>(
    urgency === 'urgent'
      ? [
          ['school-contacts-provider', 0.6],
          ['family-contacts-provider', 0.3],
          ['school-based', 0.1],
        ]
      : [
          ['family-contacts-provider', 0.55],
          ['school-contacts-provider', 0.27],
          ['school-based', 0.18],
        ],
  )
}

function refer(office: Office, kase: SampleCase, plan: Omit<ReferralPlan, 'pathway'>): Story {
  const pathway = pathwayOf(office, plan.urgency)
  const service = pathway === 'school-based' ? null : chooseService(office, kase, plan.reason, plan.urgency)
  return referralStory(office, kase, { ...plan, pathway: service ? pathway : 'school-based' }, service)
}

/** A case that leads to help from outside or inside: one referral or several. */
export function* referringCase(
  office: Office,
  kase: SampleCase,
  needs: { readonly reasons: readonly Reason[]; readonly since: string },
): Story {
  const { chance } = office
  const needIdentifiedOn = dayNumber(needs.since)
  const [reason = kase.reason, ...otherReasons] = needs.reasons
  const plan = { reason, otherReasons, urgency: kase.urgency, needIdentifiedOn }
  if (chance.happens(0.35)) note(office, kase, NOTES.first)
  office.begin(refer(office, kase, plan), office.soon(chance.between(5, 90)))
  if (chance.happens(0.28)) {
    if (!(yield* pause(office, kase, chance.between(0, 8)))) return yield* closeWhenDone(office, kase, false)
    const second = otherReasons[0] ?? reason
    office.begin(refer(office, kase, { ...plan, reason: second, otherReasons: [] }), office.soon(10))
  }
  if (!(yield* pause(office, kase, chance.between(1, 4)))) return yield* closeWhenDone(office, kase, false)
  if (kase.next !== null) setNext(office, kase, null)

  while (hasOpenReferral(kase)) {
    if (!(yield* pause(office, kase, chance.between(6, 14)))) return yield* closeWhenDone(office, kase, false)
    if (chance.happens(0.06)) note(office, kase, chance.happens(0.7) ? NOTES.progress : NOTES.hard)
  }
  const tries = kase.referrals.length
  const isHelped = chance.happens(0.5)
  if (!isHelped && tries < 3 && chance.happens(0.6)) {
    const again: Story = refer(office, kase, { ...plan, needIdentifiedOn: office.today() })
    office.begin(again, office.soon(20))
    if (!(yield* pause(office, kase, 2))) return yield* closeWhenDone(office, kase, false)
  }
  yield* closeWhenDone(office, kase, true)
}

/** A case the school carries itself: a plan, a few check-ins, an end. */
export function* schoolCase(office: Office, kase: SampleCase): Story {
  const { chance } = office
  if (chance.happens(0.35)) note(office, kase, NOTES.first)
  const checkIns = chance.weighted([
    [0, 4],
    [1, 4],
    [2, 1],
    [4, 0.5],
  ])
  for (let done = 0; done < checkIns; done += 1) {
    const days = chance.between(3, 12)
    setNext(office, kase, days)
    if (!(yield* pause(office, kase, Math.max(1, days + chance.between(-2, 2)))))
      return yield* closeWhenDone(office, kase, false)
    note(office, kase, chance.happens(0.7) ? NOTES.progress : NOTES.family)
  }
  const last = Math.max(2, Math.round(chance.logNormal(7, 0.6)))
  setNext(office, kase, last)
  const here = yield* pause(office, kase, last + chance.between(-1, 1))
  yield* closeWhenDone(office, kase, here)
}

/** Another worry about a student who has a case: its next step is done, or its referrals carry it. */
export function* joinedCase(office: Office, kase: SampleCase, schoolDays: number): Story {
  const { chance } = office
  yield schoolDays === 0
    ? office.soon(chance.between(20, 90))
    : office.inSchoolDays(chance.between(1, schoolDays))
  if (kase.closed || kase.resting || kase.next === null) return
  note(office, kase, NOTES.first)
  setNext(office, kase, hasOpenReferral(kase) ? null : chance.between(4, 9))
}
