const grouped = new Intl.NumberFormat('en', { useGrouping: true })

/** A figure with its thousands grouped. */
export const figure = (value: number) => grouped.format(value)

/** "1 project", "12 projects", "no projects". */
export const count = (value: number, one: string, many = `${one}s`) =>
  value === 0 ? `no ${many}` : `${figure(value)} ${value === 1 ? one : many}`
