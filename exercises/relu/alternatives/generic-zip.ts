enum Unit {
  Off = 0,
  On = 1,
}

function* zip<A, B>(as: Iterable<A>, bs: Iterable<B>): Generator<[A, B]> {
  const iterator = bs[Symbol.iterator]();
  for (const a of as) {
    const next = iterator.next();
    if (next.done) return;
    yield [a, next.value];
  }
}

const stateOf = (z: number): Unit => (Math.sign(z) === 1 ? Unit.On : Unit.Off);

export function relu(z: Vector): Vector {
  return Array.from(z, (v) => stateOf(v) * v);
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  return [...zip(upstream, z)].map(([u, v]) => {
    switch (stateOf(v)) {
      case Unit.On:
        return u;
      case Unit.Off:
        return 0;
    }
  });
}
