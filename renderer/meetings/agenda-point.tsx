import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactElement, useEffect, useState } from 'react'

import { casework } from '#shared/api/roles.ts'
import type { MeetingItem } from '#shared/domain/meeting.ts'
import { api } from '#renderer/api.ts'
import { WhatWasNoticed } from '#renderer/concerns/what-was-noticed.tsx'
import { useIsKept } from '#renderer/kept-form.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useClosing } from '#renderer/ui/closing.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { KeyButton } from '#renderer/ui/key-button.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { Decisions } from './decisions.tsx'
import { DecideForm } from './decide-form.tsx'
import { draftKey } from './draft-keys.ts'
import { NotesForm } from './notes-form.tsx'
import classes from './meetings.module.css'

type Writing = 'notes' | 'decide'

/** The point that is talked about: what was said (N), and who does what by when (D). */
export function AgendaPoint({
  item,
  onNext,
}: {
  readonly item: MeetingItem
  readonly onNext: (() => void) | undefined
}): ReactElement {
  const { t } = useText()
  const isCaseless = item.subject.kind === 'concern' && item.caseId === null
  const writes = useMay(casework) && !isCaseless
  const [writing, setWriting] = useState<Writing | null>(null)
  const stop = useClosing(writing, setWriting)
  const isFree = writes && writing === null
  useShortcut('n', () => setWriting('notes'), { enabled: isFree })
  useShortcut('d', () => setWriting('decide'), { enabled: isFree })
  const keptNotes = useIsKept(draftKey('notes', item))
  const keptDecision = useIsKept(draftKey('decide', item))
  useEffect(() => {
    // What was interrupted goes on where it was.
    if (writes && keptNotes) setWriting('notes')
    else if (writes && keptDecision) setWriting('decide')
  }, [writes, keptNotes, keptDecision])
  return (
    <div className={classes.body}>
      {isCaseless && item.subject.kind === 'concern' && <Noticed concernId={item.subject.concernId} />}
      <Whereto item={item} />
      {item.isUndecided ? (
        <p className={classes.quiet}>{t('meetings:agenda.undecided')}</p>
      ) : isCaseless ? (
        <p className={classes.quiet}>{t('meetings:errors.withoutCase')}</p>
      ) : writing === 'notes' ? (
        <InPlace title={t('meetings:notes.title')} onClose={stop}>
          <NotesForm item={item} onDone={stop} />
        </InPlace>
      ) : (
        item.notes !== '' && <p className={classes.said}>{item.notes}</p>
      )}
      <Decisions of={item} />
      {writing === 'decide' && (
        <InPlace title={t('meetings:decisions.action')} onClose={stop}>
          <DecideForm item={item} onDone={stop} />
        </InPlace>
      )}
      <div className={classes.acts}>
        {isFree && (
          <>
            <KeyButton
              size="compact-sm"
              variant="default"
              leftSection={<Icon name="note" size="1rem" />}
              keys="N"
              onClick={() => setWriting('notes')}
            >
              {t('meetings:notes.title')}
            </KeyButton>
            <KeyButton
              size="compact-sm"
              variant="default"
              leftSection={<Icon name="check" size="1rem" />}
              keys="D"
              onClick={() => setWriting('decide')}
            >
              {t('meetings:decisions.action')}
            </KeyButton>
          </>
        )}
        {onNext && (
          <Button size="compact-sm" variant="subtle" onClick={onNext}>
            {t('meetings:agenda.next')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What was said of a student who has no case yet. */
function Noticed({ concernId }: { readonly concernId: string }): ReactElement {
  const answer = useAnswer(api.concerns.get, { id: concernId })
  return <Answer of={answer}>{(concern) => <WhatWasNoticed concern={concern} />}</Answer>
}

/** The record a point is about. */
function Whereto({
  item: { id, caseId, subject, isUndecided },
}: {
  readonly item: MeetingItem
}): ReactElement | null {
  const { t } = useText()
  const { meetingId } = useParams({ from: '/meetings/$meetingId' })
  if (caseId !== null)
    return (
      <p>
        <Link to="/cases/$caseId" params={{ caseId }}>
          {t('meetings:agenda.openCase')}
        </Link>
      </p>
    )
  if (subject.kind !== 'concern') return null
  return (
    <p>
      <Link
        to="/concerns/$concernId"
        params={{ concernId: subject.concernId }}
        search={isUndecided ? { meeting: meetingId, item: id } : {}}
      >
        {t(isUndecided ? 'meetings:agenda.decideConcern' : 'meetings:agenda.openConcern')}
      </Link>
    </p>
  )
}
