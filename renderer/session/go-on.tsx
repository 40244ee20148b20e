import { Button } from '@mantine/core'
import { type ReactElement, useRef } from 'react'

import { AppError } from '#shared/app-error.ts'
import { TOLD_AT_THE_DOOR, type VaultFinding } from '#shared/domain/vault-finding.ts'
import { useText } from '#renderer/text.ts'

/** What somebody at the door was told of the office's files, and goes on with. */
export interface Agreed {
  /** For one try: the next begins with nothing. */
  readonly taken: () => VaultFinding[]
  /** Goes on with this too, beside what the refused try went on with. */
  readonly add: (finding: VaultFinding) => void
}

/** Nothing is agreed to that was not on the screen just before. */
export function useAgreed(): Agreed {
  const tried = useRef<VaultFinding[]>([])
  const next = useRef<VaultFinding[]>([])
  return {
    taken: () => {
      tried.current = next.current
      next.current = []
      return tried.current
    },
    add: (finding) => {
      next.current = [...tried.current, finding]
    },
  }
}

const findingOf = (error: unknown): VaultFinding | undefined =>
  error instanceof AppError
    ? TOLD_AT_THE_DOOR.find(([, message]) => message === error.data.message)?.[0]
    : undefined

/** Where the office was told that its files are not as they should be: the way in all the same. */
export function GoOn({
  despite,
  agreed,
  onGoOn,
}: {
  readonly despite: unknown
  readonly agreed: Agreed
  readonly onGoOn: () => void
}): ReactElement | null {
  const { t } = useText()
  const finding = findingOf(despite)
  if (!finding) return null
  const goOn = () => {
    agreed.add(finding)
    onGoOn()
  }
  return (
    <Button size="xs" variant="default" onClick={goOn}>
      {t('vault:door.goOn')}
    </Button>
  )
}
