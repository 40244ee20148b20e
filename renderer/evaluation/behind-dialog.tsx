import type { ReactElement } from 'react'

import type { Cohort } from '#shared/api/evaluation.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { BehindRows } from './behind-rows.tsx'
import type { Shown } from './cohort.ts'
import classes from './evaluation.module.css'

/** The records behind a figure, each a step away; what one may not open is only counted. */
export function BehindDialog({
  cohort,
  shown: { which, words },
  onClose,
}: {
  readonly cohort: Cohort
  readonly shown: Shown
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.evaluation.behind, { ...cohort, which })
  return (
    <Dialog title={t('evaluation:behind.title')} wide onClose={onClose}>
      <p className={classes.quiet}>{words}</p>
      <Answer of={answer} lines={6}>
        {({ rows, kept }) => <BehindRows rows={rows} kept={kept} />}
      </Answer>
    </Dialog>
  )
}
