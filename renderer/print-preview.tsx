import { Button } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'

import type { Preview, PrintAs, Printed } from '#shared/api/paper.ts'
import { usePressedPrint } from './pressed-print.ts'
import { refreshEverything, useAnswer } from './query.ts'
import { useForgottenFailure, useTask } from './task.ts'
import { useText } from './text.ts'
import { Answer } from './ui/answer.tsx'
import { Dialog } from './ui/dialog.tsx'
import { Icon } from './ui/icon.tsx'
import lines from './ui/lines.module.css'
import { Remark } from './ui/error-notice.tsx'
import { MissingSigns } from './ui/missing-signs.tsx'
import { PrintOutcome } from './ui/print-outcome.tsx'
import { PrintedPages } from './ui/printed-pages.tsx'
import { Shortcut } from './ui/shortcut.tsx'
import { useShortcut } from './ui/shortcuts.ts'
import classes from './print-preview.module.css'

interface Previewed<Input> {
  readonly title: string
  readonly preview: (input: Input) => Promise<Preview>
  readonly print: (
    input: Input & { readonly as: PrintAs; readonly seen: string },
    callId?: string,
  ) => Promise<Printed>
  readonly input: Input
  readonly onClose: () => void
  /** What may be chosen about the paper. */
  readonly children?: ReactNode
  /** What is to be done once it is printed. */
  readonly then?: ReactNode
  /** Asked for while it says of consent, rights or danger what nobody has checked. */
  readonly whenUnchecked?: ReactNode
}

/** The pages of a paper as they will print, before they print or are saved; what moved since somebody looked does not print unseen. */
export function PrintPreview<Input extends object>(of: Previewed<Input>): ReactElement {
  return (
    <Dialog title={of.title} wide="very" onClose={of.onClose}>
      <Pages {...of} />
    </Dialog>
  )
}

// Inside the dialog, so that its key is heard there and not by the page below.
function Pages<Input extends object>({
  preview: show,
  print: put,
  input,
  onClose,
  children,
  then,
  whenUnchecked,
}: Previewed<Input>): ReactElement {
  const { t } = useText()
  const preview = useAnswer(show, input, { keepBefore: true })
  const print = useTask(put)
  useForgottenFailure(print, JSON.stringify(input))
  const isRunning = print.state === 'running'
  const { isWaiting, press } = usePressedPrint(preview, {
    isRunning,
    print: (as) => {
      if (!preview.data) return
      void print.start({ ...input, as, seen: preview.data.digest }).then((printed) => {
        // What moved meanwhile is shown as it is now.
        if (printed === null) void refreshEverything()
      })
    },
  })
  useShortcut('Ctrl+P', () => press('paper'))
  const isBusy = isRunning || isWaiting
  return (
    <div className={classes.preview}>
      {children}
      {preview.data?.unchecked && whenUnchecked}
      <div className={lines.buttons}>
        <Button
          leftSection={<Icon name="print" size="1rem" />}
          rightSection={<Shortcut keys="Ctrl+P" />}
          classNames={{ section: classes.section ?? '' }}
          loading={isBusy}
          aria-keyshortcuts="Control+P"
          data-autofocus
          onClick={() => press('paper')}
        >
          {t('common:actions.print')}
        </Button>
        <Button variant="default" loading={isBusy} onClick={() => press('pdf')}>
          {t('common:actions.savePdf')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('common:actions.close')}
        </Button>
      </div>
      <PrintOutcome of={print} />
      {print.state === 'done' && then}
      {preview.data?.isWithout && <Remark tone="warning">{t('common:paper.withoutKeptAway')}</Remark>}
      <MissingSigns of={preview.data} />
      <div className={classes.pages}>
        <Answer of={preview} lines={14}>
          {({ pages, styles }) => (
            <PrintedPages
              of={pages.map((page, at) => ({
                ...page,
                label: t('common:paper.page', { number: at + 1, count: pages.length }),
              }))}
              styles={styles}
            />
          )}
        </Answer>
      </div>
    </div>
  )
}
