import { Checkbox } from '@mantine/core'
import { type ReactElement, useState } from 'react'

import { PacketLanguage, printedIn } from '#shared/domain/packet.ts'
import { officeWork } from '#shared/api/roles.ts'
import { api } from '#renderer/api.ts'
import { PrintPreview } from '#renderer/print-preview.tsx'
import { useAnswer } from '#renderer/query.ts'
import { useMay } from '#renderer/session/session-store.ts'
import { useText } from '#renderer/text.ts'
import { PaperLanguage } from '#renderer/ui/paper-language.tsx'
import { ListForWhom } from './list-for-whom.tsx'

type Wishes = Omit<Parameters<typeof api.providers.previewList>[0], 'printedIn' | 'studentId'>

/**
 * The services that were looked for, as a list for families: whoever looked for those that speak a language gives the list
 * to somebody who reads it. Printed for a student it says how far everything is.
 */
export function PrintList({
  wishes,
  onClose,
}: {
  readonly wishes: Wishes
  readonly onClose: () => void
}): ReactElement {
  const { t, locale } = useText()
  const works = useMay(officeWork)
  const [studentId, setStudentId] = useState<string | null>(null)
  const own = useAnswer(api.schoolServices.list, {})
  const listed = own.data?.filter(({ onLists }) => onLists).length ?? 0
  const [withOwn, setWithOwn] = useState(true)
  const [language, setLanguage] = useState<PacketLanguage>(printedIn(wishes.language ?? null) ?? locale)
  return (
    <PrintPreview
      title={t('providers:resources.print')}
      preview={api.providers.previewList}
      print={api.providers.printList}
      input={{ ...wishes, printedIn: language, studentId, withOwn: withOwn && listed > 0 }}
      onClose={onClose}
    >
      <PaperLanguage
        label={t('providers:resources.language')}
        languages={PacketLanguage.options}
        value={language}
        onChange={setLanguage}
      />
      {listed > 0 && (
        <Checkbox
          label={t('providers:resources.withOwn', { count: listed })}
          checked={withOwn}
          onChange={({ currentTarget }) => setWithOwn(currentTarget.checked)}
        />
      )}
      {works && <ListForWhom studentId={studentId} onChange={setStudentId} />}
    </PrintPreview>
  )
}
