import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { AppError } from '#shared/app-error.ts'
import { Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Ltr } from '#renderer/ui/ltr.tsx'
import classes from './doorway.module.css'

/** Third step: the recovery sheet is printed, and typed back to be sure that it can be read. */
export function SheetStep({
  code,
  onChecked,
}: {
  readonly code: string
  readonly onChecked: () => void
}): ReactElement {
  const [typing, setTyping] = useState(false)
  return typing ? (
    <TypeBack onBack={() => setTyping(false)} onChecked={onChecked} />
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

const Typed = z.object({ code: Line })

function TypeBack({
  onBack,
  onChecked,
}: {
  readonly onBack: () => void
  readonly onChecked: () => void
}): ReactElement {
  const { t } = useText()
  const form = useRecordForm(Typed, {
    defaults: { code: '' },
    save: async ({ code }) => {
      const { correct } = await api.vault.confirmRecovery({ code })
      if (!correct)
        throw new AppError({
          code: 'invalid',
          message: 'common:errors.invalid',
          fields: [{ path: 'code', message: 'vault:firstRun.sheet.wrong' }],
        })
      onChecked()
    },
  })
  return (
    <form noValidate className={classes.stack} onSubmit={(event) => void form.submit(event)}>
      <h2 className={classes.quiet}>{t('vault:firstRun.sheet.typeTitle')}</h2>
      <p className={classes.quiet}>{t('vault:firstRun.sheet.typeText')}</p>
      <TextField
        of={form}
        name="code"
        label={t('vault:firstRun.sheet.code')}
        description={t('vault:recover.codeHint')}
        dir="ltr"
        autoFocus
      />
      {form.failure !== null && <ErrorNotice error={form.failure} />}
      <div className={classes.links}>
        <Button variant="default" leftSection={<Icon name="back" size="1rem" />} onClick={onBack}>
          {t('vault:firstRun.sheet.showAgain')}
        </Button>
        <Button type="submit" loading={form.busy}>
          {t('vault:firstRun.sheet.check')}
        </Button>
      </div>
    </form>
  )
}
