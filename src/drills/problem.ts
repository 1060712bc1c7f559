import type { Position, Problem } from './drill.ts'

/** Collects the findings of one file, so that parsing goes on after a fault and reports them all. */
export interface Findings {
  readonly file: string
  readonly problems: Problem[]
  error(rule: string, at: Position, message: string, advice: string): void
  warning(rule: string, at: Position, message: string, advice: string): void
}

export const START: Position = { line: 1, column: 1 }

export function findingsFor(file: string): Findings {
  const problems: Problem[] = []
  const add =
    (severity: Problem['severity']) => (rule: string, at: Position, message: string, advice: string) => {
      problems.push({ severity, file, rule, line: at.line, column: at.column, message, advice })
    }
  return { file, problems, error: add('error'), warning: add('warning') }
}

/** `file:line:column: message; advice`, the one line by which a finding is printed. */
export function problemToString(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}; ${problem.advice}`
}
