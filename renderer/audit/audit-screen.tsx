import { Button, SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactElement, useCallback, useState } from 'react'

import { casework, oversight, ownerOnly } from '#shared/api/roles.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { SettingsLink } from '#renderer/settings/settings-link.tsx'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { CheckTrail } from './check-trail.tsx'
import { LinesList } from './lines-list.tsx'
import { LooksList } from './looks-list.tsx'
import { PrintTrail, usePrintTrail } from './print-trail.tsx'
import { TrailFilters } from './trail-filters.tsx'
import type { TrailSearch } from './trail-search.ts'

/** The trail: for an owner all of it, for a counselor who looked, for an administrator whether it is whole. */
export function AuditScreen(): ReactElement {
  const { t } = useText()
  const reads = useMay(casework)
  if (reads) return <Trail />
  return (
    <Page title={t('audit:title')} above={<SettingsLink />} narrow>
      <CheckTrail />
    </Page>
  )
}

function Trail(): ReactElement {
  const { t } = useText()
  const navigate = useNavigate()
  const isOwner = useMay(ownerOnly)
  const mayCheck = useMay(oversight)
  const search = useSearch({ from: '/audit' })
  const [checking, setChecking] = useState(false)
  const show = useCallback(
    (next: TrailSearch) => void navigate({ to: '/audit', search: next, replace: true }),
    [navigate],
  )
  const view = isOwner ? (search.view ?? 'looks') : 'looks'
  const print = usePrintTrail(search, view)
  return (
    <Page
      title={t('audit:title')}
      above={<SettingsLink />}
      facts={t(isOwner ? 'audit:about' : 'audit:aboutMine')}
      fills
      actions={
        <>
          {mayCheck && (
            <Button variant="default" onClick={() => setChecking(true)}>
              {t('audit:check.open')}
            </Button>
          )}
          {isOwner && <PrintTrail of={print} />}
          {isOwner && (
            <SegmentedControl
              aria-label={t('audit:view.label')}
              value={view}
              onChange={(value) => show({ ...search, view: value === 'all' ? 'all' : 'looks' })}
              data={[
                { value: 'looks', label: t('audit:view.looks') },
                { value: 'all', label: t('audit:view.all') },
              ]}
            />
          )}
        </>
      }
    >
      {print.outcome}
      <TrailFilters search={search} view={view} onChange={show} />
      {view === 'all' ? (
        <LinesList search={search} />
      ) : (
        <LooksList search={search} {...(isOwner && { onShow: show })} />
      )}
      {checking && (
        <Dialog title={t('audit:check.title')} wide onClose={() => setChecking(false)}>
          <CheckTrail />
        </Dialog>
      )}
    </Page>
  )
}
