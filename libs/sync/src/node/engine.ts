/**
 * Everything a sync needs once there is something to do, behind one import: a bundler makes one chunk of it, which a sync without
 * changes never loads.
 */
export { applyPlan } from './apply.ts'
export { look } from './look.ts'
