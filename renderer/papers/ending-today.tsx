import { type ReactElement, useState } from 'react'
import { Link } from '@tanstack/react-router'

import type { RunningOut } from '#shared/api/consent-requests.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { Section } from '#renderer/ui/page.tsx'
import { EndingConsents } from './ending-consents.tsx'
import { AskAgain } from './paper-forms.tsx'

/** Consents that end within days, or have, on the list of the day; nothing where there are none. */
export function EndingToday({
  of: consents,
  showsOwner,
}: {
  readonly of: readonly RunningOut[]
  readonly showsOwner: boolean
}): ReactElement | null {
  const { t } = useText()
  const [asking, setAsking] = useState<RunningOut | null>(null)
  const stop = useClosing(asking, setAsking)
  if (consents.length === 0) return null
  return (
    <Section
      title={<Link to="/papers">{t('papers:runningOut')}</Link>}
      count={consents.length}
      tone="warn"
      flush
    >
      <EndingConsents
        label={t('papers:runningOut')}
        consents={consents}
        showsOwner={showsOwner}
        onAskAgain={setAsking}
      />
      {asking && <AskAgain consent={asking} onClose={stop} />}
    </Section>
  )
}
