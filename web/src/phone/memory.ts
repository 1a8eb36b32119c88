// Where one is on this phone: which card, which question, what the rehearsal showed. It outlasts a reload, and ends with the session.
import type { Said } from './contract';

type Rehearsed = Extract<Said, { kind: 'rehearse' }>;
type Morning = Extract<Said, { kind: 'morning' }>;

export type Memory = {
  session: string;
  /** Which of the cards before. */
  card: number;
  /** Which question of the teaching, and how many were answered wrong. */
  question: number;
  wrong: number;
  /** Which step of the rehearsal, and what it showed. */
  step: number;
  rehearsal: Rehearsed;
  rehearsed: boolean;
  /** Times at which a pressure was above, as the house told them. */
  above: string[];
  /** When somebody said that all is calm; how the person looks is asked for a moment then. */
  calm?: number;
  /** When they went to the bathroom. */
  bathroom?: number;
  /** The statement that asks for company. */
  company?: string;
  /** Since when light comes back here. */
  light?: number;
  /** Nothing now. */
  quiet?: boolean;
  /** The sitter tells how it was. */
  tells?: boolean;
  morning?: Partial<Morning>;
};

export const fresh = (session: string): Memory => ({ session, card: 0, question: 0, wrong: 0, step: 0, rehearsal: { kind: 'rehearse' }, rehearsed: false, above: [] });
