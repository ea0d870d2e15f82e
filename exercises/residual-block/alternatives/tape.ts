// A tiny automatic differentiation: every number remembers how to pass its gradient on.
type Node = { readonly value: number; gradient: number; readonly back: () => void };

const tape: Node[] = [];

function node(value: number, back: (self: Node) => void = () => {}): Node {
  const made: Node = { value, gradient: 0, back: () => back(made) };
  tape.push(made);
  return made;
}

const add = (a: Node, b: Node) =>
  node(a.value + b.value, ({ gradient }) => {
    a.gradient += gradient;
    b.gradient += gradient;
  });
const times = (a: Node, b: Node) =>
  node(a.value * b.value, ({ gradient }) => {
    a.gradient += gradient * b.value;
    b.gradient += gradient * a.value;
  });
const relu = (a: Node) =>
  node(Math.max(0, a.value), ({ gradient }) => {
    if (a.value > 0) a.gradient += gradient;
  });

function build(x: Matrix, w: Matrix, b: Vector) {
  tape.length = 0;
  const leaves = (matrix: Matrix) => matrix.map((row) => row.map((value) => node(value)));
  const [xs, ws, [bs]] = [leaves(x), leaves(w), leaves([b])];
  const out = xs.map((row) =>
    bs.map((bias, j) => add(row[j], relu(row.reduce((sum, value, k) => add(sum, times(value, ws[k][j])), bias)))),
  );
  return { xs, ws, bs, out };
}

export function residualForward(x: Matrix, w: Matrix, b: Vector): Matrix {
  return build(x, w, b).out.map((row) => row.map(({ value }) => value));
}

export function residualBackward(upstream: Matrix, x: Matrix, w: Matrix, b: Vector) {
  const { xs, ws, bs, out } = build(x, w, b);
  out.forEach((row, i) => row.forEach((entry, j) => (entry.gradient = upstream[i][j])));
  for (const entry of [...tape].reverse()) entry.back();
  const gradients = (nodes: Node[][]) => nodes.map((row) => row.map(({ gradient }) => gradient));
  return { dx: gradients(xs), dw: gradients(ws), db: gradients([bs])[0] };
}
