import fc from 'fast-check'
import { type LibraryChange, LibraryCommand, libraryDeeds } from './library-command.ts'
import { MeetCommand } from './meet-command.ts'
import { PersonCommand, personDeeds } from './person-command.ts'
import { SyncCommand } from './sync-command.ts'
import { UndoCommand } from './undo-command.ts'

const picks = fc.array(fc.nat(999), { minLength: 4, maxLength: 4 })
const some = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })
const take = fc.constantFrom('none' as const, 'mine' as const, 'theirs' as const, 'edited' as const)
const takes = fc.array(take, { minLength: 5, maxLength: 5 })
const kill = fc.record({
  isKilled: fc.nat(3).map((n) => n !== 3),
  at: fc.integer({ min: 1, max: 60 }),
  repairAt: fc.integer({ min: 1, max: 30 }),
  isDisturbed: fc.nat(3).map((n) => n === 3),
  picks,
})

const yes = { skips: [false], settlements: ['none' as const] }
const answers = fc.oneof(
  { weight: 3, arbitrary: fc.constant(yes) },
  { weight: 3, arbitrary: takes.map((settlements) => ({ skips: [false], settlements })) },
  { weight: 2, arbitrary: fc.record({ skips: some, settlements: takes }) },
)
const which = fc.oneof(fc.constant('newest sync' as const), fc.constant('newest run' as const), fc.nat(6))

const libraryDeed = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...libraryDeeds) },
  { weight: 4, arbitrary: fc.constant('change' as const) },
)
const libraryChange: fc.Arbitrary<LibraryChange> = fc.tuple(libraryDeed, fc.nat(99), fc.nat(99))
const libraryChanges = fc.array(libraryChange, { minLength: 1, maxLength: 6, size: 'max' }).map((all) => new LibraryCommand(all))
const personDeed = fc.tuple(fc.nat(personDeeds.length - 1), picks)
const personDeedsDone = fc.array(personDeed, { minLength: 1, maxLength: 5, size: 'max' }).map((all) => new PersonCommand(all))

const meeting = fc
  .record({ which: fc.nat(99), at: fc.nat(10), apart: fc.nat(6), isRenamed: fc.boolean() })
  .map((all) => new MeetCommand(all))

/** Sequences of what the library, a person and we do to one project. */
export const sequences = (maxCommands: number) =>
  fc.commands(
    [
      libraryChanges,
      meeting,
      meeting,
      personDeedsDone,
      personDeedsDone,
      answers.map((all) => new SyncCommand(all)),
      answers.map((all) => new SyncCommand(all)),
      answers.map((all) => new SyncCommand(all)),
      fc.tuple(answers, kill).map((all) => new SyncCommand(...all)),
      fc.tuple(which, some).map((all) => new UndoCommand(...all)),
      fc.tuple(which, some, kill).map((all) => new UndoCommand(...all)),
    ],
    { maxCommands, size: 'max' },
  )

/** What a person says to a plan who sees it all and has nothing against it. */
export const firstSync = new SyncCommand(yes)
