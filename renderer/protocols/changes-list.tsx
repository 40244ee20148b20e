import { type ReactElement, useMemo } from 'react'

import type { ProtocolDocument } from '#shared/domain/protocol.ts'
import {
  PROTOCOL_PARTS,
  type ProtocolChange,
  protocolChanges,
  protocolItems,
  type ShownValue,
} from '#shared/domain/protocol-changes.ts'
import { useText } from '#renderer/text.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Facts, Section } from '#renderer/ui/page.tsx'
import { Tag } from '#renderer/ui/urgency-badge.tsx'
import classes from './protocols.module.css'
import {
  ChangedValue,
  emptyWords,
  fieldKey,
  saysSomething,
  useChangeName,
  WholeValue,
} from './shown-value.tsx'

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
  const wholes = useMemo(
    () => ({ added: protocolItems(after), removed: protocolItems(before) }),
    [before, after],
  )
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
                  <li key={change.id}>
                    <ChangeName of={change} />
                    {(change.kind === 'added' || change.kind === 'removed') && (
                      <WholeItem of={wholes[change.kind][part].find(({ id }) => id === change.id)} />
                    )}
                    {change.fields.length > 0 && <ChangedFields of={change} />}
                  </li>
                ))}
              </ul>
            </Section>
          )
        )
      })}
    </>
  )
}

function ChangeName({ of: change }: { readonly of: ProtocolChange }): ReactElement {
  const { t } = useText()
  const nameOf = useChangeName()
  return (
    <h3 className={classes.changeName}>
      <Tag tone={TONES[change.kind]}>{t(`protocol:changes.kind.${change.kind}`)}</Tag>
      <span>{nameOf(change)}</span>
    </h3>
  )
}

/** All that is said of something only one of the versions has. */
function WholeItem({
  of: item,
}: {
  readonly of: { readonly fields: Readonly<Record<string, ShownValue>> } | undefined
}): ReactElement | null {
  const { t } = useText()
  const told = Object.entries(item?.fields ?? {}).filter(
    ([field, value]) => field !== 'name' && saysSomething(value),
  )
  if (told.length === 0) return null
  return (
    <div className={classes.whole}>
      <Facts of={told.map(([field, value]) => [t(fieldKey(field)), <WholeValue of={value} />])} />
    </div>
  )
}

function ChangedFields({ of: change }: { readonly of: ProtocolChange }): ReactElement {
  const { t } = useText()
  const nameOf = useChangeName()
  return (
    <table className={classes.changeTable} aria-label={nameOf(change)}>
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
        {change.fields.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{t(fieldKey(field))}</th>
            <td data-word={t('protocol:changes.before')}>
              <ChangedValue value={before} other={after} side="before" empty={emptyWords(change, field, t)} />
            </td>
            <td data-word={t('protocol:changes.after')}>
              <ChangedValue value={after} other={before} side="after" empty={emptyWords(change, field, t)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
