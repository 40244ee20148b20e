import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { casework } from '#shared/api/roles.ts'
import type { RequestRecord } from '#shared/api/records-requests.ts'
import { blocksPrint, owesNotice } from '#shared/domain/may-answer.ts'
import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import classes from './requests.module.css'

const LANGUAGES = ['en', 'es'] as const

type What = 'answer' | 'acknowledgment' | 'notice'

/** The papers of a request: the answer with its cover sheet, and the letters before it. */
export function RequestPapers({ record }: { readonly record: RequestRecord }): ReactElement {
  const { t, locale } = useText()
  const doesCasework = useMay(casework)
  const [what, setWhat] = useState<What | null>(null)
  const [language, setLanguage] = useState(locale)
  const { request, missing, undecided, kept } = record
  const isOver = request.outcome !== null && request.outcome.state !== 'left'
  const isWhole = request.parts.length > 0 && undecided === 0 && kept === 0
  const mayPrint = doesCasework && !isOver && isWhole && blocksPrint(missing) === undefined
  const shared = { onClose: () => setWhat(null), title: what === null ? '' : t(`requests:paper.${what}`) }
  const id = { id: request.id, language }
  const choice = (
    <PaperLanguage
      label={t('requests:notice.language')}
      languages={LANGUAGES}
      value={language}
      onChange={setLanguage}
    />
  )
  return (
    <div className={classes.buttons}>
      {mayPrint && (
        <Button variant="default" onClick={() => setWhat('answer')}>
          {t('requests:paper.printAnswer')}
        </Button>
      )}
      <Button variant="default" onClick={() => setWhat('acknowledgment')}>
        {t('requests:paper.printAck')}
      </Button>
      {owesNotice(request) && request.notice?.state !== 'not-owed' && (
        <Button variant="default" onClick={() => setWhat('notice')}>
          {t('requests:paper.printNotice')}
        </Button>
      )}
      {what === 'answer' && (
        <PrintPreview
          {...shared}
          preview={api.recordsRequests.previewAnswer}
          print={api.recordsRequests.printAnswer}
          input={id}
        >
          {choice}
        </PrintPreview>
      )}
      {(what === 'acknowledgment' || what === 'notice') && (
        <PrintPreview
          {...shared}
          preview={api.recordsRequests.previewLetter}
          print={api.recordsRequests.printLetter}
          input={{ ...id, what }}
        >
          {choice}
        </PrintPreview>
      )}
    </div>
  )
}
