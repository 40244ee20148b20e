import { Button } from '@mantine/core'
import type { ReactElement } from 'react'

import { SideBySide } from '#renderer/providers/side-by-side.tsx'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'

/** Options side by side over the list they were taken from, and one of them to choose. */
export function CompareOptions({
  serviceIds,
  fromZip,
  onChoose,
  onClose,
}: {
  readonly serviceIds: readonly string[]
  /** From where the list says how far they are. */
  readonly fromZip: string | null
  readonly onChoose: (serviceId: string) => void
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.providers.compare, { serviceIds: [...serviceIds] })
  return (
    <Dialog title={t('providers:compare.title')} wide="whole" onClose={onClose}>
      <Answer of={answer} lines={10}>
        {(compared) => (
          <SideBySide
            compared={compared}
            fromZip={fromZip}
            action={({ service: { id, name } }) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('matching:compare.choose')}: ${name}`}
                onClick={() => {
                  onChoose(id)
                  onClose()
                }}
              >
                {t('matching:compare.choose')}
              </Button>
            )}
          />
        )}
      </Answer>
    </Dialog>
  )
}
