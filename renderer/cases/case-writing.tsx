import { Button } from '@mantine/core'
import type { Dispatch, ReactElement, SetStateAction } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { casework } from '#shared/api/roles.ts'
import { useIsKept } from '#renderer/kept-form.tsx'
import { SupportForm, supportKey } from '#renderer/plans/support-form.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { KeyButton } from '#renderer/ui/key-button.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Timeline } from '#renderer/ui/timeline.tsx'
import { CallForm, callKey } from './call-form.tsx'
import { ENTRY_KINDS } from './timeline-teller.ts'
import { NoteForm, noteKey } from './note-form.tsx'
import { useEntries } from './use-entries.ts'
import classes from './cases.module.css'

/** What somebody is writing for the timeline. */
export type Writing =
  { readonly what: 'note' | 'support' } | { readonly what: 'call'; readonly contactId: string | null }

/** Everything that happened, newest first, and the things one writes there: a note (N), a call (C), and support that was given (S). */
export function CaseTimeline({
  record,
  writing,
  onWrite,
}: {
  readonly record: CaseRecord
  readonly writing: Writing | null
  readonly onWrite: Dispatch<SetStateAction<Writing | null>>
}): ReactElement {
  const { t } = useText()
  const writesNotes = useMay(casework)
  const entries = useEntries(record)
  const caseId = record.case.id
  const stop = useClosing(writing, onWrite)
  return (
    <Section
      title={t('cases:timeline.title')}
      actions={
        <>
          {writesNotes && (
            <KeyButton
              size="compact-sm"
              variant="default"
              leftSection={<Icon name="note" size="1rem" />}
              keys="N"
              onClick={() => onWrite({ what: 'note' })}
            >
              {t('cases:note.action')}
            </KeyButton>
          )}
          <KeyButton
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="phone" size="1rem" />}
            keys="C"
            onClick={() => onWrite({ what: 'call', contactId: null })}
          >
            {t('cases:call.action')}
          </KeyButton>
          {record.case.closedOn === null && (
            <KeyButton
              size="compact-sm"
              variant="default"
              leftSection={<Icon name="person" size="1rem" />}
              keys="S"
              onClick={() => onWrite({ what: 'support' })}
            >
              {t('plans:support.action')}
            </KeyButton>
          )}
        </>
      }
    >
      {writing && (
        <div className={classes.writing}>
          {writing.what === 'note' && (
            <InPlace title={t('cases:note.title')} onClose={stop}>
              <NoteForm caseId={caseId} onDone={stop} />
            </InPlace>
          )}
          {writing.what === 'support' && (
            <InPlace title={t('plans:support.title')} onClose={stop}>
              <SupportForm caseId={caseId} onDone={stop} />
            </InPlace>
          )}
          {writing.what === 'call' && (
            <InPlace key={writing.contactId} title={t('cases:call.title')} onClose={stop}>
              <CallForm record={record} contactId={writing.contactId} onDone={stop} />
            </InPlace>
          )}
        </div>
      )}
      {writing === null && <Unfinished caseId={caseId} onWrite={onWrite} />}
      <Timeline
        label={t('cases:timeline.title')}
        entries={entries}
        kinds={ENTRY_KINDS.map((id) => ({ id, label: t(`cases:timeline.kinds.${id}`) }))}
        memory="cases.timeline"
      />
    </Section>
  )
}

/** Says that something typed before an interruption is still here. */
function Unfinished({
  caseId,
  onWrite,
}: {
  readonly caseId: string
  readonly onWrite: (writing: Writing) => void
}): ReactElement {
  const { t } = useText()
  const note = useIsKept(noteKey(caseId))
  const call = useIsKept(callKey(caseId))
  const support = useIsKept(supportKey(caseId))
  return (
    <>
      {note && (
        <p className={classes.unfinished}>
          {t('cases:note.unfinished')}
          <Button size="compact-sm" variant="subtle" onClick={() => onWrite({ what: 'note' })}>
            {t('cases:timeline.goOn')}
          </Button>
        </p>
      )}
      {call && (
        <p className={classes.unfinished}>
          {t('cases:call.unfinished')}
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onWrite({ what: 'call', contactId: null })}
          >
            {t('cases:timeline.goOn')}
          </Button>
        </p>
      )}
      {support && (
        <p className={classes.unfinished}>
          {t('plans:support.unfinished')}
          <Button size="compact-sm" variant="subtle" onClick={() => onWrite({ what: 'support' })}>
            {t('cases:timeline.goOn')}
          </Button>
        </p>
      )}
    </>
  )
}
