import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { CallForm } from '#renderer/cases/call-form.tsx'
import { useEntries } from '#renderer/cases/use-entries.ts'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { InPlace } from '#renderer/ui/in-place.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { Timeline } from '#renderer/ui/timeline.tsx'
import classes from './referrals.module.css'

/** Everything that happened with one referral, newest first; a call about it is written down here (C). */
export function ReferralHistory({
  record,
  referral,
}: {
  readonly record: CaseRecord
  readonly referral: ReferralView
}): ReactElement {
  const { t } = useText()
  const entries = useEntries(record, referral.id)
  const [calling, setCalling] = useState(false)
  useShortcut('c', () => setCalling(true), { enabled: !calling })
  return (
    <Section
      title={t('referrals:history.title')}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Icon name="phone" size="1rem" />}
          rightSection={<Shortcut keys="C" />}
          aria-keyshortcuts="C"
          onClick={() => setCalling(true)}
        >
          {t('cases:call.action')}
        </Button>
      }
    >
      {calling && (
        <div className={classes.writing}>
          <InPlace title={t('cases:call.title')} onClose={() => setCalling(false)}>
            <CallForm
              record={record}
              contactId={null}
              referralId={referral.id}
              onDone={() => setCalling(false)}
            />
          </InPlace>
        </div>
      )}
      <Timeline
        label={t('referrals:history.title')}
        entries={entries}
        memory={`referrals.history.${referral.id}`}
      />
    </Section>
  )
}
