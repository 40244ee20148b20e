import { Checkbox } from '@mantine/core'
import type { ReactElement } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { Reason } from '#shared/domain/concern.ts'
import { needsOf } from '#shared/domain/matching/student-needs.ts'
import { MOST_CHOICES } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import matching from '#renderer/matching/matching.module.css'
import { Reasons } from '#renderer/matching/option-row.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './packets.module.css'

/**
 * What the school gives itself, below the providers that stand side by side: what fits best first, with why. Only what may
 * stand on lists for families; nothing where there is none.
 */
export function ChooseAtSchool({
  record,
  reason,
  chosen,
  onChange,
}: {
  readonly record: Pick<CaseRecord, 'case' | 'contacts' | 'student'>
  /** What the referral is for. */
  readonly reason: Reason
  readonly chosen: readonly string[]
  readonly onChange: (ownServiceIds: string[]) => void
}): ReactElement | null {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const speaker = { t, locale, today }
  const { help, language } = needsOf(record.student, record.contacts, { reason, today })
  const asked = { caseId: record.case.id, needs: { help, language } }
  const { data } = useAnswer(api.schoolServices.fitting, asked, { keepBefore: true })
  const listed = [...(data?.fitting ?? []), ...(data?.others ?? [])].filter(({ service }) => service.onLists)
  if (listed.length === 0) return null
  const known = chosen.filter((id) => listed.some(({ service }) => service.id === id))
  return (
    <fieldset className={classes.parts}>
      <legend>{t('packets:choices.own')}</legend>
      <p className={classes.quiet}>{t('packets:choices.ownHint')}</p>
      {listed.map(({ service: { id, name, meets }, judgements }) => {
        const isChosen = known.includes(id)
        return (
          <Checkbox
            key={id}
            label={name}
            description={
              <>
                {meets}
                <span className={matching.reasons}>
                  <Reasons of={judgements} verdict="fits" speaker={speaker} />
                  <Reasons of={judgements} verdict="misses" speaker={speaker} />
                </span>
              </>
            }
            checked={isChosen}
            disabled={!isChosen && known.length >= MOST_CHOICES}
            onChange={() => onChange(isChosen ? known.filter((each) => each !== id) : [...known, id])}
          />
        )
      })}
    </fieldset>
  )
}
