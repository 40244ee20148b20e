import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { AppError } from '#shared/app-error.ts'
import { useText } from '#renderer/text.ts'

const FINDINGS: readonly string[] = [
  'vault:errors.commitsLost',
  'vault:errors.anchorMissing',
  'vault:errors.keyringOld',
]

/** Where the office was told that its files are not as they should be: the way in all the same. */
export function GoOn({
  despite,
  onGoOn,
}: {
  readonly despite: unknown
  readonly onGoOn: () => void
}): ReactElement | null {
  const { t } = useText()
  if (!(despite instanceof AppError) || !FINDINGS.includes(despite.data.message)) return null
  return (
    <Button size="xs" variant="default" onClick={onGoOn}>
      {t('vault:door.despiteLoss')}
    </Button>
  )
}
