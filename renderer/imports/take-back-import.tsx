import { Button, Group } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { ImportSubject, StayingRecord } from '#shared/domain/import.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { askAbout, takeBack, useNotices } from '#renderer/ui/notices-store.ts'
import { useMoment } from '#renderer/ui/use-moment.ts'
import classes from './imports.module.css'

/** The question before an import is taken back, with the two answers. */
function Asked({
  text,
  busy = false,
  error = null,
  onLeave,
  onTakeBack,
}: {
  readonly text: string
  readonly busy?: boolean
  readonly error?: unknown
  readonly onLeave: () => void
  readonly onTakeBack: () => void
}): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={t('imports:screens.takeBack.title')} onClose={onLeave}>
      <p>{text}</p>
      {error !== null && <ErrorNotice error={error} retry={() => void refreshEverything()} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onLeave}>
          {t('imports:screens.takeBack.leave')}
        </Button>
        <Button loading={busy} onClick={onTakeBack}>
          {t('imports:screens.takeBack.action')}
        </Button>
      </Group>
    </Dialog>
  )
}

/** Asks before an import is taken back: everything it wrote goes, however long ago that was. */
export function TakeBackImport(): ReactElement | null {
  const { t } = useText()
  const asked = useNotices((notices) => notices.asked)
  if (!asked) return null
  const stop = () => askAbout(null)
  return (
    <Asked
      text={t('imports:screens.takeBack.text')}
      onLeave={stop}
      onTakeBack={() => {
        stop()
        takeBack(asked)
      }}
    />
  )
}

/**
 * The way back of an import, after a question: of this sitting all of it or nothing; of a directory also later and by a
 * colleague, but for what somebody built on since.
 */
export function TakeBackButton({
  id,
  subject,
  at,
  canTakeBack,
}: {
  readonly id: string
  readonly subject: ImportSubject
  readonly at: string
  /** Whether what it wrote is remembered beyond this sitting. */
  readonly canTakeBack: boolean
}): ReactElement | null {
  const { t } = useText()
  const moment = useMoment()
  const [asking, setAsking] = useState(false)
  const later = useCommand(api.imports.takeBack)
  const notice = useNotices(({ undoable }) => undoable.find(({ about }) => about === id))
  if (!notice && !canTakeBack) return null
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('imports:screens.takeBack.of', {
          subject: t(`imports:screens.subjects.${subject}`),
          day: moment(at),
        })}
        onClick={() => (notice ? askAbout(notice) : setAsking(true))}
      >
        {t('imports:screens.takeBack.action')}
      </Button>
      {asking && (
        <Asked
          text={t('imports:screens.takeBack.later')}
          busy={later.busy}
          error={later.error}
          onLeave={() => setAsking(false)}
          onTakeBack={() =>
            void later
              .run({ importId: id })
              .then(() => setAsking(false))
              .catch(() => undefined)
          }
        />
      )}
    </>
  )
}

/** What stayed when an import was taken back, each with the reason. */
export function Stayed({ of }: { readonly of: readonly StayingRecord[] }): ReactElement | null {
  const { t } = useText()
  if (of.length === 0) return null
  return (
    <details className={classes.stayed}>
      <summary>{t('imports:screens.takeBack.stays', { count: of.length })}</summary>
      <ul>
        {of.map(({ kind, name, why }, at) => {
          const because = `(${t(`imports:screens.imported.${kind}`)}): ${t(`imports:screens.takeBack.why.${why}`)}`
          return (
            // Two records of one name may stay for one reason.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <bdi>{name}</bdi> {because}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
