import type { CrisisEntry, CrisisRecord } from '#shared/domain/crisis.ts'
import { standingEntries } from '#shared/domain/crisis.ts'
import { crisisSentence } from '#shared/text/crisis-sentence.ts'
import { type CaseEntry, lines, type Teller } from './timeline-teller.ts'

function spoken({ path }: CrisisRecord, entry: CrisisEntry, { t, who, day, language }: Teller) {
  const step = path.steps.find(({ id }) => id === entry.stepId)
  return crisisSentence(entry, step?.name ?? '', { say: t, day, language, who })
}

function iconOf({ said }: CrisisEntry): CaseEntry['icon'] {
  if (said.kind === 'attempt') return 'phone'
  return said.kind === 'left-out' || said.kind === 'not-sent' ? 'close' : 'check'
}

/** What stood there before it was corrected, the latest first. */
function before(crisis: CrisisRecord, { corrects }: CrisisEntry, teller: Teller): readonly string[] {
  const entry = crisis.entries.find(({ id }) => id === corrects)
  if (!entry) return []
  const { title, lines: said } = spoken(crisis, entry, teller)
  const stood = teller.t('crises:said.stood', { what: [title, ...said].join(' · ') })
  return [stood, ...before(crisis, entry, teller)]
}

/** Crises of the case: that each began, every step that was written down, and its end. */
export function crisisEntries(teller: Teller): readonly CaseEntry[] {
  const { record, t, who } = teller
  const shared = { kind: 'crisis', referralId: null } as const
  return record.crises.flatMap((crisis): CaseEntry[] => [
    {
      ...shared,
      id: `${crisis.id}-began`,
      icon: 'stop',
      at: crisis.startedAt,
      title: t('crises:said.began'),
      who: who(crisis.startedBy),
      tone: 'danger',
    },
    ...standingEntries(crisis.entries).map((entry): CaseEntry => {
      const { title, lines: said } = spoken(crisis, entry, teller)
      return {
        ...shared,
        id: entry.id,
        icon: iconOf(entry),
        at: entry.at,
        title: entry.corrects === null ? title : t('crises:said.corrected', { step: title }),
        who: who(entry.recordedBy),
        body: lines(...said, ...before(crisis, entry, teller)),
      }
    }),
    ...(crisis.endedAt === null
      ? []
      : [
          {
            ...shared,
            id: `${crisis.id}-ended`,
            icon: 'check' as const,
            at: crisis.endedAt,
            title: t('crises:said.ended'),
            who: '',
            tone: 'good' as const,
          },
        ]),
  ])
}
