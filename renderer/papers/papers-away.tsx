import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { PaperLine } from '#shared/api/consent-requests.ts'
import { formToSign } from '#shared/domain/form.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { PrintPaper, RecordPaper } from './paper-forms.tsx'
import { What } from './paper-line.tsx'
import classes from './papers.module.css'

const ACTS = ['print', 'record'] as const

/** The papers of a student, or of one referral, that are waited for: to print them, to record them, and the way to their list. */
export function PapersAway({
  studentId,
  referralId,
}: {
  readonly studentId: string
  readonly referralId?: string
}): ReactElement | null {
  const { t } = useText()
  const answer = useAnswer(api.consentRequests.list, { whose: 'office', studentId })
  const [doing, setDoing] = useState<{
    readonly act: (typeof ACTS)[number]
    readonly paper: PaperLine
  } | null>(null)
  const stop = useClosing(doing, setDoing)
  const papers = (answer.data?.rows ?? []).filter(
    (paper) => referralId === undefined || paper.referralId === null || paper.referralId === referralId,
  )
  return (
    <>
      {papers.length > 0 && (
        <ul className={classes.away} aria-label={t('papers:title')}>
          {papers.map((paper) => (
            <li key={paper.id}>
              <Icon name="clock" />
              <div className={classes.awayWords}>
                <What of={paper} isNameless />
                {paper.askedName && ` · ${paper.askedName}`} ·{' '}
                <Link to="/papers">{t('papers:line.waited', { count: paper.schoolDaysWaited })}</Link>
                <div className={classes.awayActs}>
                  {ACTS.filter((act) => act === 'record' || formToSign(paper.kind) !== null).map((act) => (
                    <Button
                      key={act}
                      size="compact-sm"
                      variant="default"
                      onClick={() => setDoing({ act, paper })}
                    >
                      {t(`papers:acts.${act}`)}
                    </Button>
                  ))}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      {doing?.act === 'print' && <PrintPaper paper={doing.paper} onClose={stop} />}
      {doing?.act === 'record' && <RecordPaper paper={doing.paper} onClose={stop} />}
    </>
  )
}
