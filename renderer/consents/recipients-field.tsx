import { ActionIcon, Input } from '@mantine/core'
import { type ReactElement, type RefCallback, useState } from 'react'
import { useController } from 'react-hook-form'

import type { z } from 'zod'

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

/** Organizations of the directory by part of a name. */
export async function findOrganizations(words: string): Promise<readonly Picked[]> {
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

interface Naming {
  /** Names of organizations by id. */
  readonly named: Readonly<Record<string, string>>
  readonly onNamed: (id: string, name: string) => void
}

/** The organizations a consent names. */
export function RecipientsField({
  of,
  ...naming
}: Pick<FieldProps<z.input<typeof ConsentDraft>>, 'of'> & Naming): ReactElement {
  const { field, fieldState } = useController({ control: of.form.control, name: 'recipientIds' })
  return (
    <RecipientsInput
      value={field.value}
      onChange={field.onChange}
      inputRef={field.ref}
      error={fieldState.error?.message}
      {...naming}
    />
  )
}

/** The same outside the form of a consent. */
export function RecipientsInput({
  value: chosen,
  onChange,
  inputRef,
  error,
  named,
  onNamed,
}: Naming & {
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly inputRef?: RefCallback<HTMLInputElement>
  readonly error: string | undefined
}): ReactElement {
  const { t } = useText()
  const [round, setRound] = useState(0)
  const [adding, setAdding] = useState<string | null>(null)
  const take = (id: string, name: string) => {
    onNamed(id, name)
    if (!chosen.includes(id)) onChange([...chosen, id])
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
                onClick={() => onChange(chosen.filter((other) => other !== id))}
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
        {...(inputRef && { inputRef })}
        error={error}
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
