import { Button } from '@mantine/core'
import { type ReactElement, type ReactNode, useState } from 'react'

import { type Interpreter, namedInterpreter } from '#shared/domain/interpreter.ts'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { keepInterpreter, knownInterpreter } from '#renderer/packets/known-interpreters.ts'
import { useText } from '#renderer/text.ts'
import { useClosing } from '#renderer/ui/closing.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import classes from './printing.module.css'

/** One of many of which something is left out, or all of it. */
export interface LeftOut {
  readonly id: string
  readonly name: string
  /** Why, as a sentence. */
  readonly why: string
  /** The student whose family needs somebody who interprets; `null` where that is not what is missing. */
  readonly interpretsFor: string | null
  /** The way to set it right. */
  readonly mend: ReactNode
}

/** What is left out of many: each reason once, under it everybody it holds for, each with the way to set it right. */
export function LeftOutByReason({
  of: all,
  onInterpreter,
}: {
  readonly of: readonly LeftOut[]
  /** Somebody said who interprets. */
  readonly onInterpreter: () => void
}): ReactElement {
  const { t } = useText()
  const [asked, setAsked] = useState<LeftOut | null>(null)
  const close = useClosing(asked, setAsked)
  return (
    <>
      {[...Map.groupBy(all, ({ why }) => why)].map(([why, together]) => (
        <section key={why} className={classes.reason} aria-label={why}>
          <p>
            <strong>{t('printing:ready.reason', { count: together.length })}</strong> {why}
          </p>
          <ul className={classes.prints}>
            {together.map((one) => (
              <li key={one.id}>
                <span>{one.name}</span>
                <div className={classes.acts}>
                  {one.interpretsFor !== null && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`${t('printing:ready.interpreter')}: ${one.name}`}
                      onClick={() => setAsked(one)}
                    >
                      {t('printing:ready.interpreter')}
                    </Button>
                  )}
                  {one.mend}
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {asked?.interpretsFor && (
        <SayInterpreter
          name={asked.name}
          studentId={asked.interpretsFor}
          onSaved={() => {
            onInterpreter()
            close()
          }}
          onClose={close}
        />
      )}
    </>
  )
}

/** Who interprets for one family of many; kept for its next paper, too. */
function SayInterpreter({
  name,
  studentId,
  onSaved,
  onClose,
}: {
  readonly name: string
  readonly studentId: string
  readonly onSaved: () => void
  readonly onClose: () => void
}): ReactElement {
  const { t } = useText()
  const [said, setSaid] = useState<Interpreter | null>(() => knownInterpreter(studentId))
  const [isRefused, setRefused] = useState(false)
  const save = () => {
    if (said === null || namedInterpreter(said) === null) return setRefused(true)
    keepInterpreter(studentId, said)
    onSaved()
  }
  return (
    <Dialog title={t('printing:ready.interpreterOf', { name })} onClose={onClose}>
      <form
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <InterpreterFields studentId={studentId} value={said} onChange={setSaid} />
        <div role="alert">
          {isRefused && <Remark tone="warning">{t('packets:errors.noInterpreter')}</Remark>}
        </div>
        <div className={classes.line}>
          <Button type="submit">{t('common:actions.save')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
