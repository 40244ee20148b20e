import { type ReactElement, useState } from 'react'

import { ownerOnly } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { notify } from '#renderer/ui/notices-store.ts'
import classes from './doorway.module.css'
import { useMay } from './session-store.ts'
import { TypeBack } from './type-back.tsx'

/** Reminds the owner of a recovery sheet that nobody has typed back yet, and asks for it. */
export function SheetCheck(): ReactElement | null {
  const { t } = useText()
  const isOwner = useMay(ownerOnly)
  const door = useAnswer(api.vault.state, {})
  const [asking, setAsking] = useState(false)
  if (!isOwner || (door.data?.recoverySheetConfirmed ?? true)) return null
  return (
    <>
      <button type="button" className={classes.unchecked} onClick={() => setAsking(true)}>
        <Icon name="warning" size="0.875rem" />{' '}
        {t(door.data?.recoverySheetSeenAt ? 'common:status.sheetYear' : 'common:status.sheet')}
      </button>
      {asking && (
        <Dialog title={t('vault:firstRun.sheet.typeTitle')} onClose={() => setAsking(false)}>
          <TypeBack
            onChecked={() => {
              setAsking(false)
              notify({ message: 'vault:firstRun.sheet.right' })
              void refreshEverything()
            }}
          />
        </Dialog>
      )}
    </>
  )
}
