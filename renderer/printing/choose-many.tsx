import { Button, Checkbox, TextInput } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import { MOST_AT_ONCE } from '#shared/domain/many-at-once.ts'
import { useText } from '#renderer/text.ts'
import { plain } from '#renderer/ui/plain.ts'
import { Section } from '#renderer/ui/page.tsx'
import { useRemembered } from '#renderer/ui/remembered.ts'
import classes from './printing.module.css'

/** Somebody who can be chosen. */
export interface Choosable {
  readonly id: string
  readonly name: string
  /** What is said beside the name. */
  readonly facts: string
}

const MOST_SHOWN = 200

/** Many of a list, by name or all that fit at once. */
export function ChooseMany({
  title,
  keptAs,
  of: all,
  tools,
  chosen,
  onChoose,
}: {
  readonly title: string
  /** Under which name what was looked for is found again by whoever comes back. */
  readonly keptAs: string
  readonly of: readonly Choosable[]
  /** What narrows the list beside the name. */
  readonly tools?: ReactNode
  readonly chosen: readonly string[]
  readonly onChoose: (ids: string[]) => void
}): ReactElement {
  const { t } = useText()
  const [words, setWords] = useRemembered(keptAs, '')
  const fitting = all.filter(({ name, facts }) => plain(`${name} ${facts}`).includes(plain(words)))
  const marked = new Set(chosen)
  const shown = fitting.slice(0, MOST_SHOWN)
  const addAll = () =>
    onChoose([...new Set([...chosen, ...fitting.map(({ id }) => id)])].slice(0, MOST_AT_ONCE))
  const more = fitting.length - shown.length
  return (
    <Section title={title} count={chosen.length}>
      <div className={classes.stack}>
        <div className={classes.line}>
          <TextInput
            label={t('printing:whom.search')}
            value={words}
            maxLength={200}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          {tools}
        </div>
        <div className={classes.line}>
          <Button variant="default" size="xs" disabled={fitting.length === 0} onClick={addAll}>
            {t('printing:whom.all', { count: fitting.length })}
          </Button>
          <Button variant="default" size="xs" disabled={chosen.length === 0} onClick={() => onChoose([])}>
            {t('printing:whom.none')}
          </Button>
          <span role="status">{t('printing:whom.chosen', { count: chosen.length })}</span>
        </div>
        <ul className={classes.many} aria-label={title}>
          {shown.map(({ id, name, facts }) => (
            <li key={id}>
              <Checkbox
                label={name}
                description={facts}
                checked={marked.has(id)}
                onChange={({ currentTarget: { checked } }) =>
                  onChoose(checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
            </li>
          ))}
        </ul>
        {fitting.length === 0 && <p className={classes.quiet}>{t('printing:whom.nobody')}</p>}
        {more > 0 && <p className={classes.quiet}>{t('printing:whom.more', { count: more })}</p>}
      </div>
    </Section>
  )
}
