import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'

import type { OneConcern } from '#shared/api/concerns.ts'
import { AnswerHow, isOfColleague } from '#shared/domain/concern.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { keepInterpreter, knownInterpreter } from '#renderer/packets/known-interpreters.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { useText } from '#renderer/text.ts'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import classes from './concerns.module.css'

/** What colleagues read. */
const LOCALES = ['en', 'es'] as const

/** Whether whoever raised a concern was told that it is looked after, and the ways to do it. */
export function AnswerBox({ concern }: { readonly concern: OneConcern }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('concerns:answer.title')}>
      {concern.anonymous ? <p>{t('concerns:answer.anonymous')}</p> : <Answering concern={concern} />}
    </Section>
  )
}

function Answering({ concern }: { readonly concern: OneConcern }): ReactElement {
  const { t } = useText()
  const { nameOf } = useColleagues()
  const { answeredAt, answeredBy, answeredHow } = concern
  const [again, setAgain] = useState(false)
  if (answeredAt === null || answeredHow === null || again)
    return <Ways concern={concern} onDone={() => setAgain(false)} />
  return (
    <>
      <p>
        {t('concerns:answer.done', {
          name: nameOf(answeredBy),
          how: t(`concerns:answer.how.${answeredHow}`),
        })}{' '}
        <MomentText at={answeredAt} />
      </p>
      <div>
        <Button size="xs" variant="default" onClick={() => setAgain(true)}>
          {t('concerns:answer.again')}
        </Button>
      </div>
    </>
  )
}

function Ways({
  concern,
  onDone,
}: {
  readonly concern: OneConcern
  readonly onDone: () => void
}): ReactElement {
  const { t } = useText()
  const [printing, setPrinting] = useState(false)
  const answer = useCommand(api.concerns.answer)
  const { id, version, answeredAt } = concern
  const tell = (how: AnswerHow) =>
    void answer.run({ id, version, how }).then(onDone, () => setPrinting(false))
  return (
    <div className={classes.answer}>
      {answeredAt === null && <p>{t('concerns:answer.none')}</p>}
      {answer.error && <ErrorNotice error={answer.error} retry={() => void refreshEverything()} />}
      <div className={classes.answerWays}>
        {AnswerHow.options.map((how) => (
          <Button key={how} size="xs" variant="default" disabled={answer.busy} onClick={() => tell(how)}>
            {t(`concerns:answer.mark.${how}`)}
          </Button>
        ))}
      </div>
      <div className={classes.answerWays}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<Icon name="print" size="1rem" />}
          onClick={() => setPrinting(true)}
        >
          {t('concerns:answer.print')}
        </Button>
      </div>
      <p className={classes.answerHint}>{t('concerns:answer.hint')}</p>
      {printing && (
        <PrintSlip concern={concern} onClose={() => setPrinting(false)}>
          <Button variant="default" disabled={answer.busy} onClick={() => tell('paper')}>
            {t('concerns:answer.mark.paper')}
          </Button>
        </PrintSlip>
      )}
    </div>
  )
}

/** The slip as it will print: for a colleague in the language of the office, for a parent in what they read. */
function PrintSlip({
  concern,
  onClose,
  children,
}: {
  readonly concern: OneConcern
  readonly onClose: () => void
  /** Says that they have it. */
  readonly children: ReactNode
}): ReactElement {
  const { t, locale } = useText()
  const [chosen, setLanguage] = useState<PacketLanguage | null>(null)
  const [interpreter, setInterpreter] = useState(() => knownInterpreter(concern.studentId))
  const language = chosen ?? concern.readsIn ?? locale
  return (
    <PrintPreview
      title={t('concerns:answer.print')}
      preview={api.concerns.previewAnswer}
      print={api.concerns.printAnswer}
      input={{ id: concern.id, language, interpreter }}
      whenUnchecked={
        <InterpreterFields
          studentId={concern.studentId}
          value={interpreter}
          onChange={(said) => {
            keepInterpreter(concern.studentId, said)
            setInterpreter(said)
          }}
        />
      }
      then={
        <Remark tone="good" action={children}>
          {t('concerns:answer.printed')}
        </Remark>
      }
      onClose={onClose}
    >
      <PaperLanguage
        label={t('concerns:answer.language')}
        languages={isOfColleague(concern) ? LOCALES : PacketLanguage.options}
        value={language}
        onChange={setLanguage}
      />
    </PrintPreview>
  )
}
