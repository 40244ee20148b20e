import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { refreshEverything, useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { notify } from '#renderer/ui/notices-store.ts'
import { NewSheet } from './new-sheet.tsx'

/** Tells an owner that no recovery sheet was ever typed back, and makes one. */
export function NoSheetYet(): ReactElement | null {
  const { t } = useText()
  const door = useAnswer(api.vault.state, {}).data
  const [making, setMaking] = useState(false)
  if (!door || door.demo || door.recoverySheetSeenAt !== null) return null
  return (
    <>
      <Remark
        tone="warning"
        title={t('vault:keys.noneTitle')}
        action={
          <Button size="xs" onClick={() => setMaking(true)}>
            {t('vault:keys.newSheet')}
          </Button>
        }
      >
        {t('vault:keys.noneText')}
      </Remark>
      {making && (
        <NewSheet
          onClose={() => setMaking(false)}
          onChecked={() => {
            setMaking(false)
            notify({ message: 'vault:keys.counts' })
            void refreshEverything()
          }}
        />
      )}
    </>
  )
}
