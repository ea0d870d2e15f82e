/** One question of each kind. Whatever must not be seen before an answer says "secret". */
import type { QuestionSpec } from '@/lib/core/exercise/schema';

type Kind<K extends QuestionSpec['kind']> = Extract<QuestionSpec, { kind: K }>;

export const single: Kind<'single'> = {
  id: 'largest-slope',
  kind: 'single',
  prompt: 'How steep is $\\sigma$ at most?',
  options: [
    { text: '1', correct: false, explanation: 'secret: that is how **high** it gets' },
    { text: '$1/4$', correct: true, explanation: 'secret: a quarter' },
  ],
};

export const multiple: Kind<'multiple'> = {
  id: 'which-saturate',
  kind: 'multiple',
  prompt: 'Which of them saturate on both sides?',
  options: [
    { text: 'sigmoid', correct: true, explanation: 'secret: it does' },
    { text: 'ReLU', correct: false, explanation: 'secret: on one side only' },
    { text: 'tanh', correct: true, explanation: 'secret: it does too' },
  ],
};

export const numeric: Kind<'numeric'> = {
  id: 'slope-at-zero',
  kind: 'numeric',
  prompt: 'What is the slope at 0?',
  answer: 0.25,
  tolerance: 0.01,
  explanation: 'secret: half times half',
  wrong: [{ value: 0.5, explanation: 'secret: that is the height' }],
  otherwise: 'secret: try zero',
};
