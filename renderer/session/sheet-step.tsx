import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './doorway.module.css'
import { TypeBack } from './type-back.tsx'

/** Third step: the recovery sheet is printed, and typed back to be sure that it can be read. */
export function SheetStep({
  code,
  onChecked,
}: {
  readonly code: string
  readonly onChecked: () => void
}): ReactElement {
  const [typing, setTyping] = useState(false)
  const { t } = useText()
  return typing ? (
    <div>
      <h2 className={classes.quiet}>{t('vault:firstRun.sheet.typeTitle')}</h2>
      <TypeBack onBack={() => setTyping(false)} onChecked={onChecked} />
    </div>
  ) : (
    <ShowCode code={code} onNext={() => setTyping(true)} />
  )
}

function ShowCode({ code, onNext }: { readonly code: string; readonly onNext: () => void }): ReactElement {
  const { t, locale } = useText()
  const [printed, setPrinted] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const print = async (as: 'paper' | 'pdf') => {
    setProblem(null)
    try {
      const { done } = await api.vault.printRecoverySheet({ as, language: locale })
      setPrinted((before) => before || done)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>{t('vault:firstRun.sheet.text')}</p>
      <Remark tone="warning">{t('vault:firstRun.sheet.lost')}</Remark>
      <div role="group" aria-label={t('vault:firstRun.sheet.code')}>
        <Ltr>
          <span className={classes.code}>
            {code.split(/[\s-]+/).map((group, index) => (
              // Two groups of a code may be alike; their order never changes.
              <span key={index}>{group}</span>
            ))}
          </span>
        </Ltr>
      </div>
      <div className={classes.buttons}>
        <Button
          leftSection={<Icon name="print" size="1rem" />}
          variant={printed ? 'default' : 'filled'}
          onClick={() => void print('paper')}
        >
          {t('vault:firstRun.sheet.print')}
        </Button>
        <Button variant="default" onClick={() => void print('pdf')}>
          {t('vault:firstRun.sheet.pdf')}
        </Button>
      </div>
      <div role="status">{printed && <Remark tone="good">{t('vault:firstRun.sheet.printed')}</Remark>}</div>
      {problem !== null && <ErrorNotice error={problem} />}
      <div>
        <Button
          variant={printed ? 'filled' : 'default'}
          rightSection={<Icon name="forward" size="1rem" />}
          onClick={onNext}
        >
          {t('vault:firstRun.sheet.typeNext')}
        </Button>
      </div>
    </div>
  )
}
