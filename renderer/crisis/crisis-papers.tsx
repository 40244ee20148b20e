import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CrisisRecord } from '#shared/domain/crisis.ts'
import { holdsReport } from '#shared/domain/crisis.ts'
import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { SayWhere } from '#renderer/printing/say-where.tsx'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'

/** The record of a crisis on paper for the file, without what went to an agency or with it on a page of its own. */
export function CrisisPapers({
  crisis,
  studentId,
}: {
  readonly crisis: CrisisRecord
  readonly studentId: string
}): ReactElement {
  const { t, locale } = useText()
  const [shown, setShown] = useState<'record' | 'with report' | null>(null)
  const withReport = shown === 'with report'
  return (
    <>
      <Button variant="default" leftSection={<Icon name="print" />} onClick={() => setShown('record')}>
        {t('crises:paper.print')}
      </Button>
      {holdsReport([crisis]) && (
        <Button variant="default" onClick={() => setShown('with report')}>
          {t('crises:paper.printAll')}
        </Button>
      )}
      {shown && (
        <PrintPreview
          title={t(withReport ? 'crises:paper.printAll' : 'crises:paper.print')}
          preview={api.crises.preview}
          print={api.crises.print}
          input={{ id: crisis.id, withReport, language: locale }}
          onClose={() => setShown(null)}
          then={
            <SayWhere studentId={studentId} forms={['crisis-record', 'reported-crisis', 'agency-report']} />
          }
        />
      )}
    </>
  )
}
