import { type ReactElement, useState } from 'react'

import type { OutputOf } from '#shared/api/operation.ts'
import type { vault as contract } from '#shared/api/vault.ts'
import { useText } from '#renderer/text.ts'
import { Doorway } from './doorway.tsx'
import { ChooseBackup } from './restore-choose.tsx'
import { Restored } from './restore-done.tsx'
import { OpenBackup } from './restore-open.tsx'

/** A backup as the door shows it. */
export type BackupAtDoor = OutputOf<(typeof contract)['findBackups']>['backups'][number]

/** Who brought the backup back, and with what. */
export interface Opener {
  readonly user: string
  readonly secret:
    | { readonly kind: 'password'; readonly password: string }
    | { readonly kind: 'sheet'; readonly code: string }
}

type Step =
  | { readonly at: 'choose' }
  | { readonly at: 'open'; readonly backup: BackupAtDoor }
  | {
      readonly at: 'done'
      readonly backup: BackupAtDoor
      readonly opener: Opener
      readonly setAside: string | null
    }

/** Brings a backup back in three steps: which one, whose password of then, and what became of what was here. */
export function Restore({ onBack }: { readonly onBack: () => void }): ReactElement {
  const { t } = useText()
  const [step, setStep] = useState<Step>({ at: 'choose' })
  return (
    <Doorway wide title={t(step.at === 'done' ? 'backups:restore.doneTitle' : 'backups:restore.title')}>
      {step.at === 'choose' && (
        <ChooseBackup onBack={onBack} onChosen={(backup) => setStep({ at: 'open', backup })} />
      )}
      {step.at === 'open' && (
        <OpenBackup
          backup={step.backup}
          onBack={() => setStep({ at: 'choose' })}
          onRestored={(opener, setAside) => setStep({ at: 'done', backup: step.backup, opener, setAside })}
        />
      )}
      {step.at === 'done' && <Restored {...step} />}
    </Doorway>
  )
}
