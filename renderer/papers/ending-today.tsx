import { Link } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense, useState } from 'react'

import type { RunningOut } from '#shared/api/consent-requests.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { Section } from '#renderer/ui/page.tsx'
import { EndingConsents } from './ending-consents.tsx'

// The day opens without the forms of papers: they come when somebody asks for one.
const AskAgain = lazy(() => import('./paper-forms.tsx').then((file) => ({ default: file.AskAgain })))

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
      <Suspense fallback={null}>{asking && <AskAgain consent={asking} onClose={stop} />}</Suspense>
    </Section>
  )
}
