import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { FormsOfMany } from '#shared/api/printing.ts'
import { useText } from '#renderer/text.ts'
import { LeftOutByReason } from './left-out.tsx'
import { needsInterpreter, whyNotWords } from './why-not.ts'

/** For how many students the chosen forms print, and for whom not, by reason and with the way to set it right. */
export function ReadyForms({
  students,
  nameOf,
  onInterpreter,
}: {
  readonly students: readonly FormsOfMany[]
  readonly nameOf: (studentId: string) => string
  readonly onInterpreter: () => void
}): ReactElement {
  const { t } = useText()
  const leftOut = students.flatMap(({ studentId, stop, signs }) =>
    stop === null
      ? []
      : {
          ...{ id: studentId, name: nameOf(studentId) || t('printing:ready.nameless') },
          why: whyNotWords(stop, t, signs),
          interpretsFor: needsInterpreter(stop) ? studentId : null,
          mend: stop !== 'gone' && !needsInterpreter(stop) && (
            <Link to="/students/$studentId" params={{ studentId }}>
              {t('packets:mend.student')}
            </Link>
          ),
        },
  )
  return (
    <>
      <p role="status">
        {t('printing:ready.formsCount', { count: students.length - leftOut.length })}{' '}
        {leftOut.length > 0 && t('printing:ready.not', { count: leftOut.length })}
      </p>
      {leftOut.length > 0 && <LeftOutByReason of={leftOut} onInterpreter={onInterpreter} />}
    </>
  )
}
