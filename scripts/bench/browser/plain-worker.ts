/**
 * The fastest way there is, and an unsafe one: code and tests are evaluated together, in reach of each other. What Nabla's Run is
 * held against.
 */
self.onmessage = ({ data }: MessageEvent<string>) => {
  // The point of the comparison.
  self.postMessage(new Function(data)());
};
