import { Button } from '@mantine/core'
import { type ReactElement, useMemo } from 'react'

import type { UnprintedPacket } from '#shared/api/printing.ts'
import { MOST_AT_ONCE } from '#shared/domain/many-at-once.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { OnePrint } from './one-print.tsx'
import classes from './printing.module.css'
import { printsOf } from './prints.ts'

/** Printed pages of students and of which nobody has said where they went; and what never came out. */
export function Unsaid({ onAgain }: { readonly onAgain: (referralIds: string[]) => void }): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.printing.unsaid, {})
  const prints = useMemo(() => printsOf(answer.data?.pages ?? [], answer.data?.forms ?? []), [answer.data])
  return (
    <Answer of={answer}>
      {({ notPrinted }) => (
        <>
          {notPrinted.length > 0 && <NotPrinted of={notPrinted} onAgain={onAgain} />}
          <Section
            title={t('printing:unsaid.title')}
            {...(prints.length > 0 && {
              tone: 'accent' as const,
              count: prints.flatMap(({ pieces }) => pieces).length,
            })}
          >
            <div className={classes.stack}>
              <p className={classes.quiet}>
                {t(prints.length > 0 ? 'printing:unsaid.hint' : 'printing:unsaid.none')}
              </p>
              {prints.map((print) => (
                <OnePrint key={print.at} of={print} />
              ))}
            </div>
          </Section>
        </>
      )}
    </Answer>
  )
}

function NotPrinted({
  of: packets,
  onAgain,
}: {
  readonly of: readonly UnprintedPacket[]
  readonly onAgain: (referralIds: string[]) => void
}): ReactElement {
  const { t } = useText()
  const again = packets.slice(0, MOST_AT_ONCE)
  return (
    <Section title={t('printing:again.title')} count={packets.length} tone="warn">
      <div className={classes.stack}>
        <p className={classes.quiet}>{t('printing:again.hint')}</p>
        <ul className={classes.many} aria-label={t('printing:again.title')}>
          {packets.map(({ referralId, studentListName }) => (
            <li key={referralId}>{studentListName}</li>
          ))}
        </ul>
        <div>
          <Button onClick={() => onAgain(again.map(({ referralId }) => referralId))}>
            {t('printing:again.print', { count: again.length })}
          </Button>
        </div>
      </div>
    </Section>
  )
}
