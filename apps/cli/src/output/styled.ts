export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

/** A piece of a line with a look of its own. Text stays plain until the output edge, which cleans it first and colours it then. */
export interface Styled {
  style: Style
  text: string
}

export type Part = string | Styled
export type Line = Part[]

const as =
  (style: Style) =>
  (text: string): Styled => ({ style, text })

export const bold = as('bold')
export const dim = as('dim')
export const red = as('red')
export const green = as('green')
export const yellow = as('yellow')
export const cyan = as('cyan')
