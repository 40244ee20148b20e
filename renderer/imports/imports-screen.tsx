import { type ReactElement, useEffect } from 'react'

import { assertNever } from '#shared/assert-never.ts'
import { useText } from '#renderer/text.ts'
import { Page } from '#renderer/ui/page.tsx'
import { StateSteps } from '#renderer/ui/state-steps.tsx'
import { ChooseStep } from './choose-step.tsx'
import { DoneStep } from './done-step.tsx'
import { IMPORT_STEPS, type ImportWork, useImport } from './imports-store.ts'
import { PreviewStep } from './preview-step.tsx'
import { ReadStep } from './read-step.tsx'

/** Bringing in rosters and provider lists: choose, see what was read, see what would change, bring it in. */
export function ImportsScreen(): ReactElement {
  const { t } = useText()
  const work = useImport()
  const { step } = work
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which must not be taken for a way to clean up.
    document.querySelector('h1')?.scrollIntoView({ block: 'end' })
  }, [step])
  return (
    <Page
      // A step is a screen of its own: its title takes the focus the last button leaves behind.
      key={step}
      title={t('common:rail.imports')}
      facts={
        <StateSteps
          label={t('imports:screens.road')}
          steps={IMPORT_STEPS.map((id) => ({ id, label: t(`imports:screens.steps.${id}`) }))}
          current={step}
        />
      }
    >
      <Step work={work} />
    </Page>
  )
}

function Step({ work }: { readonly work: ImportWork }): ReactElement {
  const { step, read, preview, written } = work
  if (!read) return <ChooseStep />
  switch (step) {
    case 'choose':
      return <ChooseStep />
    case 'read':
      return <ReadStep read={read} />
    case 'preview':
      return preview ? <PreviewStep read={read} preview={preview} /> : <ReadStep read={read} />
    case 'done':
      return <DoneStep importId={read.importId} written={written ?? []} />
    default:
      return assertNever(step)
  }
}
