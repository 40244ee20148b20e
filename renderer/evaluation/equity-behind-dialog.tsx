import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { Contract } from '#shared/api/contract.ts'
import type { InputOf, OutputOf } from '#shared/api/operation.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { shortDay } from '#renderer/ui/days.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { BehindRows, KeptFromYou } from './behind-rows.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'

type Asked = InputOf<Contract['equity']['behind']>
type Papers = OutputOf<Contract['equity']['behind']>['papers']

/** One side of one group of a measure, in words. */
export type ShownGroup = Shown<Pick<Asked, 'measure' | 'group' | 'happened'>>

/** The records behind one group of a measure. */
export function EquityBehindDialog({
  asked,
  shown: { which, words },
  onClose,
}: {
  readonly asked: InputOf<Contract['equity']['get']>
  readonly shown: ShownGroup
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.equity.behind, { ...asked, ...which })
  return (
    <Dialog title={t('evaluation:behind.title')} wide onClose={onClose}>
      <p className={classes.quiet}>{words}</p>
      <Answer of={answer} lines={6}>
        {({ rows, papers, kept }) =>
          which.measure === 'lost' ? (
            <PaperRows papers={papers} kept={kept} />
          ) : (
            <BehindRows rows={rows} kept={kept} />
          )
        }
      </Answer>
    </Dialog>
  )
}

function PaperRows({ papers, kept }: { readonly papers: Papers; readonly kept: number }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  return (
    <>
      {papers.length === 0 && <p>{t('evaluation:behind.none')}</p>}
      <ul className={classes.behind}>
        {papers.map(({ id, studentId, studentName, kind, askedOn, state }) => (
          <li key={id}>
            <Link to="/students/$studentId" params={{ studentId }}>
              <bdi>{studentName}</bdi>
            </Link>
            <span className={classes.quiet}>
              {[
                t(`vocabulary:consentKind.${kind}`),
                t('evaluation:equity.paperRow.asked', { day: shortDay(askedOn, locale, today) }),
                t(`evaluation:equity.paperRow.${state ?? 'waiting'}`),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <KeptFromYou count={kept} />
    </>
  )
}
