import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { z } from 'zod'

import { Password } from '#shared/domain/account.ts'
import { api } from '#renderer/api.ts'
import { SheetStep } from '#renderer/session/sheet-step.tsx'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { PasswordField } from '#renderer/ui/fields.tsx'
import { FormBox, useRecordForm } from '#renderer/ui/form.tsx'
import classes from './settings-screen.module.css'

const Proof = z.object({ password: Password.min(1, 'common:fields.required') })

/** Makes a new recovery sheet for whoever says their password; it counts once it was typed back. */
export function NewSheet({
  onClose,
  onChecked,
}: {
  readonly onClose: () => void
  readonly onChecked: () => void
}): ReactElement {
  const { t } = useText()
  const [code, setCode] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const form = useRecordForm(Proof, {
    defaults: { password: '' },
    save: async (proof) => setCode((await api.vault.newRecoverySheet(proof)).recoveryCode),
  })
  return (
    <Dialog
      wide
      title={t(leaving ? 'vault:keys.leaveTitle' : 'vault:keys.newSheet')}
      onClose={code === null ? onClose : () => setLeaving(!leaving)}
    >
      {code === null ? (
        <FormBox of={form} save={t('vault:keys.makeSheet')} onCancel={onClose}>
          <p className={classes.kept}>{t('vault:keys.newSheetText')}</p>
          <PasswordField of={form} name="password" label={t('accounts:yourPassword')} autoFocus />
        </FormBox>
      ) : (
        <>
          {leaving && <LeaveSheet onStay={() => setLeaving(false)} onLeave={onClose} />}
          <div hidden={leaving}>
            <SheetStep code={code} isNew onChecked={onChecked} />
          </div>
        </>
      )}
    </Dialog>
  )
}

/** Asked before a sheet is left that was never typed back. */
function LeaveSheet({
  onStay,
  onLeave,
}: {
  readonly onStay: () => void
  readonly onLeave: () => void
}): ReactElement {
  const { t } = useText()
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <div role="alert">
      <Remark
        tone="warning"
        action={
          <>
            <Button ref={stay} onClick={onStay}>
              {t('vault:keys.goOn')}
            </Button>
            <Button variant="default" onClick={onLeave}>
              {t('vault:keys.leave')}
            </Button>
          </>
        }
      >
        {t('vault:keys.leaveText')}
      </Remark>
    </div>
  )
}
