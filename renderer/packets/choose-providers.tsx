import { Checkbox, TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { MatchedService } from '#shared/api/matching.ts'
import type { Reason } from '#shared/domain/concern.ts'
import { needsOf } from '#shared/domain/matching/student-needs.ts'
import { MOST_CHOICES } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import type { Speaker } from '#renderer/matching/judgement-words.ts'
import matching from '#renderer/matching/matching.module.css'
import { Reasons } from '#renderer/matching/option-row.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './packets.module.css'

const MOST_SHOWN = 8

/** One that stands on the page already, by its name. */
function Chosen({ id, onTakeOff }: { readonly id: string; readonly onTakeOff: () => void }): ReactElement {
  const { t } = useText()
  const provider = useAnswer(api.providers.get, { id })
  return (
    <Answer of={provider} lines={1}>
      {({ organization, services }) => {
        const service = services.find((each) => each.id === id)
        const isOpen = service?.status === 'active' && organization.active
        return (
          <Checkbox
            label={`${organization.name} · ${service?.name ?? ''}`}
            {...(!isOpen && { description: t('packets:choices.closed') })}
            checked
            onChange={onTakeOff}
          />
        )
      }}
    </Answer>
  )
}

/** Its telephone, and why it fits. */
function Why({ of, speaker }: { readonly of: MatchedService; readonly speaker: Speaker }): ReactElement {
  return (
    <>
      {of.phone ?? speaker.t('packets:choices.noPhone')}
      <span className={matching.reasons}>
        <Reasons of={of.judgements} verdict="fits" speaker={speaker} />
        <Reasons of={of.judgements} verdict="unknown" speaker={speaker} />
        <Reasons of={of.judgements} verdict="misses" speaker={speaker} />
      </span>
    </>
  )
}

/** Up to three providers that stand side by side. Those that fit best are offered first, with why; a person chooses. */
export function ChooseProviders({
  record,
  reason,
  own,
  chosen,
  onChange,
}: {
  readonly record: Pick<CaseRecord, 'case' | 'contacts' | 'student'>
  /** What the referral is for. */
  readonly reason: Reason
  /** The service of the referral, which stands there where nobody chose. */
  readonly own: string | null
  readonly chosen: readonly string[]
  readonly onChange: (serviceIds: string[]) => void
}): ReactElement {
  const { t, locale } = useText()
  const { today } = useOfficeTime()
  const [words, setWords] = useState('')
  const speaker = { t, locale, today }
  const standing = chosen.length === 0 && own !== null ? [own] : [...chosen]
  const answer = useAnswer(
    api.matching.options,
    {
      caseId: record.case.id,
      needs: needsOf(record.student, record.contacts, { reason, today }),
      words,
      limit: MOST_SHOWN + MOST_CHOICES,
    },
    { keepBefore: true },
  )
  const isFull = standing.length >= MOST_CHOICES
  return (
    <fieldset className={classes.parts}>
      <legend>{t('packets:choices.title')}</legend>
      <p className={classes.quiet}>{t('packets:choices.hint')}</p>
      {standing.map((id) => (
        <Chosen key={id} id={id} onTakeOff={() => onChange(standing.filter((other) => other !== id))} />
      ))}
      <TextInput
        label={t('packets:choices.search')}
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Answer of={answer} lines={4}>
        {({ options, leftOut }) => {
          // Whoever looks for one by name may have it all the same, and sees what it misses.
          const found = words.trim() === '' ? options : [...options, ...leftOut]
          const others = found.filter(({ id }) => !standing.includes(id)).slice(0, MOST_SHOWN)
          return others.length === 0 ? (
            <p className={classes.nothing}>{t('packets:choices.none')}</p>
          ) : (
            <div className={classes.stack}>
              {others.map((one) => (
                <Checkbox
                  key={one.id}
                  label={`${one.organizationName} · ${one.name}`}
                  description={<Why of={one} speaker={speaker} />}
                  checked={false}
                  disabled={isFull}
                  onChange={() => onChange([...standing, one.id])}
                />
              ))}
            </div>
          )
        }}
      </Answer>
      <p role="status" className={classes.quiet}>
        {isFull && t('packets:choices.full')}
      </p>
    </fieldset>
  )
}
