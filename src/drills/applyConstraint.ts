import type { Constraint, Drill } from './drill.ts'

/** The drill as it stands under a constraint: touched dimensions replaced, its text added to the scenario. */
export function applyConstraint(drill: Drill, constraint: Constraint): Drill {
  const changed = new Map(constraint.dimensions.map((dimension) => [dimension.id, dimension]))
  return {
    ...drill,
    scenario: `${drill.scenario}\n\n${constraint.text}`,
    dimensions: drill.dimensions.map((dimension) => changed.get(dimension.id) ?? dimension),
  }
}
