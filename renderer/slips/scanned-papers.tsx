import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

import { looksLikeSlipCode, readSlipCode, slipCode } from '#shared/domain/slip.ts'
import { api } from '#renderer/api.ts'
import { askOnce } from '#renderer/query.ts'
import { say, useText } from '#renderer/text.ts'
import { type Command, registerCommands } from '#renderer/ui/commands.ts'
import { notify } from '#renderer/ui/notices-store.ts'
import { useGoToSlip, useOpenSlip } from './open-slip.ts'
import { useScans } from './scanner.ts'
import { askForSlip, useSlipDoor } from './slip-door-store.ts'

/**
 * Hears a scanner on every screen and opens what it read; whoever is in the middle of something is told instead, and
 * goes there when they choose. The command field finds the same codes.
 */
export function ScannedPapers(): null {
  const { t } = useText()
  const open = useOpenSlip()
  const go = useGoToSlip()
  // In a crisis one key is one step: none may be late.
  const isInCrisis = useLocation().pathname.startsWith('/crisis')
  useScans((typed, isBusy) => {
    const { takes } = useSlipDoor.getState()
    if (takes) return takes(typed)
    if (!isBusy) return void open(typed)
    notify({
      message: 'slips:whileWriting',
      values: { code: typed },
      act: { label: 'slips:open', run: () => void open(typed) },
    })
  }, isInCrisis)
  useEffect(
    () =>
      registerCommands({
        id: 'slips',
        heading: () => t('slips:palette'),
        leads: (words) => (readSlipCode(words)?.slip ?? null) !== null,
        find: async (words): Promise<readonly Command[]> => {
          if (!looksLikeSlipCode(words)) return []
          const { isRead, matches } = await askOnce(api.slips.find, { typed: words })
          const ask: Command = {
            id: 'slip-ask',
            label: t('slips:title'),
            detail: isRead ? t('slips:nobody') : t('slips:unreadable'),
            icon: 'consent',
            run: () => askForSlip(words),
          }
          if (matches.length === 0) return readSlipCode(words) || /[\d?]/.test(words) ? [ask] : []
          return matches.map(({ code, slip, caseId, studentName, referralId }) => ({
            id: `slip-${caseId}`,
            label: slip === null ? studentName : `${t(`slips:paper.${slip}`)} · ${studentName}`,
            detail: isRead ? code : say('slips:mistyped', { code }),
            icon: 'consent',
            // What was typed says which paper it is, too; a guess is asked about by the code it may have been.
            run: () => {
              if (slip !== null && referralId !== null) go(referralId, slip)
              else if (isRead) askForSlip(words)
              else askForSlip(slip === null ? code : slipCode(code, slip))
            },
          }))
        },
      }),
    [t, go],
  )
  return null
}
