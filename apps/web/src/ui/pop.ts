/** What floats beside its opener: a menu, a list of options, a popover. */
export const pop =
  'z-50 rounded-md bg-raised shadow-pop ring-1 ring-line-strong outline-none transition-[opacity,translate] duration-160 ease-out starting:-translate-y-1 starting:opacity-0 motion-reduce:starting:translate-y-0'

/** One row of it. */
export const popRow = 'flex min-h-11 cursor-default items-center gap-2 rounded-[5px] px-2 outline-none select-none sm:min-h-[30px]'

/** What floats above a dialog is part of it: neither hidden from a screen reader nor a press beside the dialog. */
export const aboveDialogs = { 'data-kb-top-layer': '' }
