import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import type { FormsOfMany } from '#shared/api/printing.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { useText } from '#renderer/text.ts'
import { Section } from '#renderer/ui/page.tsx'
import { LeftOutByReason } from './left-out.tsx'
import classes from './printing.module.css'
import { needsInterpreter, whyNotWords } from './why-not.ts'

/** For how many students the chosen forms print, and for whom not, by reason and with the way to set it right. */
export function ReadyForms({
  students,
  nameOf,
  isOwnLanguage,
  onInterpreter,
  onLanguage,
}: {
  readonly students: readonly FormsOfMany[]
  readonly nameOf: (studentId: string) => string
  /** Whether each family has the language it reads, and not the same one for all. */
  readonly isOwnLanguage: boolean
  readonly onInterpreter: () => void
  readonly onLanguage: (studentId: string, language: PacketLanguage) => void
}): ReactElement {
  const { t } = useText()
  const leftOut = students.flatMap(({ studentId, stop, signs }) =>
    stop === null
      ? []
      : {
          ...{ id: studentId, name: nameOf(studentId) || t('printing:ready.nameless') },
          why: whyNotWords(stop, t, signs),
          interpretsFor: needsInterpreter(stop) ? studentId : null,
          mend: stop !== 'gone' && !needsInterpreter(stop) && (
            <Link to="/students/$studentId" params={{ studentId }}>
              {t('packets:mend.student')}
            </Link>
          ),
        },
  )
  return (
    <>
      <p role="status">
        {t('printing:ready.formsCount', { count: students.length - leftOut.length })}{' '}
        {leftOut.length > 0 && t('printing:ready.not', { count: leftOut.length })}
      </p>
      <InWhichLanguage
        of={students.filter(({ stop }) => stop === null)}
        {...{ nameOf, isOwnLanguage, onLanguage }}
      />
      {leftOut.length > 0 && <LeftOutByReason of={leftOut} onInterpreter={onInterpreter} />}
    </>
  )
}

/** In which language each student's forms print, those first whose homes read several: there one chooses. */
function InWhichLanguage({
  of: all,
  nameOf,
  isOwnLanguage,
  onLanguage,
}: {
  readonly of: readonly FormsOfMany[]
  readonly nameOf: (studentId: string) => string
  readonly isOwnLanguage: boolean
  readonly onLanguage: (studentId: string, language: PacketLanguage) => void
}): ReactElement | null {
  const { t } = useText()
  if (all.length === 0) return null
  const isToChoose = ({ languagesRead }: FormsOfMany) => isOwnLanguage && languagesRead.length > 1
  const count = all.filter(isToChoose).length
  const sorted = all.toSorted((one, other) => Number(isToChoose(other)) - Number(isToChoose(one)))
  const title = t('printing:ready.languages')
  return (
    <Section title={title}>
      <div className={classes.stack}>
        {count > 0 && <p>{t('printing:ready.severalLanguages', { count })}</p>}
        <ul className={classes.many} aria-label={title}>
          {sorted.map((one) => (
            <li key={one.studentId}>
              {isToChoose(one) ? (
                <NativeSelect
                  label={nameOf(one.studentId)}
                  value={one.language}
                  onChange={({ currentTarget: { value } }) =>
                    onLanguage(one.studentId, PacketLanguage.parse(value))
                  }
                  data={one.languagesRead.map((value) => ({
                    value,
                    label: t(`vocabulary:packetLanguage.${value}`),
                  }))}
                />
              ) : (
                <>
                  <strong>{nameOf(one.studentId)}</strong> · {t(`vocabulary:packetLanguage.${one.language}`)}
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}
