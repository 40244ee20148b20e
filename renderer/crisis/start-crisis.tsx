import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { useCrisis } from './use-crisis.ts'

/** The button that begins the crisis steps of a student, or goes on where they stand. */
export function StartCrisis({ studentId }: { readonly studentId: string }): ReactElement {
  const { t } = useText()
  const { underWay, go, busy, error } = useCrisis(studentId)
  return (
    <>
      <Button color="red" loading={busy} leftSection={<Icon name="stop" />} onClick={() => void go()}>
        {t(underWay ? 'crises:start.goOn' : 'crises:start.action')}
      </Button>
      {error && <ErrorNotice error={error} />}
    </>
  )
}
