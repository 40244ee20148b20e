import type { ReactElement } from 'react'

import type { PaperLine } from '#shared/api/consent-requests.ts'
import { useText } from '#renderer/text.ts'
import { walkLines } from '#renderer/today/walk-lines.ts'
import { shortDay } from '#renderer/ui/days.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Asked, PaperLink } from './paper-line.tsx'
import classes from './papers.module.css'

/** Papers nobody waits for any longer, and how that came. */
export function EndedPapers({
  label,
  papers,
  showsOwner,
}: {
  readonly label: string
  readonly papers: readonly PaperLine[]
  readonly showsOwner: boolean
}): ReactElement {
  return (
    <ul className={classes.lines} aria-label={label} onKeyDown={walkLines}>
      {papers.map((paper) => (
        <li key={paper.id} className={classes.line}>
          <div className={classes.words}>
            <PaperLink paper={paper} />
            <Asked paper={paper} />
            <Ended paper={paper} />
          </div>
          {showsOwner && (
            <p className={classes.when}>
              <span className={classes.quiet}>{paper.ownerName}</span>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Ended({ paper: { ending, schoolDaysWaited } }: { readonly paper: PaperLine }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const day = (on: string) => shortDay(on, locale, today)
  switch (ending?.state) {
    case 'returned':
      return <p>{t('papers:ended.returned', { day: day(ending.on), count: schoolDaysWaited })}</p>
    case 'declined':
      return (
        <p>
          {t('papers:ended.declined', { name: ending.by, day: day(ending.on) })}
          {ending.words && ` · ${ending.words}`}
        </p>
      )
    case 'never-returned':
      return <p>{t('papers:ended.never', { day: day(ending.on), count: ending.schoolDays })}</p>
    case 'not-needed':
      return <p>{t('papers:ended.notNeeded', { day: day(ending.on), why: ending.words })}</p>
    default:
      return <p>{t('papers:ended.moot')}</p>
  }
}
