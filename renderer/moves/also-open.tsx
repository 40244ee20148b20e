import type { ReactElement } from 'react'

import type { MoveRecord } from '#shared/api/moves.ts'
import { untilWords } from '#renderer/consents/until.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import classes from './moves.module.css'

/** What is open beside the case and its referrals, and what becomes of it. */
export function AlsoOpen({ record: { open, organizations } }: { readonly record: MoveRecord }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { tasks, plans, papers, consents, requests, amendments } = open
  // Whoever must not be contacted is named on no list.
  const somebody = t('moves:goesWith.somebody')
  const day = (on: string) => shortDay(on, locale, today)
  const lines = [
    ...(tasks.length > 0
      ? [
          t('moves:goesWith.tasks', {
            count: tasks.length,
            names: new Intl.ListFormat(locale).format(tasks.map(({ name }) => name)),
          }),
        ]
      : []),
    ...(papers.length > 0 ? [t('moves:goesWith.papers', { count: papers.length })] : []),
    ...plans.map(({ kind, on }) => t(`moves:goesWith.plan.${kind}`, { day: day(on) })),
    ...requests.map(({ requester, dueOn }) =>
      t('moves:goesWith.request', { requester: requester || somebody, day: day(dueOn) }),
    ),
    ...amendments.map(({ asker, answerBy, stage }) =>
      stage === 'hear'
        ? t('moves:goesWith.amendmentHearing', { asker: asker || somebody })
        : t('moves:goesWith.amendment', { asker: asker || somebody, day: day(answerBy) }),
    ),
    ...consents.map((consent) =>
      t('moves:goesWith.consent', {
        signer: consent.signer || somebody,
        until: untilWords(consent, { t, day }),
        names:
          consent.recipientIds
            .map((id) => organizations[id])
            .filter(Boolean)
            .join(', ') || t('moves:goesWith.consentHere'),
      }),
    ),
  ]
  return (
    <Section title={t('moves:goesWith.title')} count={lines.length}>
      {lines.length === 0 ? (
        <p className={classes.quiet}>{t('moves:goesWith.none')}</p>
      ) : (
        <ul className={classes.list}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
