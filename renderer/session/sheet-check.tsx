import { Link } from '@tanstack/react-router'
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

/** Reminds the owner of a recovery sheet: leads to making one where none was ever typed back, or asks for it once a year. */
export function SheetCheck(): ReactElement | null {
  const { t } = useText()
  const isOwner = useMay(ownerOnly)
  const door = useAnswer(api.vault.state, {})
  const [asking, setAsking] = useState(false)
  if (!isOwner || !door.data || door.data.recoverySheetConfirmed) return null
  if (door.data.recoverySheetSeenAt === null)
    return (
      <Link to="/settings" search={{ part: 'keys' }} className={classes.unchecked}>
        <Icon name="warning" size="0.875rem" /> {t('common:status.sheet')}
      </Link>
    )
  return (
    <>
      <button type="button" className={classes.unchecked} onClick={() => setAsking(true)}>
        <Icon name="warning" size="0.875rem" /> {t('common:status.sheetYear')}
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
