class ReluLayer {
  #mask: boolean[] = [];

  forward(z: Vector): Vector {
    this.#mask = z.map((v) => v > 0);
    return z.map((v, i) => (this.#mask[i] ? v : 0));
  }

  backward(upstream: Vector): Vector {
    return upstream.map((u, i) => (this.#mask[i] ? u : 0));
  }
}

export function relu(z: Vector): Vector {
  return new ReluLayer().forward(z);
}

export function reluBackward(upstream: Vector, z: Vector): Vector {
  const layer = new ReluLayer();
  console.log('activations', layer.forward(z));
  return layer.backward(upstream);
}
