import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { ConcernLine } from '#shared/api/concerns.ts'
import { AnswerHow } from '#shared/domain/concern.ts'
import { api } from '#renderer/api.ts'
import { useColleagues } from '#renderer/colleagues.ts'
import { refreshEverything, useCommand } from '#renderer/query.ts'
import { quietWhenDone, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { MomentText } from '#renderer/ui/date-text.tsx'
import { ErrorNotice, Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MissingSigns } from '#renderer/ui/missing-signs.tsx'
import { Section } from '#renderer/ui/page.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import classes from './concerns.module.css'

/** Whether whoever raised a concern was told that it is looked after, and the ways to do it. */
export function AnswerBox({ concern }: { readonly concern: ConcernLine }): ReactElement {
  const { t } = useText()
  return (
    <Section title={t('concerns:answer.title')}>
      {concern.anonymous ? <p>{t('concerns:answer.anonymous')}</p> : <Answering concern={concern} />}
    </Section>
  )
}

function Answering({ concern }: { readonly concern: ConcernLine }): ReactElement {
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
  concern: { id, version, answeredAt },
  onDone,
}: {
  readonly concern: ConcernLine
  readonly onDone: () => void
}): ReactElement {
  const { t, locale } = useText()
  const answer = useCommand(api.concerns.answer)
  const print = useTask(api.concerns.printAnswer)
  const busy = print.state === 'running'
  const tell = (how: AnswerHow) => void answer.run({ id, version, how }).then(onDone, () => undefined)
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
      <TaskProgress label={t('concerns:answer.running')} task={{ ...print, ...quietWhenDone(print.state) }} />
      <div role="status">
        {print.state === 'done' && (
          <Remark tone="good">
            {print.result?.savedAs
              ? t('concerns:answer.saved', { name: print.result.savedAs })
              : t('concerns:answer.printed')}
          </Remark>
        )}
        {print.state === 'done' && <MissingSigns of={print.result} />}
      </div>
      <div className={classes.answerWays}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<Icon name="print" size="1rem" />}
          disabled={busy}
          onClick={() => void print.start({ id, as: 'paper', language: locale })}
        >
          {t('concerns:answer.print')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          disabled={busy}
          onClick={() => void print.start({ id, as: 'pdf', language: locale })}
        >
          {t('concerns:answer.save')}
        </Button>
      </div>
      <p className={classes.answerHint}>{t('concerns:answer.hint')}</p>
    </div>
  )
}
