import type { ReactElement } from 'react'

import type { PaperLine } from '#shared/api/consent-requests.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { isAbout, subjectOfReferral } from '#shared/domain/consent-request.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { What } from './paper-line.tsx'
import classes from './papers.module.css'

/** Who said no to a paper of a student, or of one referral, when, and in which words. */
export function SaidNo({
  studentId,
  referral,
  isFramed = false,
}: {
  readonly studentId: string
  readonly referral?: ReferralView
  /** On where it stands by itself, and in no section of something else. */
  readonly isFramed?: boolean
}): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const answer = useAnswer(api.consentRequests.list, { whose: 'office', show: 'ended', studentId })
  const isMeant = (paper: PaperLine) =>
    referral === undefined || isAbout({ ...paper, anyTreating: false }, subjectOfReferral(referral))
  const papers = (answer.data?.rows ?? []).filter(isMeant)
  const said = papers.flatMap((paper) =>
    paper.ending?.state === 'declined' ? [{ paper, ending: paper.ending }] : [],
  )
  if (said.length === 0) return null
  const lines = (
    <ul className={classes.away} aria-label={t('papers:saidNo')}>
      {said.map(({ paper, ending: { by, on, words } }) => (
        <li key={paper.id}>
          <Icon name="stop" />
          <div className={classes.awayWords}>
            <What of={paper} isNameless />
            {' · '}
            {t('papers:ended.declined', { name: by, day: shortDay(on, locale, today) })}
            {words && ` · ${words}`}
          </div>
        </li>
      ))}
    </ul>
  )
  return isFramed ? (
    <Section title={t('papers:saidNo')} count={said.length} flush>
      {lines}
    </Section>
  ) : (
    lines
  )
}
