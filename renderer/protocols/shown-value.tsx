import type { ReactElement } from 'react'

import { assertNever } from '#shared/assert-never.ts'
import type { ProtocolChange, ShownValue } from '#shared/domain/protocol-changes.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { type Say, useText } from '#renderer/text.ts'
import { usualName } from './choice-lists.ts'
import classes from './protocols.module.css'
import { targetWords } from './protocol-words.ts'
import { wordDifference } from './word-difference.ts'

/** What a changed item is called, also where it goes by its usual word. */
export function useChangeName(): (change: ProtocolChange) => string {
  const { t } = useText()
  return (change) => {
    if (change.part === 'about') return t('protocol:about.title')
    if (change.part === 'crisis') return t('protocol:crisis.neverAlone')
    return change.name || (usualWord(change, t) ?? '')
  }
}

function wordsOf(value: Exclude<ShownValue, { readonly kind: 'lines' }>, t: Say): string {
  switch (value.kind) {
    case 'words':
      return value.words
    case 'target':
      return targetWords(value.target, t)
    case 'urgencies':
      return value.urgencies.map((urgency) => t(`vocabulary:urgency.${urgency}`)).join(', ')
    case 'crisis-step-kind':
      return t(`protocol:crisis.kind.${value.of}`)
    case 'yes-no':
      return t(value.yes ? 'common:words.yes' : 'common:words.no')
    case 'plan':
      return value.plan === null ? '' : t(`protocol:steps.planOf.${value.plan}`)
    case 'case-owner':
      return t('protocol:roles.caseOwner')
    default:
      return assertNever(value)
  }
}

/** What an item goes by where the office gave it no name of its own; nothing for those that have always one. */
function usualWord({ part, id }: ProtocolChange, t: Say): string | null {
  switch (part) {
    case 'tiers':
      return t(`vocabulary:urgency.${id as Urgency}`)
    case 'dispositions':
    case 'reasons':
    case 'barriers':
      return usualName(part, id, t)
    case 'about':
    case 'crisis':
    case 'roles':
    case 'team':
    case 'steps':
    case 'followUps':
    case 'crisisSteps':
    case 'numbers':
    case 'forms':
      return null
    default:
      return assertNever(part)
  }
}

/** What is shown where a changed field was, or is now, empty. */
export function emptyWords(change: ProtocolChange, field: string, t: Say): string {
  return (field === 'name' && usualWord(change, t)) || t('protocol:changes.nothing')
}

/** The word for a field of an item. */
export function fieldKey(field: string): MessageKey {
  // The fields of the items a change tells of, which all have their word.
  return `protocol:field.${field}` as MessageKey
}

/** Whether there is something to read in a value. */
export function saysSomething(value: ShownValue): boolean {
  switch (value.kind) {
    case 'words':
      return value.words !== ''
    case 'lines':
      return value.lines.length > 0
    case 'urgencies':
      return value.urgencies.length > 0
    case 'yes-no':
      return value.yes
    case 'plan':
      return value.plan !== null
    case 'target':
    case 'crisis-step-kind':
    case 'case-owner':
      return true
    default:
      return assertNever(value)
  }
}

/** A value by itself. */
export function WholeValue({ of: value }: { readonly of: ShownValue }): ReactElement {
  const { t } = useText()
  if (value.kind !== 'lines') return <span className={classes.prose}>{wordsOf(value, t)}</span>
  return (
    <ul className={classes.points}>
      {value.lines.map((line, at) => (
        <li key={`${at} ${line}`}>{line}</li>
      ))}
    </ul>
  )
}

/** One side of a changed field; what the other side does not have stands out. */
export function ChangedValue({
  value,
  other,
  side,
  empty,
}: {
  readonly value: ShownValue
  readonly other: ShownValue
  readonly side: 'before' | 'after'
  /** What stands where there is nothing. */
  readonly empty: string
}): ReactElement {
  const { t } = useText()
  const Mark = side === 'before' ? 'del' : 'ins'
  if (value.kind === 'lines') {
    const there = other.kind === 'lines' ? other.lines : []
    return value.lines.length === 0 ? (
      <span className={classes.quiet}>{empty}</span>
    ) : (
      <ul className={classes.points}>
        {value.lines.map((line, at) => (
          <li key={`${at} ${line}`}>{there.includes(line) ? line : <Mark>{line}</Mark>}</li>
        ))}
      </ul>
    )
  }
  const words = wordsOf(value, t)
  if (words === '') return <span className={classes.quiet}>{empty}</span>
  if (value.kind !== 'words' || other.kind !== 'words') return <Mark>{words}</Mark>
  const pieces = wordDifference(words, other.words)
  return (
    <span className={classes.prose}>
      {pieces.map(({ text, differs }, at) => {
        const key = `${at} ${text}`
        return differs ? <Mark key={key}>{text}</Mark> : <span key={key}>{text}</span>
      })}
    </span>
  )
}
