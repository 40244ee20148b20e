import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { casework } from '#shared/api/roles.ts'
import type { RequestRecord } from '#shared/api/records-requests.ts'
import { blocksPrint, owesNotice } from '#shared/domain/may-answer.ts'
import { familyLanguage } from '#shared/domain/family-language.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { asksForOwn, mayStillPrint } from '#shared/domain/records-request.ts'
import type { MessageKey } from '#shared/text/catalogues.ts'
import { api } from '#renderer/api.ts'
import { FamilyReads } from '#renderer/packets/family-reads.tsx'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { keepInterpreter, knownInterpreter } from '#renderer/packets/known-interpreters.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { SayWhere } from '#renderer/printing/say-where.tsx'
import { useCommand } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import { NewSince } from './new-since.tsx'
import classes from './requests.module.css'

const LANGUAGES = ['en', 'es'] as const

type What = 'answer' | 'acknowledgment' | 'notice'

/** The papers of a request: the answer with its cover sheet, and the letters before it. */
export function RequestPapers({
  record,
  onLeft,
}: {
  readonly record: RequestRecord
  /** The answer that was printed left: it is written down how. */
  readonly onLeft: () => void
}): ReactElement {
  const { t, locale } = useText()
  const doesCasework = useMay(casework)
  const [what, setWhat] = useState<What | null>(null)
  const [chosen, setLanguage] = useState<PacketLanguage | null>(null)
  const [interpreter, setInterpreter] = useState(() => knownInterpreter(record.student.id))
  const { request, missing, undecided, kept, inHand } = record
  const isOver = request.outcome !== null && request.outcome.state !== 'left'
  const isToGo = missing.length === 0 && kept === 0
  const isWhole = request.parts.length > 0 && undecided === 0 && kept === 0
  const mayPrint = doesCasework && !isOver && isWhole && blocksPrint(missing) === undefined
  const close = () => {
    setWhat(null)
    // The next letter is for somebody else, who may read another language.
    setLanguage(null)
  }
  const shared = { onClose: close, title: what === null ? '' : t(`requests:paper.${what}`) }
  // What the school reads is there in few languages; what a family reads, in theirs.
  const isForFamily = what === 'notice' || asksForOwn(request)
  const language = chosen ?? ((isForFamily && familyLanguage(record)) || locale)
  const office = language === 'es' ? 'es' : 'en'
  const choice = (
    <PaperLanguage
      label={t('requests:notice.language')}
      languages={isForFamily ? PacketLanguage.options : LANGUAGES}
      value={isForFamily ? language : office}
      onChange={setLanguage}
    />
  )
  const interpreterFields = (
    <InterpreterFields
      studentId={record.student.id}
      value={interpreter}
      onChange={(said) => {
        keepInterpreter(record.student.id, said)
        setInterpreter(said)
      }}
    />
  )
  return (
    <div className={classes.buttons}>
      {request.outcome?.state === 'left' && request.outcome.stopped && <Stopped request={request} />}
      {mayPrint && (
        <Button
          variant={isToGo && request.outcome === null && inHand.length === 0 ? 'filled' : 'default'}
          onClick={() => setWhat('answer')}
        >
          {t(nameOfAnswer(record, isToGo))}
        </Button>
      )}
      {doesCasework && request.outcome === null && !mayPrint && (
        <p className={classes.quiet}>{t('requests:paper.draftWaits')}</p>
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
          input={{ id: request.id, language: isForFamily ? language : office, interpreter }}
          whenUnchecked={nameOfAnswer(record, isToGo) === 'requests:paper.printAnswer' && interpreterFields}
          then={
            <SayWhere
              studentId={request.studentId}
              forms={['records-copy', 'records-answer']}
              onLeft={() => {
                setWhat(null)
                onLeft()
              }}
            />
          }
        >
          <NewSince of={record} />
          {choice}
          {isForFamily && <FamilyReads student={record.student} contacts={record.contacts} />}
        </PrintPreview>
      )}
      {(what === 'acknowledgment' || what === 'notice') && (
        <PrintPreview
          {...shared}
          preview={api.recordsRequests.previewLetter}
          print={api.recordsRequests.printLetter}
          input={{ id: request.id, language: isForFamily ? language : office, what, interpreter }}
          whenUnchecked={isForFamily && interpreterFields}
        >
          {choice}
          {isForFamily && <FamilyReads student={record.student} contacts={record.contacts} />}
        </PrintPreview>
      )}
    </div>
  )
}

/** What prints: a draft while something is missing, the answer, or a copy of what left. */
function nameOfAnswer({ request: { outcome }, today }: RequestRecord, isToGo: boolean): MessageKey {
  if (outcome === null) return isToGo ? 'requests:paper.printAnswer' : 'requests:paper.printDraft'
  const isCopy = outcome.state === 'left' && !mayStillPrint(outcome, today)
  return isCopy ? 'requests:paper.printCopy' : 'requests:paper.printAnswer'
}

/** The printer stopped before an answer was out: it is printed again, or left all the same. */
function Stopped({ request: { id, version } }: Pick<RequestRecord, 'request'>): ReactElement {
  const { t } = useText()
  const cameOut = useCommand(api.recordsRequests.cameOut)
  return (
    <Remark
      tone="warning"
      title={t('disclosures:undelivered')}
      action={
        <Button
          size="xs"
          variant="default"
          loading={cameOut.busy}
          onClick={() => void cameOut.run({ id, version }).catch(() => undefined)}
        >
          {t('requests:stopped.left')}
        </Button>
      }
    >
      {t('requests:stopped.about')}
      {cameOut.error && <ErrorNotice error={cameOut.error} />}
    </Remark>
  )
}
