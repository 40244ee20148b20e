import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { AmendmentLine } from '#shared/api/amendments.ts'
import type { Role } from '#shared/domain/session.ts'
import { mayState } from '#shared/domain/amendment.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { shortDay } from '#renderer/ui/days.ts'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import { AskToChange, DecideForm, HearForm, StateForm } from './amendment-forms.tsx'
import { AmendmentLetter } from './amendment-letter.tsx'

const DECIDERS: readonly Role[] = ['owner', 'administrator']

type Act = 'decide' | 'hear' | 'state' | 'letter'

type Doing = { readonly act: 'ask' } | { readonly act: Act; readonly amendment: AmendmentLine }

/** What a family says is wrong in the record, what was decided, and the statement that goes with the part. */
export function AmendmentsBox({ studentId }: { readonly studentId: string }): ReactElement {
  const { t } = useText()
  const [doing, setDoing] = useState<Doing | null>(null)
  const stop = useClosing(doing, setDoing)
  const answer = useAnswer(api.amendments.list, { studentId })
  const { rows = [], parts = [], familyLanguage = null } = answer.data ?? {}
  return (
    <Section
      title={t('amendments:title')}
      count={rows.length}
      actions={
        <Button size="compact-sm" variant="subtle" onClick={() => setDoing({ act: 'ask' })}>
          {t('amendments:ask')}
        </Button>
      }
    >
      {rows.length === 0 ? (
        <p className={lines.quiet}>{t('amendments:none')}</p>
      ) : (
        <ul className={lines.lines} aria-label={t('amendments:title')}>
          {rows.map((amendment) => (
            <One key={amendment.id} of={amendment} onAct={(act) => setDoing({ act, amendment })} />
          ))}
        </ul>
      )}
      {doing?.act === 'ask' && <AskToChange studentId={studentId} parts={parts} onClose={stop} />}
      {doing?.act === 'decide' && <DecideForm of={doing.amendment} onClose={stop} />}
      {doing?.act === 'hear' && <HearForm of={doing.amendment} onClose={stop} />}
      {doing?.act === 'letter' && (
        <AmendmentLetter of={doing.amendment} familyLanguage={familyLanguage} onClose={stop} />
      )}
      {doing?.act === 'state' && <StateForm of={doing.amendment} onClose={stop} />}
    </Section>
  )
}

function One({
  of: amendment,
  onAct,
}: {
  readonly of: AmendmentLine
  readonly onAct: (act: Act) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const decides = useMay(DECIDERS)
  const day = (on: string) => shortDay(on, locale, today)
  const { title, partOn, asker, wrong, wants, stage, decision, hearing, statement } = amendment
  return (
    <li>
      <div className={lines.words}>
        <p>
          <strong>{partOn === null ? title : t('amendments:of', { part: title, day: day(partOn) })}</strong>{' '}
          <Tag tone={stage === 'over' ? 'quiet' : 'warn'}>{t(`amendments:stage.${stage}`)}</Tag>
        </p>
        <p>{t('amendments:line', { asker, wrong })}</p>
        <p className={lines.quiet}>{t('amendments:wants', { wants })}</p>
        {decision && (
          <p className={lines.quiet}>
            {t(`amendments:decide.is.${decision.outcome}`, { name: decision.by, day: day(decision.on) })} ·{' '}
            {decision.words}
          </p>
        )}
        {hearing && (
          <p className={lines.quiet}>
            {t(`amendments:hear.is.${hearing.outcome}`, { day: day(hearing.on) })} · {hearing.words}
          </p>
        )}
        {statement && (
          <p>
            <strong>{t('amendments:statementOf', { name: asker, day: day(statement.on) })}</strong>{' '}
            {statement.words}
          </p>
        )}
      </div>
      <span className={lines.buttons}>
        {stage === 'decide' && decides && (
          <Button size="compact-sm" onClick={() => onAct('decide')}>
            {t('amendments:decide.action')}
          </Button>
        )}
        {stage === 'hear' && decides && (
          <Button size="compact-sm" onClick={() => onAct('hear')}>
            {t('amendments:hear.action')}
          </Button>
        )}
        {decision?.outcome === 'refused' && (
          <Button size="compact-sm" variant="default" onClick={() => onAct('letter')}>
            {t('amendments:letter.action')}
          </Button>
        )}
        {mayState(amendment) && (
          <Button size="compact-sm" variant="default" onClick={() => onAct('state')}>
            {t('amendments:state.action')}
          </Button>
        )}
      </span>
    </li>
  )
}
