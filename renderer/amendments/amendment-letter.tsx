import { type ReactElement, useState } from 'react'

import type { AmendmentLine } from '#shared/api/amendments.ts'
import type { Interpreter } from '#shared/domain/interpreter.ts'
import { PacketLanguage } from '#shared/domain/packet.ts'
import { api } from '#renderer/api.ts'
import { InterpreterFields } from '#renderer/packets/interpreter-fields.tsx'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { SayWhere } from '#renderer/printing/say-where.tsx'
import { useText } from '#renderer/text.ts'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'

/** The letter that tells a family of a no and of the hearing they may ask for, in its language. */
export function AmendmentLetter({
  of: { id, studentId },
  familyLanguage,
  onClose,
}: {
  readonly of: AmendmentLine
  readonly familyLanguage: PacketLanguage | null
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const [chosen, setLanguage] = useState<PacketLanguage | null>(null)
  const [interpreter, setInterpreter] = useState<Interpreter | null>(null)
  const language = chosen ?? familyLanguage ?? locale
  return (
    <PrintPreview
      title={t('amendments:letter.title')}
      preview={api.amendments.previewLetter}
      print={api.amendments.printLetter}
      input={{ id, language, interpreter }}
      whenUnchecked={
        <InterpreterFields studentId={studentId} value={interpreter} onChange={setInterpreter} />
      }
      onClose={onClose}
      then={<SayWhere studentId={studentId} forms={['amendment-letter']} />}
    >
      <PaperLanguage
        label={t('amendments:letter.language')}
        languages={PacketLanguage.options}
        value={language}
        onChange={setLanguage}
      />
    </PrintPreview>
  )
}
