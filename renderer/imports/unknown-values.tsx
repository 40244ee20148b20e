import { Button, NativeSelect } from '@mantine/core'
import type { ReactElement } from 'react'

import type { ImportPreview, ReadImport } from '#shared/api/imports.ts'
import { useText } from '#renderer/text.ts'
import { languageChoices } from '#renderer/ui/languages.ts'
import { Section } from '#renderer/ui/page.tsx'
import { fieldName, meaningOf, sameWords } from './import-words.ts'
import { type Unknown, useImport } from './imports-store.ts'
import { meant, withMeaning } from './mapping.ts'
import type { Look } from './use-look.ts'
import classes from './imports.module.css'

/** Choices of the list that are no meaning of their own. */
const UNSAID = '?'
const EMPTY = ''

/** Values of the files that are not known here, each with what it may mean; an answer stays to be changed. */
export function UnknownValues({
  read,
  look,
}: {
  readonly read: ReadImport
  readonly look: Look['look']
}): ReactElement | null {
  const { t } = useText()
  const asked = useImport((work) => work.asked)
  const { mapping, values } = useImport(({ choices }) => choices)
  if (asked.length === 0) return null
  const isMapped = read.mapping !== null
  const valuesOf = (table: string) =>
    isMapped ? mapping?.find(({ name }) => name === table)?.values : values
  const say = (unknown: Unknown, meaning: string | null) => {
    const { field, value } = unknown
    return look(
      isMapped
        ? { mapping: withMeaning(mapping ?? [], unknown, meaning) }
        : { values: { ...values, [field]: meant(values[field], value, meaning) } },
    )
  }
  const isOpen = asked.some(({ table, field, value }) => valuesOf(table)?.[field]?.[value] === undefined)
  return (
    <Section
      title={t('imports:screens.values.title')}
      count={asked.length}
      {...(isOpen && { tone: 'warn' as const })}
    >
      <div className={classes.stack}>
        <p>{t(isMapped ? 'imports:screens.values.text' : 'imports:screens.values.textStandard')}</p>
        <ul className={classes.lines}>
          {asked.map((unknown) => (
            <UnknownLine
              key={JSON.stringify([unknown.table, unknown.column, unknown.field, unknown.value])}
              unknown={unknown}
              meaning={valuesOf(unknown.table)?.[unknown.field]?.[unknown.value] ?? null}
              onSay={(meaning) => void say(unknown, meaning)}
            />
          ))}
        </ul>
      </div>
    </Section>
  )
}

function UnknownLine({
  unknown: { column, field, value, count, choices },
  meaning,
  onSay,
}: {
  readonly unknown: Unknown
  readonly meaning: string | null
  readonly onSay: (meaning: string | null) => void
}): ReactElement {
  const { t, locale } = useText()
  const offered =
    choices.length === 0
      ? languageChoices(locale, meaning)
      : choices.map((choice) => ({ value: choice, label: meaningOf(field, choice, t, locale) }))
  return (
    <li className={classes.answer}>
      <span className={classes.answerName}>
        <strong>{value}</strong>{' '}
        <span className={classes.quiet}>
          {[
            ...new Set([column, sameWords(column, fieldName(field, t)) ? column : fieldName(field, t)]),
            t('imports:screens.values.times', { count }),
          ].join(' · ')}
        </span>
      </span>
      <NativeSelect
        size="xs"
        aria-label={t('imports:screens.values.meaning', { value, column })}
        value={meaning ?? UNSAID}
        data={[
          { value: UNSAID, label: t('imports:screens.values.undecided') },
          ...offered,
          { value: EMPTY, label: t('imports:screens.values.leaveEmpty') },
        ]}
        onChange={(event) => onSay(event.currentTarget.value === UNSAID ? null : event.currentTarget.value)}
      />
    </li>
  )
}

/** Headings close to an expected one: nothing is read from them until somebody agrees. */
export function Headings({
  preview,
  look,
}: {
  readonly preview: ImportPreview
  readonly look: Look['look']
}): ReactElement | null {
  const { t } = useText()
  const headings = useImport(({ choices }) => choices.headings)
  const agreed = Object.entries(headings).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, expected]) => ({ table, column, expected })),
  )
  if (agreed.length + preview.headingSuggestions.length === 0) return null
  const agree = (table: string, column: string, expected: string | null) =>
    look({ headings: { ...headings, [table]: meant(headings[table], column, expected) } })
  return (
    <Section title={t('imports:screens.headings.title')}>
      <ul className={classes.lines}>
        {[...agreed, ...preview.headingSuggestions].map(({ table, column, expected }) => {
          const isAgreed = headings[table]?.[column] !== undefined
          return (
            <li key={`${table} ${column}`} className={classes.answer}>
              <span className={classes.answerName}>
                {t('imports:screens.headings.text', { column, table, expected })}
              </span>
              <Button
                size="xs"
                variant="default"
                onClick={() => void agree(table, column, isAgreed ? null : expected)}
              >
                {isAgreed
                  ? t('imports:screens.actions.notAsThat')
                  : t('imports:screens.actions.readAs', { expected })}
              </Button>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
