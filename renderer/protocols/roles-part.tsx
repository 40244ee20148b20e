import { Button } from '@mantine/core'
import { type ReactElement, useId, useState } from 'react'

import type { ProtocolRole, RoleHolder } from '#shared/domain/protocol.ts'
import { useText } from '#renderer/text.ts'
import { freeName, withoutRole } from './draft-steps.ts'
import { useEditor, useEditPart } from './editor-context.ts'
import { LineField, useProblemsAt, WordsField } from './editor-fields.tsx'
import classes from './editor.module.css'
import { HoldersDialog } from './holders-dialog.tsx'
import { HoldersWords } from './holders-words.tsx'
import { withItem } from './in-order.ts'
import { ItemList } from './item-list.tsx'
import { TeamFields } from './team-fields.tsx'

/** Who has which duty, who holds that today, and who decides together. */
export function RolesPart(): ReactElement {
  const { t } = useText()
  const { document, edit, holders } = useEditor()
  const editRoles = useEditPart('roles')
  const [held, setHeld] = useState<ProtocolRole | null>(null)
  const { roles } = document
  const holdersOf = (id: string) => holders.filter(({ roleId }) => roleId === id)
  const change = (at: number, role: ProtocolRole, field: string) =>
    editRoles((before) => withItem(before, at, role), `roles.${role.id}.${field}`)
  return (
    <div className={classes.groups}>
      <p className={classes.quiet}>{t('protocol:edit.rolesHint')}</p>
      <ItemList
        path="roles"
        label={t('protocol:part.roles')}
        items={roles}
        onChange={(items) => editRoles(() => items)}
        onRemove={({ id }) => edit((before) => withoutRole(before, id))}
        make={() => ({
          id: crypto.randomUUID(),
          name: freeName(t('protocol:edit.newRole'), roles),
          duties: '',
        })}
        add={t('protocol:edit.addRole')}
        none={t('protocol:edit.noRoles')}
        summary={({ id }) =>
          holdersOf(id)
            .map(({ name }) => name)
            .join(', ') || <span className={classes.error}>{t('protocol:holders.nobody')}</span>
        }
      >
        {(role, at) => (
          <>
            <LineField
              path={`roles.${at}.name`}
              label={t('protocol:field.name')}
              required
              value={role.name}
              onChange={(name) => change(at, { ...role, name }, 'name')}
            />
            <WordsField
              path={`roles.${at}.duties`}
              label={t('protocol:field.duties')}
              value={role.duties}
              onChange={(duties) => change(at, { ...role, duties }, 'duties')}
            />
            <HeldToday path={`roles.${at}.holders`} by={holdersOf(role.id)} onChange={() => setHeld(role)} />
          </>
        )}
      </ItemList>
      <TeamFields />
      {held && <HoldersDialog role={held} holders={holdersOf(held.id)} onClose={() => setHeld(null)} />}
    </div>
  )
}

/** Who holds a role today, and the way to somebody else; where its want of a holder leads to. */
function HeldToday({
  path,
  by,
  onChange,
}: {
  readonly path: string
  readonly by: readonly RoleHolder[]
  readonly onChange: () => void
}): ReactElement {
  const { t } = useText()
  const { error } = useProblemsAt(path)
  const why = useId()
  return (
    <div>
      <span className={classes.legend}>{t('protocol:holders.today')}</span>
      <HoldersWords of={by} />
      {error && (
        <p id={why} className={classes.error}>
          {error}
        </p>
      )}
      <Button
        variant="default"
        size="compact-sm"
        data-path={path}
        {...(error && { 'aria-describedby': why })}
        onClick={onChange}
      >
        {t('protocol:holders.changeLong')}
      </Button>
    </div>
  )
}
