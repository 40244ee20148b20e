import { Button, Group } from '@mantine/core'
import type { ReactElement } from 'react'

import type { Merger } from '#shared/domain/duplicate.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import classes from './duplicates.module.css'
import { heldWords } from './held-words.ts'

/** Asks before a merger is taken apart, and says what came since and where it stays. */
export function ApartDialog({
  merger: { id, goneName: name, since },
  keptName,
  onClose,
}: {
  readonly merger: Merger
  readonly keptName: string
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const apart = useCommand(api.duplicates.takeApart)
  const what = new Intl.ListFormat(locale).format(heldWords(since, t))
  const run = async () => {
    await apart.run({ mergerId: id })
    onClose()
  }
  return (
    <Dialog title={t('providers:duplicates.history.apartTitle', { name })} onClose={onClose}>
      <div className={classes.whole}>
        <p>{t('providers:duplicates.history.apartBack', { name })}</p>
        <p>
          {what === ''
            ? t('providers:duplicates.history.apartNothing')
            : t('providers:duplicates.history.apartSince', { what, kept: keptName, name })}
        </p>
        {apart.error && <ErrorNotice error={apart.error} retry={() => void refreshEverything()} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
          <Button loading={apart.busy} onClick={() => void run().catch(() => undefined)}>
            {t('providers:duplicates.history.apart')}
          </Button>
        </Group>
      </div>
    </Dialog>
  )
}
