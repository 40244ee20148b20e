import { Button, Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { z } from 'zod'

import { isSavedCopy, mayBeSent } from '#shared/domain/form.ts'
import { Day } from '#shared/domain/fields.ts'
import type { EndingOfMany } from '#shared/domain/many-at-once.ts'
import type { PageStop } from '#shared/domain/page-stop.ts'
import { goesToProvider, nextEndings, type PageEnding } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { contactName } from '#renderer/cases/timeline-contacts.ts'
import { DoNotSend } from '#renderer/packets/do-not-send.tsx'
import { stoppedOf } from '#renderer/packets/stopped.ts'
import { HANDED_TO_NOBODY, HandedAnswers, WhichParent } from '#renderer/packets/which-parent.tsx'
import { useCommand } from '#renderer/query.ts'
import {
  AlreadyLeftFields,
  alreadyLeftOf,
  isRefusedByRule,
  LeftAnswers,
  NOT_LEFT,
} from '#renderer/referrals/already-left.tsx'
import { useText } from '#renderer/text.ts'
import { clockTime, dayOf, shortDay } from '#renderer/ui/days.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { ErrorNotice } from '#renderer/ui/error-notice.tsx'
import { FieldGroup, useRecordForm } from '#renderer/ui/form.tsx'
import { useOfficeTime } from '#renderer/ui/office-time.tsx'
import classes from './printing.module.css'
import {
  endingsOfAll,
  formsOf,
  onlyStudentOf,
  partsLeftOpen,
  type Piece,
  type Print,
  settlementOf,
} from './prints.ts'
import { SendForm } from './send-form.tsx'

const Went = z.object({ wentOn: Day, ...HandedAnswers, ...LeftAnswers })

/** What came out of the printer at one time: which of it went where, ticked and said at once. */
export function OnePrint({
  of: { at, pieces },
  said = null,
}: {
  readonly of: Print
  /** What was said of it before. */
  readonly said?: PageEnding | null
}): ReactElement {
  const { t, locale } = useText()
  const { today, timeZone } = useOfficeTime()
  const settle = useCommand(api.printing.settle)
  const went = useRecordForm(Went, {
    defaults: { wentOn: today, ...HANDED_TO_NOBODY, ...NOT_LEFT },
    save: async () => {},
  })
  const { data: answers } = Went.safeParse(went.form.watch())
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [sent, setSent] = useState<Extract<Piece, { kind: 'form' }> | null>(null)
  const chosen = pieces.filter(({ id }) => ticked.has(id))
  const areAll = chosen.length === pieces.length
  const say = (ending: EndingOfMany) => {
    const said = settlementOf(chosen, ending)
    if (answers === undefined) return void went.form.trigger()
    if (said.pages.length + said.formIds.length === 0) return
    void settle
      .run({
        ...said,
        ...{ wentOn: answers.wentOn, handedTo: answers.handedTo, alreadyLeft: alreadyLeftOf(answers) },
      })
      .then(() => {
        setTicked(new Set())
        went.form.reset({ wentOn: answers.wentOn, ...HANDED_TO_NOBODY, ...NOT_LEFT })
      })
      .catch(() => undefined)
  }
  const tick = (ids: readonly string[], isTicked: boolean) =>
    setTicked((before) => {
      const after = new Set(before)
      for (const id of ids)
        if (isTicked) after.add(id)
        else after.delete(id)
      return after
    })
  const made = t('packets:went.made', {
    day: shortDay(dayOf(at, timeZone), locale, today),
    time: clockTime(at, locale, timeZone),
  })
  return (
    <FieldGroup legend={made}>
      <ul className={classes.prints} aria-label={made}>
        {pieces.map((piece, place) => (
          <li key={piece.id}>
            <Checkbox
              label={piece.name}
              description={<About piece={piece} />}
              checked={ticked.has(piece.id)}
              onChange={({ currentTarget: { checked } }) => tick([piece.id], checked)}
            />
            <StopsOf piece={piece} />
            <div className={classes.acts}>
              {piece.kind === 'packet' && piece.pages.some(({ part }) => goesToProvider(part)) && (
                <Link to="/packets/$referralId" params={{ referralId: piece.referralId }}>
                  {t('printing:ready.open')}
                </Link>
              )}
              {piece.kind === 'form' && mayBeSent(piece.form.form) && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('printing:unsaid.sendOf', {
                    form: t(`forms:names.${piece.form.form}`),
                    name: piece.name,
                  })}
                  onClick={() => setSent(piece)}
                >
                  {t('printing:unsaid.send')}
                </Button>
              )}
              {piece.kind === 'form' && piece.form.requestId !== null && mayBeSaidLeft(piece.form.stop) && (
                <Link to="/requests/$requestId" params={{ requestId: piece.form.requestId }}>
                  {t(piece.form.stop === null ? 'requests:paper.left' : 'requests:answer.leftAlready')}
                </Link>
              )}
              {pieces.length > 1 && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={t('printing:unsaid.fromHereOf', { name: piece.name })}
                  onClick={() => setTicked(new Set(pieces.slice(place).map(({ id }) => id)))}
                >
                  {t('printing:unsaid.fromHere')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <DateField of={went} name="wentOn" label={t('packets:went.on')} past required />
      <div className={classes.line}>
        <Button
          size="xs"
          variant="default"
          onClick={() => setTicked(new Set(areAll ? [] : pieces.map(({ id }) => id)))}
        >
          {t(areAll ? 'printing:unsaid.noneOf' : 'printing:unsaid.all')}
        </Button>
        <span role="status" className={classes.quiet}>
          {chosen.length > 0
            ? t('printing:unsaid.say', { count: chosen.length })
            : t('printing:unsaid.pickFirst')}
        </span>
        {endingsOfAll(formsOf(chosen.length > 0 ? chosen : pieces))
          .filter((ending) => nextEndings(said).includes(ending))
          .map((ending) => (
            <Button
              key={ending}
              size="xs"
              variant={ending === 'handed-to-parent' ? 'filled' : 'default'}
              disabled={chosen.length === 0}
              loading={settle.busy}
              onClick={() => say(ending)}
            >
              {t(`printing:unsaid.${ending}`)}
            </Button>
          ))}
      </div>
      {settle.error && <ErrorNotice error={settle.error} />}
      <WhichParent of={went} studentId={onlyStudentOf(chosen)} failure={settle.error} />
      <AlreadyLeftFields of={went} isRefused={isRefusedByRule(settle.error)} />
      {sent && <SendForm of={sent.form} onClose={() => setSent(null)} />}
    </FieldGroup>
  )
}

/** Pages of an answer that were replaced, or are not whole, are no answer that left. */
const mayBeSaidLeft = (stop: PageStop | null): boolean =>
  stop !== 'already-answered' && stop !== 'printer-stopped'

/** What of a piece must not go by now, each page by its name. */
function StopsOf({ piece }: { readonly piece: Piece }): ReactElement | null {
  const { t } = useText()
  if (piece.kind === 'form') {
    const { stop, form } = piece.form
    return stop && <DoNotSend stop={stop} isCopy={isSavedCopy(form)} />
  }
  const stopped = stoppedOf(piece.pages)
  return (
    <>
      {stopped.map(({ stop, parts }) => (
        <DoNotSend
          key={stop}
          stop={stop}
          of={parts.map((part) => t(`vocabulary:packetPart.${part}`)).join(', ')}
        />
      ))}
    </>
  )
}

function About({ piece }: { readonly piece: Piece }): ReactElement {
  const { t } = useText()
  if (piece.kind === 'form') {
    const { form, to } = piece.form
    const goesTo = to === '' ? [] : [t('printing:unsaid.goesTo', { name: to })]
    return <>{[t(`forms:names.${form}`), ...goesTo].join(' · ')}</>
  }
  const { pages, facts, printedFor } = piece
  const open = partsLeftOpen(pages).map((part) => t(`vocabulary:packetPart.${part}`))
  return (
    <>
      {[
        facts,
        ...(printedFor ? [t('printing:unsaid.printedFor', { name: contactName(printedFor, t) })] : []),
        t('printing:unsaid.sheets', { count: pages.length }),
      ].join(' · ')}
      {open.length > 0 && <> · {t('printing:unsaid.toProvider', { pages: open.join(', ') })}</>}
    </>
  )
}
