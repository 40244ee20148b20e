import { ownNextStep } from './own-next-step.ts'
import { type CaseEntry, lines, list, noonOf, type Teller } from './timeline-teller.ts'

/** What somebody noticed. */
export function concernEntries({ record, t, who }: Teller): readonly CaseEntry[] {
  return record.concerns.map((concern) => ({
    id: concern.id,
    kind: 'concern',
    icon: 'concern',
    referralId: null,
    at: concern.receivedAt,
    title: t('cases:timeline.concern', {
      source: list(
        t(`vocabulary:concernSource.${concern.source}`),
        concern.anonymous ? t('today:line.anonymous') : concern.reporterName,
      ),
    }),
    who: who(concern.recordedBy),
    body: lines(
      concern.words,
      concern.studentWords && t('cases:timeline.studentSaid', { words: concern.studentWords }),
      concern.studentWish && t('cases:timeline.studentWish', { words: concern.studentWish }),
    ),
    ...(concern.immediateDanger && { tone: 'danger' as const }),
  }))
}

/** What was decided about it. */
export function decisionEntries({ record, t, who, urgency, disposition }: Teller): readonly CaseEntry[] {
  return record.triages.map((triage) => ({
    id: triage.id,
    kind: 'decision',
    icon: 'check',
    referralId: null,
    at: triage.decidedAt,
    title: t('cases:timeline.decision', { disposition: disposition(triage.disposition) }),
    who: who(triage.decidedBy),
    body: lines(
      list(urgency(triage.urgency), t(`vocabulary:tier.${triage.tier}`)),
      triage.safetySteps.map((step) => t(`vocabulary:safetyStep.${step}`)).join(' · '),
      triage.note,
    ),
  }))
}

/** What the office wrote. */
export function noteEntries({ record, t, who }: Teller): readonly CaseEntry[] {
  return record.notes.map((note) => ({
    id: note.id,
    kind: 'note',
    icon: 'note',
    referralId: null,
    at: note.at,
    title: t('cases:timeline.note'),
    who: who(note.authorId),
    body: note.words,
  }))
}

/** How the case ended, and the step that was open then. */
export function closingEntries({ record, t, who, day }: Teller): readonly CaseEntry[] {
  const { case: one } = record
  if (one.closedOn === null) return []
  const step = ownNextStep(record)
  return [
    {
      id: `${one.id}-closed`,
      kind: 'decision',
      icon: 'check',
      referralId: null,
      at: noonOf(one.closedOn),
      on: one.closedOn,
      timeless: true,
      title: t('cases:timeline.closed'),
      who: '',
      body: one.closingNote,
    },
    ...(step
      ? [
          {
            id: `${one.id}-step`,
            kind: 'decision' as const,
            icon: 'clock' as const,
            referralId: null,
            at: noonOf(one.closedOn),
            on: one.closedOn,
            timeless: true,
            title: t('cases:timeline.stepEnded', { action: step.action }),
            who: who(step.ownerId),
            body: t('cases:timeline.stepDue', { day: day(step.dueOn) }),
            tone: 'warn' as const,
          },
        ]
      : []),
  ]
}
