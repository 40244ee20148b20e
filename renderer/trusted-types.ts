interface Policy {
  createHTML(markup: string): string
}

interface PolicyRules {
  readonly createHTML?: (markup: string) => string
}

interface TrustedTypes {
  createPolicy(name: string, rules: PolicyRules): Policy
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes
  }
}

function policy(name: string, rules: Required<PolicyRules>): Policy {
  return window.trustedTypes?.createPolicy(name, rules) ?? rules
}

let printed: Policy | undefined

/** Refuses every string that could become markup: the interface is built from elements, never from text. */
export function guardMarkup(): void {
  policy('default', {
    createHTML(markup) {
      if (markup.includes('<')) throw new TypeError('Markup from text is refused')
      return markup
    },
  })
}

/** Lets through the page an operation wrote, for the one place that shows printed pages. */
export function printedMarkup(markup: string): string {
  printed ??= policy('printed-page', { createHTML: (page) => page })
  return printed.createHTML(markup)
}
