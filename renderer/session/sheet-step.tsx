import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useRef, useState } from 'react'

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
  isNew = false,
  onChecked,
}: {
  readonly code: string
  /** It takes the place of another one once it was typed back. */
  readonly isNew?: boolean
  readonly onChecked: () => void
}): ReactElement {
  const [at, setAt] = useState<'code' | 'typing' | 'code-again'>('code')
  const { t } = useText()
  return at === 'typing' ? (
    <div>
      <h2 className={classes.quiet}>{t('vault:firstRun.sheet.typeTitle')}</h2>
      <TypeBack isNew={isNew} onBack={() => setAt('code-again')} onChecked={onChecked} />
    </div>
  ) : (
    <ShowCode code={code} isNew={isNew} again={at === 'code-again'} onNext={() => setAt('typing')} />
  )
}

function ShowCode({
  code,
  isNew,
  again,
  onNext,
}: {
  readonly code: string
  readonly isNew: boolean
  /** Somebody came back to look at it once more: then it has the focus. */
  readonly again: boolean
  readonly onNext: () => void
}): ReactElement {
  const { t, locale } = useText()
  const shown = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (again) shown.current?.focus()
  }, [again])
  const [printed, setPrinted] = useState(false)
  const [stopped, setStopped] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const print = async (as: 'paper' | 'pdf') => {
    setProblem(null)
    setStopped(false)
    try {
      const { done } = await api.vault.printRecoverySheet({ as, language: locale })
      setPrinted((before) => before || done)
      setStopped(!done)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <div className={classes.stack}>
      <p className={classes.quiet}>{t('vault:firstRun.sheet.text')}</p>
      <Remark tone="warning">{t(isNew ? 'vault:keys.notYet' : 'vault:firstRun.sheet.lost')}</Remark>
      <div role="group" aria-label={t('vault:firstRun.sheet.code')} ref={shown} tabIndex={-1}>
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
      <div role="status">
        {stopped ? (
          <Remark>{t('vault:firstRun.sheet.notPrinted')}</Remark>
        ) : (
          printed && <Remark tone="good">{t('vault:firstRun.sheet.printed')}</Remark>
        )}
      </div>
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
