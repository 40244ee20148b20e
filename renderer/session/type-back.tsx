import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { z } from 'zod'

import { AppError } from '#shared/app-error.ts'
import { Line } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { TextField } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import classes from './doorway.module.css'

const Typed = z.object({ code: Line })

/** Asks for the code on the recovery sheet, to be sure that the sheet can be read. */
export function TypeBack({
  isNew = false,
  onBack,
  onChecked,
}: {
  /** Whether it is the sheet that was just made in place of another one. */
  readonly isNew?: boolean
  /** Shows the code once more, while the program still knows it. */
  readonly onBack?: () => void
  readonly onChecked: () => void
}): ReactElement {
  const { t } = useText()
  const form = useRecordForm(Typed, {
    defaults: { code: '' },
    save: async ({ code }) => {
      const { correct } = await api.vault.confirmRecovery({ code, isNew })
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
        {onBack && (
          <Button variant="default" leftSection={<Icon name="back" size="1rem" />} onClick={onBack}>
            {t('vault:firstRun.sheet.showAgain')}
          </Button>
        )}
        <Button type="submit" loading={form.busy}>
          {t('vault:firstRun.sheet.check')}
        </Button>
      </div>
    </form>
  )
}
