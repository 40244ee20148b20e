import { Button, Switch } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { type ReactElement, useMemo, useState } from 'react'

import type { CaseRecord } from '#shared/api/cases.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { addresseesOf } from '#shared/domain/addressee.ts'
import type { ConsentRequest } from '#shared/domain/consent-request.ts'
import { inOrder, orderFollowing, wholeOrder } from '#shared/domain/packet-order.ts'
import type { PacketPart, PaperSize } from '#shared/domain/packet.ts'
import { type UsualPacket, whyWaits } from '#shared/domain/usual-packet.ts'
import { api } from '#renderer/api.ts'
import { refreshEverything, useAnswer } from '#renderer/query.ts'
import { useForgottenFailure, useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Answer } from '#renderer/ui/answer.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { languageName } from '#renderer/ui/languages.ts'
import { Page } from '#renderer/ui/page.tsx'
import { PrintOutcome } from '#renderer/ui/print-outcome.tsx'
import { PrintedPages } from '#renderer/ui/printed-pages.tsx'
import { BackLink } from '#renderer/ui/record-panel.tsx'
import { Shortcut } from '#renderer/ui/shortcut.tsx'
import { useShortcut } from '#renderer/ui/shortcuts.ts'
import { Completeness } from './completeness.tsx'
import { Gaps } from './gaps.tsx'
import { firstChoice, useKeptChoice } from './kept-choice.ts'
import { useKeptOrder } from './kept-order.ts'
import { INTERPRETER_FIELD } from './interpreter-fields.tsx'
import { PacketChoices } from './packet-choices.tsx'
import { PartList } from './part-list.tsx'
import { Reading } from './reading.tsx'
import { inTheWay, usePapersAsked, waitsWords } from './waits.ts'
import { WherePagesWent } from './where-pages-went.tsx'
import classes from './packets.module.css'

/** A packet for one referral: choose the pages, see them as they print, print, and say where each page went. */
export function PacketScreen(): ReactElement {
  const { referralId } = useParams({ from: '/packets/$referralId' })
  const referral = useAnswer(api.referrals.get, { id: referralId })
  const caseId = referral.data?.caseId
  const record = useAnswer(api.cases.get, { id: caseId ?? '' }, { enabled: caseId !== undefined })
  const school = useAnswer(api.school.get, {})
  const usual = useAnswer(api.school.usualPacket, {})
  const asked = usePapersAsked(referral.data?.studentId ?? null)
  return (
    <Answer of={referral} lines={10}>
      {(view) => (
        <Answer of={record} lines={10}>
          {(whole) => (
            <Answer of={school}>
              {({ paper }) => (
                <Answer of={usual}>
                  {(begins) => (
                    <Answer of={asked}>
                      {(requests) => (
                        <Packet
                          key={view.id}
                          referral={view}
                          record={whole}
                          paper={paper}
                          usual={begins}
                          asked={requests}
                        />
                      )}
                    </Answer>
                  )}
                </Answer>
              )}
            </Answer>
          )}
        </Answer>
      )}
    </Answer>
  )
}

