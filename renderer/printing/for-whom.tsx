import { NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { PacketOfMany } from '#shared/api/printing.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Section } from '#renderer/ui/page.tsx'
import classes from './printing.module.css'

/** One packet that prints: whose, where it leads, for whom and in which language. */
export type Printing = Pick<
  PacketOfMany,
  'mayHave' | 'addresseeId' | 'language' | 'unprinted' | 'doNotRead'
> & {
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
  const isWarned = ({ unprinted, doNotRead }: Printing) => unprinted !== null || doNotRead.length > 0
  const weight = (one: Printing) => 2 * Number(isToChoose(one)) + Number(isWarned(one))
  const sorted = all.toSorted((one, other) => weight(other) - weight(one))
  return (
    <Section title={t('printing:ready.whom')}>
      <div className={classes.stack}>
        {count > 0 && <p>{t('printing:ready.several', { count })}</p>}
        <ul className={classes.many} aria-label={t('printing:ready.whom')}>
          {sorted.map((one) => (
            <li key={one.id}>
              <Line of={one} onWhom={(contactId) => onWhom(one.id, contactId)} />
              <Reads of={one} />
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

/** What the pages alone do not do: none is written in their language, or somebody does not read. */
function Reads({ of: { unprinted, doNotRead } }: { readonly of: Printing }): ReactElement | null {
  const { t, locale } = useText()
  if (unprinted === null && doNotRead.length === 0) return null
  return (
    <p className={classes.warned}>
      <Icon name="warning" size="1rem" />
      <span>
        {[
          unprinted !== null && t('packets:noPagesIn', { language: languageName(unprinted, locale) }),
          doNotRead.length > 0 && t('packets:doesNotRead', { names: doNotRead.join(', ') }),
        ]
          .filter(Boolean)
          .join(' ')}
      </span>
    </p>
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
