/** Fields that are there for codes: what is scanned into them stays in them. */
const TAKES_CODES = '[data-takes-codes]'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const NOT_WRITTEN_IN = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']

/** The field somebody is in and could be writing in; `null` where keys write nowhere. */
export function fieldInUse(): Field | null {
  const here = document.activeElement
  if (here instanceof HTMLTextAreaElement || here instanceof HTMLSelectElement) return here
  return here instanceof HTMLInputElement && !NOT_WRITTEN_IN.includes(here.type) ? here : null
}

/** Whether the field with the focus waits for a code. */
export function takesCodes(): boolean {
  return document.activeElement?.matches(TAKES_CODES) ?? false
}

/** Whether somebody is in the middle of something a change of screen would take away: a form, or a dialog. */
export function isInTheMiddle(): boolean {
  if (fieldInUse() !== null || document.querySelector('[role="dialog"][aria-modal="true"]')) return true
  return Boolean(document.activeElement?.closest('form'))
}

/** Writes a sign into a field where the cursor is; answers whether that is a field one writes in. */
export function writeInto(field: Field, sign: string): boolean {
  if (field instanceof HTMLSelectElement || field.selectionStart === null) return false
  field.setRangeText(sign, field.selectionStart, field.selectionEnd ?? field.selectionStart, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}

/** Remembers what stands in a field and where the cursor is; answers what puts both back. */
export function rememberField(field: Field): () => void {
  const { value } = field
  const from = field instanceof HTMLSelectElement ? null : field.selectionStart
  const to = field instanceof HTMLSelectElement ? null : field.selectionEnd
  return () => {
    if (field.value !== value) {
      // The field belongs to React, which hears of a value only when it is set as the browser itself would.
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
      field.dispatchEvent(
        new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
      )
    }
    if (!(field instanceof HTMLSelectElement) && from !== null) field.setSelectionRange(from, to)
  }
}