function Packet({
  referral,
  record,
  paper,
  usual,
  asked,
}: {
  readonly referral: ReferralView
  readonly record: CaseRecord
  readonly paper: PaperSize
  readonly usual: UsualPacket
  /** The papers that were asked of the student. */
  readonly asked: readonly ConsentRequest[]
}): ReactElement {
  const { t, locale } = useText()
  const router = useRouter()
  const [readsAlong, setReadsAlong] = useState(false)
  const kept = useKeptOrder(referral.id, usual.order)
  const [begun] = useState(record)
  const may = addresseesOf(record.contacts, record.student, record.today)
  const way = inTheWay(referral, record, asked)
  const waits = (part: PacketPart) => whyWaits(part, way)
  const { choice, change, printed } = useKeptChoice(
    firstChoice(referral, begun, { paper, usual, asked, waits }),
    may,
  )
  const remarkOn = (part: PacketPart) => {
    const why = waits(part)
    if (why !== null) return waitsWords(why, t)
    if (part === 'consent-form' && way.missing === null) return t('packets:waits.signedAlready')
    const isAlone = part === 'feedback-slip' && choice.parts.includes(part)
    return isAlone && !choice.parts.includes('provider-letter') ? t('packets:waits.slipAlone') : null
  }
  const order = orderFollowing(kept.order, choice.parts)
  const reorder = (next: readonly PacketPart[]) => {
    kept.keep(next)
    change({ parts: inOrder(choice.parts, next) })
  }
  const hasPages = choice.parts.length > 0
  const preview = useAnswer(api.packets.preview, choice, { keepBefore: true, enabled: hasPages })
  const isForeign = choice.language !== locale
  const isReadAlong = readsAlong && isForeign
  const readAlong = useAnswer(
    api.packets.preview,
    { ...choice, language: locale },
    { keepBefore: true, enabled: hasPages && isReadAlong },
  )
  const print = useTask(api.packets.print)
  useForgottenFailure(print, JSON.stringify(choice))
  const seen = hasPages && !preview.isPlaceholderData ? preview.data?.digest : undefined
  const start = (as: 'paper' | 'pdf') => {
    if (seen === undefined) return
    void print.start({ choice, as, seen }).then((made) => {
      if (made) printed()
      // What moved meanwhile is shown as it is now.
      else void refreshEverything()
    })
  }
  useShortcut('Ctrl+P', () => start('paper'))
  const here = useMemo(
    () => record.pages.filter(({ referralId }) => referralId === referral.id),
    [record.pages, referral.id],
  )

  return (
    <Page
      above={<BackLink label={t('common:actions.back')} onBack={() => router.history.back()} />}
      title={t('packets:title', { name: referral.studentName })}
      facts={[referral.destination, referral.serviceName].filter(Boolean).join(' · ')}
      actions={
        <>
          <Button
            variant="default"
            disabled={seen === undefined}
            loading={print.state === 'running'}
            onClick={() => start('pdf')}
          >
            {t('common:actions.savePdf')}
          </Button>
          <Button
            leftSection={<Icon name="print" size="1rem" />}
            rightSection={<Shortcut keys="Ctrl+P" />}
            disabled={seen === undefined}
            loading={print.state === 'running'}
            aria-keyshortcuts="Control+P"
            onClick={() => start('paper')}
          >
            {t('common:actions.print')}
          </Button>
        </>
      }
    >
      {(print.result?.printed !== false || here.some(({ ending }) => ending === null)) && (
        <PrintOutcome of={print} />
      )}
      {([null, 'kept'] as const).map((said) => {
        const pages = here.filter(({ ending }) => ending === said)
        return (
          pages.length > 0 && (
            <WherePagesWent
              key={said}
              referral={referral}
              pages={pages}
              contacts={record.contacts}
              stopped={record.stopped}
              isSigned={way.missing === null}
            />
          )
        )
      })}
      <div className={classes.builder}>
        <div className={classes.choices}>
          <PacketChoices
            choice={choice}
            record={record}
            reason={referral.primaryReason}
            own={referral.serviceId}
            may={may}
            parts={
              <PartList
                order={order}
                chosen={choice.parts}
                remarkOn={remarkOn}
                isUsual={
                  kept.isUsual &&
                  inOrder(choice.parts, wholeOrder(usual.order)).every(
                    (part, at) => part === choice.parts[at],
                  )
                }
                onChoose={(parts) => change({ parts })}
                onOrder={reorder}
                onUsual={() => reorder(wholeOrder(usual.order))}
              />
            }
            isUnreviewed={preview.data?.language === choice.language && preview.data.unreviewed}
            onChange={change}
          />
        </div>
        <div className={classes.beside}>
          {preview.data && (
            <Gaps
              gaps={preview.data.gaps}
              referral={referral}
              onInterpreter={() => document.getElementById(INTERPRETER_FIELD)?.focus()}
            />
          )}
          {preview.data && <Completeness facts={preview.data.complete} referral={referral} />}
          {preview.data?.reading && <Reading level={preview.data.reading} />}
          {isForeign && hasPages && (
            <div className={classes.along}>
              <Switch
                label={t('packets:readIn', { language: languageName(locale, locale) })}
                checked={readsAlong}
                onChange={(event) => setReadsAlong(event.currentTarget.checked)}
              />
              <span role="status" className={classes.quiet}>
                {readsAlong && t('packets:readHint', { language: languageName(choice.language, locale) })}
              </span>
            </div>
          )}
          <div className={classes.pages}>
            {hasPages ? (
              <Answer of={isReadAlong ? readAlong : preview} lines={14}>
                {({ pages, styles, direction, language }) => (
                  <PrintedPages
                    of={pages.map(({ part, html }) => ({
                      name: part,
                      label: t(`vocabulary:packetPart.${part}`),
                      html,
                      direction,
                      language,
                    }))}
                    styles={styles}
                  />
                )}
              </Answer>
            ) : (
              <p className={classes.nothing}>{t('packets:noPages')}</p>
            )}
          </div>
        </div>
      </div>
    </Page>
  )
}
