import { Button } from '@mantine/core'
import { type FormEvent, type ReactElement, useRef, useState } from 'react'

import type { ColleagueRef, ProtocolRole, RoleHolder } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { colleagueOf, idOfColleague, useColleagueSearch } from '#renderer/colleague-search.ts'
import { useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { useFocusInList } from '#renderer/ui/focus.ts'
import lines from '#renderer/ui/lines.module.css'
import { type Pick, PickInput } from '#renderer/ui/pick-field.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { withMoved, withoutItem } from './in-order.ts'
import { MovedTo, OrderButtons, useMoving } from './order-buttons.tsx'
import classes from './protocols.module.css'

interface Holder {
  readonly colleague: ColleagueRef
  readonly name: string
}

interface Holding {
  readonly role: ProtocolRole
  readonly holders: readonly RoleHolder[]
  readonly onClose: () => void
}

/** Who holds a role from today: the point of contact first, then whoever stands in. */
export function HoldersDialog(props: Holding): ReactElement {
  const { t } = useText()
  return (
    <Dialog title={t('protocol:holders.dialog', { role: props.role.name })} wide onClose={props.onClose}>
      <HoldersForm {...props} />
    </Dialog>
  )
}

function HoldersForm({ role, holders, onClose }: Holding): ReactElement {
  const { t } = useText()
  const find = useColleagueSearch()
  const command = useCommand(api.protocols.setHolders)
  const [chosen, setChosen] = useState<readonly Holder[]>(holders)
  const [picks, setPicks] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  useFocusInList(list, chosen.length)
  const moving = useMoving({
    names: chosen.map(({ name }) => name),
    onMove: (at, by) => setChosen(withMoved(chosen, at, by)),
  })
  const add = (pick: Pick | null) => {
    if (!pick) return
    const colleague = colleagueOf(pick.id)
    if (!chosen.some((holder) => idOfColleague(holder.colleague) === pick.id))
      setChosen([...chosen, { colleague, name: pick.label }])
    setPicks(picks + 1)
  }
  const save = async (event?: FormEvent) => {
    event?.preventDefault()
    event?.stopPropagation()
    await command
      .run({ roleId: role.id, colleagues: chosen.map(({ colleague }) => colleague) })
      .then(onClose, () => undefined)
  }
  useShortcut('Ctrl+S', () => void save())
  return (
    <form className={classes.stack} onSubmit={(event) => void save(event)}>
      {role.duties && <p className={classes.prose}>{role.duties}</p>}
      <PickInput
        // Empty again after somebody was added, and ready for the next.
        key={picks}
        label={t('protocol:holders.add')}
        description={t('protocol:holders.addHint')}
        autoFocus
        find={find}
        value={null}
        onChange={() => undefined}
        onPicked={add}
      />
      {chosen.length === 0 ? (
        <p className={classes.nobody}>{t('protocol:holders.nobody')}</p>
      ) : (
        <ol ref={list} className={lines.lines} aria-label={t('protocol:holders.title')}>
          {chosen.map(({ colleague, name }, at) => (
            <li key={idOfColleague(colleague)} onKeyDown={moving.onKeyDown(at)}>
              <div className={lines.words}>
                <p>{name}</p>
                <p className={lines.quiet}>
                  {t(at === 0 ? 'protocol:holders.first' : 'protocol:holders.backup')}
                </p>
              </div>
              <OrderButtons
                name={name}
                at={at}
                count={chosen.length}
                moving={moving}
                onRemove={() => setChosen(withoutItem(chosen, at))}
              />
            </li>
          ))}
        </ol>
      )}
      <MovedTo of={moving} />
      {command.error && <ErrorNotice error={command.error} />}
      <div className={lines.buttons}>
        <Button
          type="submit"
          loading={command.busy}
          aria-keyshortcuts="Control+S"
          rightSection={<Shortcut keys="Ctrl+S" />}
        >
          {t('protocol:holders.save')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </div>
    </form>
  )
}
