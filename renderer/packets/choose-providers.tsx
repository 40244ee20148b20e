import { Checkbox, TextInput } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import { ageOn } from '#shared/domain/age.ts'
import { MOST_CHOICES } from '#shared/domain/packet.ts'
import type { Payer } from '#shared/domain/provider.ts'
import type { InsuranceClass } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './packets.module.css'

const MOST_SHOWN = 8

const PAYER: Readonly<Record<InsuranceClass, Payer | null>> = {
  private: 'private',
  public: 'medicaid',
  uninsured: 'sliding-fee',
  unknown: null,
}

/** The language a provider should speak: that of whoever may be called, or the one at home. */
function spokenBy({ contacts, student }: Pick<CaseRecord, 'contacts' | 'student'>): string | null {
  const called = contacts.find(({ doNotContact, languageSpoken }) => !doNotContact && languageSpoken !== null)
  return called?.languageSpoken ?? student.homeLanguage
}

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

/** Up to three providers that stand side by side. Those that fit are offered; a person chooses. */
export function ChooseProviders({
  record,
  own,
  chosen,
  onChange,
}: {
  readonly record: Pick<CaseRecord, 'contacts' | 'student'>
  /** The service of the referral, which stands there where nobody chose. */
  readonly own: string | null
  readonly chosen: readonly string[]
  readonly onChange: (serviceIds: string[]) => void
}): ReactElement {
  const { t } = useText()
  const { today } = useOfficeTime()
  const [words, setWords] = useState('')
  const { birthDate, insurance } = record.student
  const standing = chosen.length === 0 && own !== null ? [own] : [...chosen]
  const fitting = useAnswer(
    api.providers.list,
    {
      words,
      age: birthDate === null ? null : ageOn(birthDate, today),
      language: spokenBy(record),
      payer: PAYER[insurance],
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
      <Answer of={fitting} lines={4}>
        {({ rows }) => {
          const others = rows.filter(({ id }) => !standing.includes(id)).slice(0, MOST_SHOWN)
          return others.length === 0 ? (
            <p className={classes.nothing}>{t('packets:choices.none')}</p>
          ) : (
            <div className={classes.stack}>
              {others.map(({ id, organizationName, name, phone }) => (
                <Checkbox
                  key={id}
                  label={`${organizationName} · ${name}`}
                  description={phone ?? t('packets:choices.noPhone')}
                  checked={false}
                  disabled={isFull}
                  onChange={() => onChange([...standing, id])}
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
