import { ActionIcon, Input } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import { useController } from 'react-hook-form'

import type { ConsentDraft } from '#shared/domain/consent.ts'
import { api } from '#renderer/api.ts'
import { askOnce } from '#renderer/query.ts'
import { QuickProvider } from '#renderer/referrals/quick-provider.tsx'
import { useText } from '#renderer/text.ts'
import type { FieldProps } from '#renderer/ui/field.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { type Pick as Picked, PickInput } from '#renderer/ui/pick-field.tsx'
import classes from './consents.module.css'

/** How many services are looked through for organizations to offer. */
const LOOKED_THROUGH = 60

async function findOrganizations(words: string): Promise<readonly Picked[]> {
  const { rows } = await askOnce(api.providers.list, { words, limit: LOOKED_THROUGH })
  const byId = Map.groupBy(rows, ({ organizationId }) => organizationId)
  return [...byId].map(([id, services]) => ({
    id,
    label: services[0]?.organizationName ?? '',
    detail: services
      .slice(0, 3)
      .map(({ name }) => name)
      .join(' · '),
  }))
}

/** The organizations a consent names. */
export function RecipientsField({
  of,
  named,
  onNamed,
}: Pick<FieldProps<ConsentDraft>, 'of'> & {
  /** Names of organizations by id. */
  readonly named: Readonly<Record<string, string>>
  readonly onNamed: (id: string, name: string) => void
}): ReactElement {
  const { t } = useText()
  const { field, fieldState } = useController({ control: of.form.control, name: 'recipientIds' })
  const [round, setRound] = useState(0)
  const [adding, setAdding] = useState<string | null>(null)
  const chosen = field.value
  const take = (id: string, name: string) => {
    onNamed(id, name)
    if (!chosen.includes(id)) field.onChange([...chosen, id])
    setRound(round + 1)
  }
  return (
    <div>
      <Input.Label component="p">{t('consents:fields.recipients')}</Input.Label>
      {chosen.length > 0 && (
        <ul className={classes.chosen}>
          {chosen.map((id) => (
            <li key={id}>
              {named[id] ?? id}
              <ActionIcon
                size="sm"
                aria-label={`${t('common:actions.remove')}: ${named[id] ?? ''}`}
                onClick={() => field.onChange(chosen.filter((other) => other !== id))}
              >
                <Icon name="close" size="0.875rem" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <PickInput
        // Each choice empties the field for the next one.
        key={round}
        label={t('consents:fields.addRecipient')}
        placeholder={t('consents:fields.recipientPlaceholder')}
        find={findOrganizations}
        value={null}
        inputRef={field.ref}
        error={fieldState.error?.message}
        {...(round > 0 && { autoFocus: true })}
        onChange={() => undefined}
        onPicked={(pick) => {
          if (pick) take(pick.id, pick.label)
        }}
        create={{ label: (words) => t('consents:fields.newRecipient', { words }), onCreate: setAdding }}
      />
      {adding !== null && (
        <QuickProvider
          words={adding}
          onMade={({ organizationId }, name) => {
            setAdding(null)
            take(organizationId, name)
          }}
          onClose={() => setAdding(null)}
        />
      )}
    </div>
  )
}
