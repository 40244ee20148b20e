import { ruleError } from '#shared/app-error.ts'
import type { Contract } from '#shared/api/contract.ts'
import type { PacketGap } from '#shared/api/packets.ts'
import type { ReferralView } from '#shared/api/referrals.ts'
import { Obstacle } from '#shared/domain/may-disclose.ts'

import type { CommandContext, Handlers } from '../context.ts'
import { withCountedHeads } from '../print/counted-heads.ts'
import { handOut } from '../print/hand-out.ts'
import { previewStyles, sheetMarkup } from '../print/page-frame.ts'
import { digestOf, documentOf, refuseUnseen } from '../print/paper.ts'
import { directionOfPage } from '../print/print-text.ts'
import { requireReferralView } from '../referrals/referrals.ts'
import { refuseOnPage } from '../students/who-interprets.ts'
import { blockingGap } from './packet-gaps.ts'
import { drawPacket, sheetsOf } from './packet.ts'
import { readingOf } from './packet-reading.ts'
import { packetStyles } from './packet-styles.ts'
import { rememberPage } from './printed-pages.ts'
import { settlePages } from './settling.ts'

function refuseBlocked(gaps: readonly PacketGap[]): void {
  const blocking = blockingGap(gaps)
  if (!blocking) return
  if (blocking.gap === 'no-interpreter') throw ruleError('packets:errors.noInterpreter')
  if (blocking.gap === 'provider-kept-away') throw ruleError('packets:gap.provider-kept-away')
  if (blocking.gap === 'names-kept-away') throw ruleError('packets:gap.names-kept-away')
  if (blocking.gap === 'family-declined') throw ruleError('packets:errors.familyDeclined')
  const missing = Obstacle.safeParse(blocking.gap)
  if (missing.success) throw ruleError(`consents:missing.${missing.data}`)
  throw ruleError(blocking.gap === 'no-choices' ? 'packets:errors.noChoices' : 'packets:errors.noProvider')
}

/** A file's name tells packets apart by their case code, which says nothing about anybody. */
const fileName = ({ caseCode }: ReferralView) => `footbridge-packet-${caseCode}.pdf`

export const packets: Handlers<Contract['packets']> = {
  preview(context, choice) {
    const view = requireReferralView(context, choice.referralId)
    const { pages, look, gaps, complete } = drawPacket(context, view, choice)
    const english =
      choice.language === 'en' ? pages : drawPacket(context, view, { ...choice, language: 'en' }).pages
    return {
      studentId: view.studentId,
      styles: previewStyles(look, packetStyles(look)),
      digest: digestOf(sheetsOf(pages)),
      direction: directionOfPage(choice.language),
      language: choice.language,
      pages: pages.map(({ part, sheet }) => ({ part, html: sheetMarkup(sheet).markup })),
      gaps: [...gaps],
      complete: [...complete],
      reading: readingOf(english, choice),
      unreviewed: pages.some(({ sheet }) => sheet.text.unreviewed),
    }
  },

  async print(context, { choice, as, seen }) {
    const view = requireReferralView(context, choice.referralId)
    if (view.state === 'entered-in-error') throw ruleError('referrals:errors.enteredInError')
    const { pages, look, gaps } = drawPacket(context, view, choice)
    refuseBlocked(gaps)
    refuseOnPage(context.db, view.studentId, choice.interpreter)
    const drawn = sheetsOf(pages)
    refuseUnseen(drawn, seen)
    context.progress(0, null)
    const paper = { ...drawn, look, styles: packetStyles(look) }
    const document = documentOf(await withCountedHeads(context.host, paper))
    const savedAs = as === 'pdf' ? fileName(view) : null
    const leave = (printed: boolean) => (later: CommandContext) => ({
      printed,
      savedAs,
      pages: pages.map((page) => rememberPage(later, choice.referralId, page)),
    })
    return handOut(context, { document, savedAs, remember: leave(true), whenStopped: leave(false) })
  },

  settle(context, settlement) {
    const { pages, takeBack } = settlePages(context, settlement)
    context.undoable(takeBack)
    return pages
  },
}
