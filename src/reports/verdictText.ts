import { BAR } from '../grading/score.ts'
import type { Verdict } from '../grading/verdict.ts'
import type { Tone } from './style.ts'

/** The tone of a level: at the bar, near it, or below. */
export const levelTone = (level: number): Tone => (level >= BAR ? 'good' : level >= 2 ? 'fair' : 'poor')

const SIGNS: Readonly<Record<Verdict, { readonly sign: string; readonly tone: Tone }>> = {
  hit: { sign: '✓', tone: 'good' },
  partial: { sign: '~', tone: 'fair' },
  missed: { sign: '–', tone: 'quiet' },
  contradicted: { sign: '✗', tone: 'poor' },
}

/** A verdict as one character, which always stands beside its word. */
export const verdictSign = (verdict: Verdict): { readonly sign: string; readonly tone: Tone } =>
  SIGNS[verdict]
