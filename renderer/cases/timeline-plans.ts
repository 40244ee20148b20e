import { type CaseEntry, list, noonOf, type Teller } from './timeline-teller.ts'

/** Plans that were written, each revision. */
export function planEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  const entry = (plan: { id: string; writtenAt: string; writtenBy: string }) => ({
    id: plan.id,
    kind: 'plan' as const,
    icon: 'paper' as const,
    referralId: null,
    at: plan.writtenAt,
    who: who(plan.writtenBy),
  })
  return [
    ...record.safetyPlans.map((plan) => ({
      ...entry(plan),
      title: t('plans:timeline.safety', { number: plan.revision }),
      body: t('plans:safety.review', { day: day(plan.reviewOn) }),
    })),
    ...record.returnPlans.map((plan) => ({
      ...entry(plan),
      title: t('plans:timeline.return', { number: plan.revision }),
      body: t('plans:return.back', { day: day(plan.backOn) }),
    })),
  ]
}

/** What the school gave while the family waited. */
export function supportEntries({ record, t, who }: Teller): readonly CaseEntry[] {
  return record.supports.map(({ id, kind, onDay, minutes, givenBy, words, recordedBy }) => ({
    id,
    kind: 'support',
    icon: 'person',
    referralId: null,
    at: noonOf(onDay),
    on: onDay,
    timeless: true,
    title: list(
      t('plans:support.line', { kind: t(`vocabulary:supportKind.${kind}`) }),
      minutes !== null && t('plans:support.minutesOf', { count: minutes }),
    ),
    who: who(recordedBy),
    body: list(givenBy && t('plans:support.by', { name: givenBy }), words),
  }))
}
