import { Modal } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { create } from 'zustand'

import type { CrisisCard as SchoolCard } from '#shared/domain/crisis-card.ts'
import { api } from '#renderer/api.ts'
import { useAnswer } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Ltr } from '#renderer/ui/ltr.tsx'
import { CrisisNumbers } from './crisis-numbers.tsx'
import classes from './crisis-card.module.css'

const useCard = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }))

/** Shows numbers and first steps for a crisis, from wherever somebody stands. */
export function showCrisisCard(): void {
  useCard.setState({ isOpen: true })
}

/** Numbers and first steps for a crisis, without any student's data; it comes up when `showCrisisCard` asks for it. */
export function CrisisCard(): ReactElement {
  const { t } = useText()
  const isOpen = useCard((card) => card.isOpen)
  const { data } = useAnswer(api.vault.crisisCard, {}, { enabled: isOpen })
  return (
    <Modal
      opened={isOpen}
      onClose={() => useCard.setState({ isOpen: false })}
      title={t('vault:crisis.title')}
      size={data?.card ? 'lg' : 'md'}
      centered
      // Inside a landmark, and without leaving a place for dialogs behind that the office would take for its own.
      withinPortal={false}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {data?.card ? <OwnCard card={data.card} /> : <UsualCard />}
    </Modal>
  )
}

const STEPS = ['stay', 'danger', 'lifeline', 'text', 'tell'] as const

/** What holds at every school, while this one says nothing else. */
function UsualCard(): ReactElement {
  const { t } = useText()
  return (
    <ol className={classes.steps}>
      {STEPS.map((step) => (
        <li key={step}>{withNumbers(t(`vault:crisis.${step}`))}</li>
      ))}
    </ol>
  )
}

/** The numbers nobody may look for in vain, with the sentence each of them stands in. */
const ALWAYS = { '911': 'danger', '988': 'lifeline' } as const

/** How this school's protocol says it. */
function OwnCard({ card }: { readonly card: SchoolCard }): ReactElement {
  const { t } = useText()
  const { school, number, neverAlone, steps, numbers, contacts } = card
  const dialled = new Set(numbers.map((each) => each.number.replaceAll(/\D/g, '')))
  const missing = (['911', '988'] as const).filter((each) => !dialled.has(each))
  return (
    <div className={classes.card}>
      <p>
        <strong>{neverAlone}</strong>
      </p>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{withNumbers(step)}</li>
        ))}
      </ol>
      <h3 className={classes.title}>{t('vault:crisis.numbers')}</h3>
      <CrisisNumbers numbers={numbers}>
        {missing.map((each) => (
          <li key={each}>{withNumbers(t(`vault:crisis.${ALWAYS[each]}`))}</li>
        ))}
      </CrisisNumbers>
      {contacts.length > 0 && (
        <>
          <h3 className={classes.title}>{t('vault:crisis.contacts')}</h3>
          <ul className={classes.contacts}>
            {contacts.map(({ role, names }) => (
              <li key={role}>
                {role}: <strong>{names[0]}</strong>
                {names.length > 1 && `, ${names.slice(1).join(', ')}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.quiet}>{t('vault:crisis.from', { school, number })}</p>
    </div>
  )
}

function withNumbers(text: string): ReactNode[] {
  return text.split(/(\d{3,})/).map((part, index) =>
    /^\d+$/.test(part) ? (
      // Parts of one sentence have no names of their own.
      <strong key={index}>
        <Ltr>{part}</Ltr>
      </strong>
    ) : (
      part
    ),
  )
}
