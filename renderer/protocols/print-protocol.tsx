import { Button, Checkbox, Radio } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { StaffLanguage } from '#shared/domain/packet.ts'
import type { Protocol } from '#shared/domain/protocol.ts'
import { api } from '#renderer/api.ts'
import { useTask } from '#renderer/task.ts'
import { useText } from '#renderer/text.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Remark } from '#renderer/ui/error-notice.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import lines from '#renderer/ui/lines.module.css'
import { MissingSigns } from '#renderer/ui/missing-signs.tsx'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import { TaskProgress } from '#renderer/ui/task-progress.tsx'
import classes from './protocols.module.css'

/** What a published version comes out as; a draft is only printed to be commented. */
const WHAT = ['card', 'crisis-card', 'protocol', 'file'] as const
type What = (typeof WHAT)[number] | 'comment'

/** Only what runs over several pages may be set larger. */
const ONE_PAGE: readonly What[] = ['card', 'file']

/** The button that puts a version, or its draft, on paper or into a file for the staff. */
export function PrintProtocolButton({
  protocol,
  settle,
}: {
  readonly protocol: Pick<Protocol, 'number' | 'state'>
  /** Saves what was just typed, so that it stands on the paper. */
  readonly settle?: () => Promise<unknown>
}): ReactElement {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="print" size="1rem" />}
        onClick={() =>
          void Promise.resolve(settle?.()).then(
            () => setOpen(true),
            () => undefined,
          )
        }
      >
        {t(protocol.state === 'draft' ? 'protocol:print.forComment' : 'protocol:print.button')}
      </Button>
      {open && <PrintDialog protocol={protocol} onClose={() => setOpen(false)} />}
    </>
  )
}

function PrintDialog({
  protocol: { number, state },
  onClose,
}: {
  readonly protocol: Pick<Protocol, 'number' | 'state'>
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const print = useTask(api.protocols.print)
  const save = useTask(api.protocols.saveFile)
  const isDraft = state === 'draft'
  const [what, setWhat] = useState<What>(isDraft ? 'comment' : 'card')
  const [language, setLanguage] = useState<StaffLanguage>(locale)
  const [wantsLarge, setWantsLarge] = useState(false)
  const task = what === 'file' ? save : print
  const busy = print.state === 'running' || save.state === 'running'
  const largePrint = wantsLarge && !ONE_PAGE.includes(what)
  const start = (as: 'paper' | 'pdf') => {
    if (what !== 'file') void print.start({ number, what, as, language, largePrint })
  }
  const choose = (next: What) => {
    print.reset()
    save.reset()
    setWhat(next)
  }
  return (
    <Dialog
      title={t(isDraft ? 'protocol:print.draftTitle' : 'protocol:print.title', { number })}
      wide
      onClose={onClose}
    >
      <div className={classes.stack}>
        {isDraft ? (
          <p>{t('protocol:print.about.comment')}</p>
        ) : (
          <Radio.Group
            label={t('protocol:print.what')}
            value={what}
            onChange={(next) => choose(WHAT.find((each) => each === next) ?? 'card')}
          >
            <div className={classes.stack}>
              {WHAT.map((each, at) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(`protocol:print.of.${each}`)}
                  description={t(`protocol:print.about.${each}`)}
                  {...(at === 0 && { 'data-autofocus': true })}
                />
              ))}
            </div>
          </Radio.Group>
        )}
        <PaperLanguage
          label={t('protocol:print.language')}
          description={t('protocol:print.languageHint')}
          languages={StaffLanguage.options}
          value={language}
          onChange={setLanguage}
        />
        {!ONE_PAGE.includes(what) && (
          <Checkbox
            label={t('protocol:print.largePrint')}
            checked={wantsLarge}
            onChange={({ currentTarget: { checked } }) => setWantsLarge(checked)}
          />
        )}
        <TaskProgress
          label={t('protocol:print.running')}
          task={task.state === 'done' ? { ...task, state: 'idle' } : task}
        />
        <div role="status">
          {task.state === 'done' && (
            <Remark
              tone="good"
              title={t(
                what === 'file' || print.result?.savedAs ? 'protocol:print.saved' : 'protocol:print.done',
              )}
            />
          )}
          {print.state === 'done' && <MissingSigns of={print.result} />}
        </div>
        <div className={lines.buttons}>
          {what === 'file' ? (
            <Button loading={busy} onClick={() => void save.start({ number, language })}>
              {t('protocol:print.saveFile')}
            </Button>
          ) : (
            <>
              <Button
                leftSection={<Icon name="print" size="1rem" />}
                loading={busy}
                onClick={() => start('paper')}
              >
                {t('common:actions.print')}
              </Button>
              <Button variant="default" loading={busy} onClick={() => start('pdf')}>
                {t('common:actions.savePdf')}
              </Button>
            </>
          )}
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('common:actions.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
