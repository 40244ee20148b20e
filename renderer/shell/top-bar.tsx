import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'

import { officeWork } from '#shared/api/roles.ts'
import { showCrisisCard } from '#renderer/crisis/crisis-card.tsx'
import { lockOffice, switchPerson, useSaved } from '#renderer/drafts.ts'
import { coverOffice } from '#renderer/session/cover.ts'
import { useHasPin } from '#renderer/session/pin-dialog.tsx'
import { useMay, useMe, useSession } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { openPalette } from '#renderer/ui/commands.ts'
import { clockTime } from '#renderer/ui/days.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import { PopMenu } from '#renderer/ui/pop-menu.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import classes from './frame.module.css'
import { openOfficeDialog } from './office-dialogs.tsx'

/** The top bar: find anything, note a concern, see what is saved, who one is, and lock. */
export function TopBar(): ReactElement {
  const { t } = useText()
  const me = useMe()
  const works = useMay(officeWork)
  const demo = useSession((door) => door.demo)
  const hasPin = useHasPin()
  const navigate = useNavigate()
  const { studentId } = useParams({ strict: false })
  return (
    <header className={classes.top} data-region="top" aria-label={t('common:regions.top')} tabIndex={-1}>
      <button type="button" className={classes.search} onClick={openPalette} aria-keyshortcuts="Control+K">
        <Icon name="search" size="1rem" />
        <span>{t('common:palette.placeholder')}</span>
        <Shortcut keys="Ctrl+K" />
      </button>
      <div className={classes.topEnd}>
        <SavedState />
        <CrisisButton />
        {works && (
          <Button
            className={classes.concern ?? ''}
            leftSection={<Icon name="plus" size="1rem" />}
            // On the page of a student it is about them.
            onClick={() => void navigate({ to: '/concerns/new', search: studentId ? { studentId } : {} })}
            aria-keyshortcuts="Control+N"
          >
            <span className={classes.tight}>{t('common:actions.newConcern')}</span>
          </Button>
        )}
        <PopMenu
          target={
            <button
              type="button"
              className={classes.who}
              aria-label={t('common:who.menu', { name: me.name })}
            >
              <Icon name="person" />
              <span className={classes.wide}>{me.name}</span>
              <Icon name="down" size="0.875rem" />
            </button>
          }
        >
          <Menu.Label>
            {me.name} · {me.roles.map((role) => t(`vocabulary:role.${role}`)).join(', ')}
          </Menu.Label>
          <Menu.Item
            leftSection={<Icon name="stop" size="1rem" />}
            rightSection={<Shortcut keys="Ctrl+Shift+E" />}
            onClick={showCrisisCard}
          >
            {t('vault:crisis.title')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="settings" size="1rem" />}
            onClick={() => void navigate({ to: '/settings' })}
          >
            {t('common:rail.settings')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="key" size="1rem" />}
            rightSection={<Shortcut keys="Ctrl+Shift+P" />}
            onClick={() => openOfficeDialog('pin')}
          >
            {t(hasPin ? 'vault:pin.change' : 'vault:pin.set')}
          </Menu.Item>
          {(!demo || hasPin) && (
            <Menu.Item
              leftSection={<Icon name="pause" size="1rem" />}
              rightSection={<Shortcut keys="Ctrl+Shift+L" />}
              onClick={() => void coverOffice()}
            >
              {t('vault:curtain.draw')}
            </Menu.Item>
          )}
          {!demo && (
            <Menu.Item
              leftSection={<Icon name="students" size="1rem" />}
              rightSection={<Shortcut keys="Ctrl+Shift+O" />}
              onClick={switchPerson}
            >
              {t('vault:door.switch')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<Icon name="lock" size="1rem" />}
            rightSection={<Shortcut keys="Ctrl+L" />}
            onClick={lockOffice}
          >
            {t('common:who.lock')}
          </Menu.Item>
          <Menu.Item
            leftSection={<Icon name="information" size="1rem" />}
            rightSection={<Shortcut keys="F1" />}
            onClick={() => openOfficeDialog('shortcuts')}
          >
            {t('common:shortcuts.title')}
          </Menu.Item>
        </PopMenu>
        <Tooltip label={t('common:who.lock')}>
          <ActionIcon
            size="lg"
            className={classes.lock ?? ''}
            aria-label={t('common:who.lock')}
            aria-keyshortcuts="Control+L"
            onClick={lockOffice}
          >
            <Icon name="lock" />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  )
}

/** The way into a crisis, in sight on every screen; for whoever sees no student, the numbers and first steps. */
function CrisisButton(): ReactElement {
  const { t } = useText()
  const works = useMay(officeWork)
  const navigate = useNavigate()
  return (
    <Button
      variant="outline"
      color="red"
      className={classes.crisis ?? ''}
      leftSection={<Icon name="stop" size="1rem" />}
      rightSection={<Shortcut keys={works ? 'Ctrl+E' : 'Ctrl+Shift+E'} />}
      aria-keyshortcuts={works ? 'Control+E' : 'Control+Shift+E'}
      onClick={works ? () => void navigate({ to: '/crisis' }) : showCrisisCard}
    >
      {t('crises:title')}
    </Button>
  )
}

function SavedState(): ReactElement | null {
  const { t, locale } = useText()
  const { timeZone } = useOfficeTime()
  const { state, at } = useSaved()
  if (state === 'nothing') return null
  return (
    <span className={classes.saved} data-state={state}>
      <Icon name={state === 'failed' ? 'warning' : 'saved'} size="1rem" />
      <span className={classes.tight}>
        {state === 'saving' && t('common:saved.saving')}
        {state === 'failed' && t('common:saved.failed')}
        {state === 'saved' && at && t('common:saved.at', { time: clockTime(at, locale, timeZone) })}
      </span>
    </span>
  )
}
