import { Button } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import type { CrisisView } from '#shared/api/crises.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import { PacketLanguage, printedIn } from '#shared/domain/packet.ts'
import type { Contact } from '#shared/domain/student.ts'
import { api } from '#renderer/api.ts'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useText } from '#renderer/text.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'

/** The sheet whoever comes signs, in a language they read: theirs where it is known, else one of those there are. */
export function PrintPickUp({
  view: { crisis, student },
  contact,
}: {
  readonly view: Pick<CrisisView, 'crisis' | 'student'>
  readonly contact: Contact | null
}): ReactElement {
  const { t, locale } = useText()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setLanguage] = useState<PacketLanguage | null>(null)
  const [interpreter, setInterpreter] = useState<Interpreter | null>(null)
  const language = chosen ?? printedIn(contact?.languageRead ?? null) ?? locale
  return (
    <div>
      <Button variant="default" size="md" leftSection={<Icon name="print" />} onClick={() => setOpen(true)}>
        {t('crises:pickUp.print')}
      </Button>
      {isOpen && (
        <PrintPreview
          title={t('crises:pickUp.print')}
          preview={api.crises.previewPickUp}
          print={api.crises.printPickUp}
          input={{ id: crisis.id, contactId: contact?.id ?? null, language, interpreter }}
          whenUnchecked={
            <InterpreterFields studentId={student.id} value={interpreter} onChange={setInterpreter} />
          }
          onClose={() => setOpen(false)}
        >
          <PaperLanguage
            label={t('crises:pickUp.language')}
            languages={PacketLanguage.options}
            value={language}
            onChange={setLanguage}
          />
        </PrintPreview>
      )}
    </div>
  )
}
