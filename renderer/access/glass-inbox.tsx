import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { ownerOnly } from '#shared/api/roles.ts'
import type { GlassBreak } from '#shared/domain/access.ts'
import { OptionalWords } from '#shared/domain/fields.ts'
import { api } from '#renderer/api.ts'
import { KeptBox, useKeptForm } from '#renderer/kept-form.tsx'
import { useAnswer, useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { TextArea } from '#renderer/ui/fields.tsx'
import { useRecordForm } from '#renderer/ui/form.tsx'
import { Section } from '#renderer/ui/page.tsx'
import lines from '#renderer/ui/lines.module.css'
import { EndGlass } from './end-glass.tsx'
import { GlassWords } from './glass-words.tsx'

/** What others opened for a stated reason and this person has not answered to. */
export function GlassInbox(): ReactElement | null {
  const { t } = useText()
  const isOwner = useMay(ownerOnly)
  const letters = useAnswer(api.glass.inbox, {}).data ?? []
  const [answering, setAnswering] = useState<GlassBreak | null>(null)
  const answer = useCommand(api.glass.answer)
  if (letters.length === 0) return null
  return (
    <Section title={t('access:inbox.title')} count={letters.length} tone="warn">
      <ul className={lines.lines} aria-label={t('access:inbox.title')}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <div className={lines.words}>
              <p>
                <Link to="/students/$studentId" params={{ studentId: letter.studentId }}>
                  {t('access:inbox.who', { name: letter.byName, student: letter.studentName })}
                </Link>
              </p>
              <GlassWords of={letter} />
            </div>
            <span className={lines.buttons}>
              {isOwner && letter.isOpen && (
                <EndGlass
                  id={letter.id}
                  label={t('access:glass.end')}
                  name={t('access:glass.endOf', { name: letter.byName })}
                />
              )}
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('access:inbox.seen')}: ${letter.byName}`}
                onClick={() => void answer.run({ id: letter.id, answer: '' }).catch(() => undefined)}
              >
                {t('access:inbox.seen')}
              </Button>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`${t('access:inbox.answer')}: ${letter.byName}`}
                onClick={() => setAnswering(letter)}
              >
                {t('access:inbox.answer')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {answering && <AnswerForm letter={answering} onClose={() => setAnswering(null)} />}
    </Section>
  )
}

const Answering = z.object({ answer: OptionalWords })

function AnswerForm({
  letter: { id, byName },
  onClose,
}: {
  readonly letter: GlassBreak
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const answer = useCommand(api.glass.answer)
  const form = useRecordForm(Answering, {
    defaults: { answer: '' },
    save: async (said) => {
      await answer.run({ id, answer: said.answer })
      void kept.discard()
      onClose()
    },
  })
  const kept = useKeptForm(`access.answer.${id}`, form)
  return (
    <Dialog title={t('access:inbox.answerFor', { name: byName })} onClose={onClose}>
      <KeptBox of={form} kept={kept} save={t('access:inbox.save')} onCancel={onClose}>
        <TextArea
          of={form}
          name="answer"
          label={t('access:inbox.answerTitle')}
          description={t('access:inbox.answerHint')}
          lines={2}
          autoFocus
        />
      </KeptBox>
    </Dialog>
  )
}
