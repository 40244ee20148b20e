import { Button } from '@mantine/core'
import { type ReactElement, useEffect, useState } from 'react'

import { casework } from '#shared/api/roles.ts'
import type { Case } from '#shared/domain/case.ts'
import { sealedDraftKey } from '#shared/domain/sealed-note.ts'
import { api } from '#renderer/api.ts'
import { useIsKept } from '#renderer/kept-form.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useMay, useSession } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { Section } from '#renderer/ui/page.tsx'
import lines from '#renderer/ui/lines.module.css'
import { AboutNotes } from './about-notes.tsx'
import { MyNotes } from './my-notes.tsx'
import { SealedNoteForm } from './sealed-note-form.tsx'
import classes from './sealed-notes.module.css'

interface Place {
  readonly studentId: string
  /** The student's cases that one of the notes could be shared in. */
  readonly cases: readonly Case[]
}

/** What a counselor keeps for themselves about a student, on the pages of whoever does casework. */
export function OnlyForMe(place: Place): ReactElement | null {
  return useMay(casework) ? <Mine key={place.studentId} {...place} /> : null
}

/** Shut until it is asked for: somebody may be sitting beside the desk. */
function Mine({ studentId, cases }: Place): ReactElement {
  const { t } = useText()
  const answer = useAnswer(api.sealedNotes.count, { studentId })
  const isCovered = useSession(({ covered }) => covered)
  const [isOpen, setOpen] = useState(false)
  const [writing, setWriting] = useState<'new' | null>(null)
  const stop = useClosing(writing, setWriting)
  useEffect(() => {
    if (isCovered) setOpen(false)
  }, [isCovered])
  const count = answer.data?.count ?? 0
  return (
    <Section
      title={
        <>
          <Icon name="lock" size="1.125rem" />
          {t('sealed:title')}
        </>
      }
      {...(count > 0 && { count })}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => setWriting('new')}>
          {t('sealed:write')}
        </Button>
      }
    >
      <div className={classes.stack}>
        {answer.error && (
          <ErrorNotice error={answer.error} takesFocus={false} retry={() => void answer.refetch()} />
        )}
        <p className={lines.quiet}>{t('sealed:shut')}</p>
        {writing && (
          <InPlace title={t('sealed:newTitle')} onClose={stop}>
            {count === 0 && <AboutNotes />}
            <SealedNoteForm studentId={studentId} note={null} onDone={stop} />
          </InPlace>
        )}
        {writing === null && <Unfinished studentId={studentId} onGoOn={() => setWriting('new')} />}
        {count > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            className={classes.toggle ?? ''}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t('sealed:hide') : t('sealed:show', { count })}
          </Button>
        )}
        {isOpen && count > 0 && <MyNotes studentId={studentId} cases={cases} />}
        {(count > 0 || writing === null) && (
          <details className={classes.about}>
            <summary>{t('sealed:about.question')}</summary>
            <AboutNotes />
          </details>
        )}
      </div>
    </Section>
  )
}

/** Says that a note begun before an interruption is still here, without a word of it. */
function Unfinished({
  studentId,
  onGoOn,
}: {
  readonly studentId: string
  readonly onGoOn: () => void
}): ReactElement | null {
  const { t } = useText()
  if (!useIsKept(sealedDraftKey(studentId))) return null
  return (
    <p>
      {t('sealed:unfinished')}
      <Button size="compact-sm" variant="subtle" onClick={onGoOn}>
        {t('sealed:goOn')}
      </Button>
    </p>
  )
}
