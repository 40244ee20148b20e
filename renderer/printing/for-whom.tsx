import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { PacketOfMany } from '#shared/api/printing.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './printing.module.css'

/** One packet that prints: whose, where it leads, for whom and in which language. */
export type Printing = Pick<PacketOfMany, 'mayHave' | 'addresseeId' | 'language'> & {
  readonly id: string
  readonly name: string
  readonly facts: string
}

/** For whom each packet prints and in which language, those first of which several may have it: there one chooses. */
export function ForWhom({
  of: all,
  onWhom,
}: {
  readonly of: readonly Printing[]
  readonly onWhom: (id: string, contactId: string | null) => void
}): ReactElement | null {
  const { t } = useText()
  if (all.length === 0) return null
  const isToChoose = ({ mayHave }: Printing) => mayHave.length > 1
  const count = all.filter(isToChoose).length
  const sorted = all.toSorted((one, other) => Number(isToChoose(other)) - Number(isToChoose(one)))
  return (
    <Section title={t('printing:ready.whom')}>
      <div className={classes.stack}>
        {count > 0 && <p>{t('printing:ready.several', { count })}</p>}
        <ul className={classes.many} aria-label={t('printing:ready.whom')}>
          {sorted.map((one) => (
            <li key={one.id}>
              <Line of={one} onWhom={(contactId) => onWhom(one.id, contactId)} />
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

function Line({
  of: { name, facts, mayHave, addresseeId, language },
  onWhom,
}: {
  readonly of: Printing
  readonly onWhom: (contactId: string | null) => void
}): ReactElement {
  const { t } = useText()
  const addressee = mayHave.find(({ id }) => id === addresseeId)
  const inLanguage = t(`vocabulary:packetLanguage.${language}`)
  const whole = t('packets:wholeFamily')
  if (mayHave.length <= 1) {
    const whom = addressee ? contactName(addressee, t) : whole
    return (
      <>
        <strong>{name}</strong> · {facts} · {t('printing:ready.forWhom', { whom, language: inLanguage })}
      </>
    )
  }
  return (
    <NativeSelect
      label={`${name} · ${facts} · ${inLanguage}`}
      value={addresseeId ?? ''}
      onChange={({ currentTarget: { value } }) => onWhom(value === '' ? null : value)}
      data={[
        { value: '', label: whole },
        ...mayHave.map((contact) => ({ value: contact.id, label: contactName(contact, t) })),
      ]}
    />
  )
}
