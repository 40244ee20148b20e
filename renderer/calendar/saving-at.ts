import { AppError } from '#shared/app-error.ts'

/** Saves the whole calendar from a form about one part of it: a refusal of that part points at the form's own fields. */
export async function savingAt(path: string, save: () => Promise<unknown>): Promise<void> {
  try {
    await save()
  } catch (error) {
    if (!(error instanceof AppError) || !error.data.fields) throw error
    const fields = error.data.fields.map((field) =>
      field.path.startsWith(path) ? { ...field, path: field.path.slice(path.length) } : field,
    )
    throw new AppError({ ...error.data, fields })
  }
}
