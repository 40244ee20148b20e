import { Button } from '@mantine/core'
import { type ReactElement, useMemo, useState } from 'react'

import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { OnePrint } from './one-print.tsx'
import classes from './printing.module.css'
import { printsOf } from './prints.ts'

/** Printed pages that were kept, for whoever hands over, sends or destroys them later. */
export function Kept(): ReactElement {
  const { t } = useText()
  const [isOpen, setOpen] = useState(false)
  const answer = useAnswer(api.printing.kept, {}, { enabled: isOpen })
  const prints = useMemo(() => printsOf(answer.data?.pages ?? [], answer.data?.forms ?? []), [answer.data])
  return (
    <Section
      title={t('printing:kept.title')}
      actions={
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          {t(isOpen ? 'printing:kept.hide' : 'printing:kept.show')}
        </Button>
      }
    >
      <div className={classes.stack}>
        <p className={classes.quiet}>{t('printing:kept.hint')}</p>
        {isOpen && (
          <Answer of={answer}>
            {() =>
              prints.length === 0 ? (
                <p className={classes.quiet}>{t('printing:kept.none')}</p>
              ) : (
                <>
                  {prints.map((print) => (
                    <OnePrint key={print.at} of={print} said="kept" />
                  ))}
                </>
              )
            }
          </Answer>
        )}
      </div>
    </Section>
  )
}
