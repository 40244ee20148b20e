/** The scheme only this program answers. */
export const scheme = 'app'

/** Where every window lives. */
export const origin = `${scheme}://footbridge`

/** Whether an address belongs to the program itself. */
export function isOurs(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === `${scheme}:`
}
