import { NativeSelect } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useText } from '#renderer/text.ts'
import lines from '#renderer/ui/lines.module.css'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import classes from './cycles.module.css'

const AUDIENCES = ['staff', 'community'] as const
const LANGUAGES = ['en', 'es'] as const

/** The report of a cycle, for colleagues or for people outside the office. */
export function PrintCycle({
  id,
  onClose,
}: {
  readonly id: string
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const [audience, setAudience] = useState<(typeof AUDIENCES)[number]>('staff')
  const [printedIn, setPrintedIn] = useState(locale)
  return (
    <PrintPreview
      title={t('cycles:print.title')}
      preview={api.cycles.preview}
      print={api.cycles.print}
      input={{ id, audience, printedIn }}
      onClose={onClose}
    >
      <NativeSelect
        className={classes.unit ?? ''}
        label={t('cycles:print.audience')}
        value={audience}
        onChange={({ currentTarget }) =>
          setAudience(AUDIENCES.find((each) => each === currentTarget.value) ?? audience)
        }
        data={AUDIENCES.map((value) => ({ value, label: t(`cycles:audience.${value}`) }))}
      />
      <PaperLanguage
        label={t('forms:language')}
        languages={LANGUAGES}
        value={printedIn}
        onChange={setPrintedIn}
      />
      <p className={lines.quiet}>{t('cycles:print.about')}</p>
    </PrintPreview>
  )
}
