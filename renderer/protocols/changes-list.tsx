import { type ReactElement, useMemo } from 'react'

import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import { PROTOCOL_PARTS, type ProtocolChange, protocolChanges } from '#shared/domain/protocol-changes.ts'
import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './protocols.module.css'
import { ChangedValue, useChangeName } from './shown-value.tsx'

const TONES = { added: 'good', removed: 'danger', changed: 'accent', moved: 'quiet' } as const

/** What differs between two versions, part by part, in words. */
export function ChangesList({
  before,
  after,
}: {
  readonly before: ProtocolDocument
  readonly after: ProtocolDocument
}): ReactElement {
  const { t } = useText()
  const changes = useMemo(() => protocolChanges(before, after), [before, after])
  if (changes.length === 0) return <EmptyState icon="check" title={t('protocol:changes.none')} />
  return (
    <>
      {PROTOCOL_PARTS.map((part) => {
        const here = changes.filter((change) => change.part === part)
        return (
          here.length > 0 && (
            <Section key={part} title={t(`protocol:part.${part}`)} count={here.length}>
              <ul className={classes.changes}>
                {here.map((change) => (
                  <Change key={change.id} of={change} />
                ))}
              </ul>
            </Section>
          )
        )
      })}
    </>
  )
}

function Change({ of: change }: { readonly of: ProtocolChange }): ReactElement {
  const { t } = useText()
  const nameOf = useChangeName()
  const { kind, fields } = change
  const name = nameOf(change)
  return (
    <li>
      <h3 className={classes.changeName}>
        <Tag tone={TONES[kind]}>{t(`protocol:changes.kind.${kind}`)}</Tag>
        <span>{name}</span>
      </h3>
      {fields.length > 0 && (
        <table className={classes.changeTable} aria-label={name}>
          <thead>
            <tr>
              <th scope="col">
                <span className="fb-unseen">{t('protocol:changes.field')}</span>
              </th>
              <th scope="col">{t('protocol:changes.before')}</th>
              <th scope="col">{t('protocol:changes.after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{t(`protocol:field.${field}` as Parameters<typeof t>[0])}</th>
                <td data-word={t('protocol:changes.before')}>
                  <ChangedValue value={before} other={after} side="before" />
                </td>
                <td data-word={t('protocol:changes.after')}>
                  <ChangedValue value={after} other={before} side="after" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  )
}
