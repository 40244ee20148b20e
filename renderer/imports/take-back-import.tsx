import { Button, Group } from '@mantine/core'
import type { ReactElement } from 'react'

import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { askAbout, takeBack, useNotices } from '#renderer/ui/notices-store.ts'
import { useMoment } from '#renderer/ui/use-moment.ts'

/** Asks before an import is taken back: everything it wrote goes, however long ago that was. */
export function TakeBackImport(): ReactElement | null {
  const { t } = useText()
  const asked = useNotices((notices) => notices.asked)
  if (!asked) return null
  const stop = () => askAbout(null)
  return (
    <Dialog title={t('imports:screens.takeBack.title')} onClose={stop}>
      <p>{t('imports:screens.takeBack.text')}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={stop}>
          {t('imports:screens.takeBack.leave')}
        </Button>
        <Button
          onClick={() => {
            stop()
            takeBack(asked)
          }}
        >
          {t('imports:screens.takeBack.action')}
        </Button>
      </Group>
    </Dialog>
  )
}

/** The way back of an import of this sitting, after a question; there is none after the next lock. */
export function TakeBackButton({
  id,
  subject,
  at,
}: {
  readonly id: string
  readonly subject: 'roster' | 'providers'
  readonly at: string
}): ReactElement | null {
  const { t } = useText()
  const moment = useMoment()
  const notice = useNotices(({ undoable }) => undoable.find(({ about }) => about === id))
  if (!notice) return null
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={t('imports:screens.takeBack.of', {
        subject: t(`imports:screens.subjects.${subject}`),
        day: moment(at),
      })}
      onClick={() => askAbout(notice)}
    >
      {t('imports:screens.takeBack.action')}
    </Button>
  )
}
