import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useRef, useState } from 'react'

import { assertNever } from '#shared/assert-never.ts'
import type { Case } from '#shared/domain/case.ts'
import type { LostNote, OpenNote, SealedNote } from '#shared/domain/sealed-note.ts'
import { api } from '#renderer/api.ts'
import { type Running, useAnswer, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { DateText } from '#renderer/ui/date-text.tsx'
import { dayOf, longDay } from '#renderer/ui/days.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useFocusInList } from '#renderer/ui/focus.ts'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import lines from '#renderer/ui/lines.module.css'
import { SealedNoteForm } from './sealed-note-form.tsx'
import { ShareNote } from './share-note.tsx'
import classes from './sealed-notes.module.css'

interface Place {
  readonly studentId: string
  readonly cases: readonly Case[]
}

/** One's own notes about a student, opened. */
export function MyNotes({ studentId, cases }: Place): ReactElement {
  const answer = useAnswer(api.sealedNotes.read, { studentId })
  return (
    <Answer of={answer} lines={3}>
      {({ notes }) => <Notes notes={notes} cases={cases} />}
    </Answer>
  )
}

type Doing = { readonly what: 'edit' | 'share'; readonly note: OpenNote }

function Notes({
  notes,
  cases,
}: {
  readonly notes: readonly SealedNote[]
  readonly cases: readonly Case[]
}): ReactElement {
  const remove = useCommand(api.sealedNotes.remove)
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  const list = useRef<HTMLUListElement>(null)
  useFocusInList(list, notes.length)
  return (
    <>
      {remove.error && <ErrorNotice error={remove.error} />}
      <ul ref={list} className={classes.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            {doing?.what === 'edit' && doing.note.id === note.id ? (
              <Editing note={doing.note} onDone={stop} />
            ) : (
              <OneNote note={note} remove={remove} onDo={setDoing} />
            )}
          </li>
        ))}
      </ul>
      {doing?.what === 'share' && <ShareNote note={doing.note} cases={cases} onDone={stop} />}
    </>
  )
}

function Editing({ note, onDone }: { readonly note: OpenNote; readonly onDone: () => void }): ReactElement {
  const { t } = useText()
  return (
    <InPlace title={t('sealed:editTitle')} onClose={onDone}>
      <SealedNoteForm studentId={note.studentId} note={note} onDone={onDone} />
    </InPlace>
  )
}

function OneNote({
  note,
  remove,
  onDo,
}: {
  readonly note: SealedNote
  readonly remove: Running<{ id: string; version: number }, unknown>
  readonly onDo: (doing: Doing) => void
}): ReactElement {
  const { t, locale } = useText()
  const { timeZone } = useOfficeTime()
  const day = longDay(note.state === 'open' ? note.on : dayOf(note.createdAt, timeZone), locale)
  const act = (label: string, run: () => void, quiet = false): ReactNode => (
    <Button
      variant="subtle"
      size="compact-sm"
      {...(quiet && { color: 'gray' })}
      aria-label={t('sealed:which', { action: label, day })}
      onClick={run}
    >
      {label}
    </Button>
  )
  const { id, version } = note
  const removal = act(
    t('common:actions.remove'),
    () => void remove.run({ id, version }).catch(() => undefined),
    true,
  )
  switch (note.state) {
    case 'open':
      return (
        <>
          <p className={lines.quiet}>
            <DateText on={note.on} />
          </p>
          <p className={classes.text}>{note.words}</p>
          <span className={classes.buttons}>
            {act(t('common:actions.edit'), () => onDo({ what: 'edit', note }))}
            {act(t('sealed:share.action'), () => onDo({ what: 'share', note }))}
            {removal}
          </span>
        </>
      )
    case 'lost':
      return (
        <>
          <Lost note={note} />
          <span className={classes.buttons}>{removal}</span>
        </>
      )
    default:
      return assertNever(note)
  }
}

/** Says that a note is lost, since when, and from when it was. */
function Lost({ note: { createdAt, lostAt } }: { readonly note: LostNote }): ReactElement {
  const { t, locale } = useText()
  const { timeZone } = useOfficeTime()
  const dayAt = (at: string): string => longDay(dayOf(at, timeZone), locale)
  return (
    <>
      <p className={lines.quiet}>{t('sealed:writtenOn', { day: dayAt(createdAt) })}</p>
      <p>{lostAt === null ? t('sealed:lost') : t('sealed:lostSince', { day: dayAt(lostAt) })}</p>
    </>
  )
}
