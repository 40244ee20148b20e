import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'

import type { MoveRecord } from '#shared/api/moves.ts'
import type { Move, SchoolCall } from '#shared/domain/moving.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { shortDay } from '#renderer/ui/days.ts'
import lines from '#renderer/ui/lines.module.css'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { SchoolCallForm } from './school-call-form.tsx'

/** The calls to the school a student went to: with whom, and what was told. */
export function SchoolCalls({
  record,
  move,
}: {
  readonly record: MoveRecord
  readonly move: Move
}): ReactElement {
  const { t } = useText()
  const [calling, setCalling] = useState<true | null>(null)
  const stop = useClosing(calling, setCalling)
  return (
    <Section
      title={t('moves:calls.title')}
      count={move.calls.length}
      actions={
        <Button size="compact-sm" onClick={() => setCalling(true)}>
          {t('moves:calls.log')}
        </Button>
      }
    >
      {move.calls.length === 0 ? (
        <p className={lines.quiet}>{t('moves:calls.none')}</p>
      ) : (
        <ul className={lines.lines} aria-label={t('moves:calls.title')}>
          {move.calls.map((call) => (
            <One key={call.id} call={call} />
          ))}
        </ul>
      )}
      <p>
        <Link to="/requests" search={{ studentId: record.student.id }}>
          {t('moves:calls.records')}
        </Link>
      </p>
      {calling && <SchoolCallForm record={record} move={move} onClose={stop} />}
    </Section>
  )
}

function One({ call }: { readonly call: SchoolCall }): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const { whom, capacity, on, said, information } = call
  return (
    <li>
      <div className={lines.words}>
        <p>
          <strong>
            {t('moves:calls.of', {
              whom: [whom, capacity].filter(Boolean).join(', '),
              day: shortDay(on, locale, today),
            })}
          </strong>
        </p>
        <p>{said}</p>
        <p className={lines.quiet}>
          {information.length === 0
            ? t('moves:calls.nothingTold')
            : t('moves:calls.told', {
                what: information.map((part) => t(`vocabulary:information.${part}`)).join(', '),
              })}
        </p>
      </div>
    </li>
  )
}
