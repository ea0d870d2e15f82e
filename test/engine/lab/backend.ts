import * as tf from '@tensorflow/tfjs';

/** The backend of the lab's worker, without the advice about faster ones that TensorFlow.js prints in Node. */
export async function useCpu(): Promise<void> {
  tf.env().set('IS_TEST', true);
  await tf.setBackend('cpu');
}
