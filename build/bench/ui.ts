import { remark, type FigureName } from './figures.ts'

/** What the person in front of the window feels, on ten years of work. */
export async function measureUi(_decade: string): Promise<Partial<Record<FigureName, number>>> {
  remark('ui: the screens are not there yet.')
  return {}
}
