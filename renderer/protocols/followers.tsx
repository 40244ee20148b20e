import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { casework } from '#shared/api/roles.ts'
import { MoveMany } from '#renderer/cases/move-many.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Remark } from '#renderer/ui/error-notice.tsx'
import type { AroundVersions } from './version-page.tsx'

/** How many open cases follow no protocol, or an earlier version, and the way to let several follow the current one. */
export function Followers({
  around: { current, followers },
}: {
  readonly around: AroundVersions
}): ReactElement | null {
  const { t } = useText()
  const mayMove = useMay(casework)
  const [moves, setMoves] = useState(false)
  const none = followers.find(({ number }) => number === null)?.cases ?? 0
  if (!current || !followers.some(({ number }) => number !== current.number)) return null
  const button = mayMove && (
    <Button variant="default" onClick={() => setMoves(true)}>
      {t('cases:moveMany.action')}
    </Button>
  )
  return (
    <>
      {none > 0 ? (
        <Remark tone="warning" action={button}>
          {t('protocol:versions.followNone', { count: none })}
        </Remark>
      ) : (
        button && <div>{button}</div>
      )}
      {moves && <MoveMany to={current.number} onClose={() => setMoves(false)} />}
    </>
  )
}
