import type { ReactElement } from 'react'

import type { ProtocolDocument, ProtocolStep } from '#shared/domain/protocol.ts'
import type { Urgency } from '#shared/domain/urgency.ts'
import { roleName, targetWords } from '#renderer/protocols/protocol-words.ts'
import { useText } from '#renderer/text.ts'
import classes from './concerns.module.css'

/** What the protocol says of the chosen urgency, and the steps that begin with it. */
export function TierNotes({
  document,
  urgency,
  begins,
}: {
  readonly document: ProtocolDocument
  readonly urgency: Urgency
  readonly begins: readonly ProtocolStep[]
}): ReactElement | null {
  const { t } = useText()
  const { meaning, triggers, signs } = document.tiers[urgency]
  if (!meaning && triggers.length + signs.length + begins.length === 0) return null
  return (
    <div className={classes.tier} data-urgency={urgency}>
      {meaning && <p className={classes.meaning}>{meaning}</p>}
      <Points title={t('protocol:tiers.triggers')} of={triggers} />
      <Points title={t('protocol:tiers.signs')} of={signs} />
      <Points
        title={t('concerns:triage.begins')}
        of={begins.map(
          ({ name, roleId, due }) => `${name} · ${roleName(document, roleId, t)} · ${targetWords(due, t)}`,
        )}
      />
    </div>
  )
}

function Points({
  title,
  of,
}: {
  readonly title: string
  readonly of: readonly string[]
}): ReactElement | null {
  if (of.length === 0) return null
  return (
    <div>
      <p className={classes.label}>{title}</p>
      <ul className={classes.points} aria-label={title}>
        {of.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
