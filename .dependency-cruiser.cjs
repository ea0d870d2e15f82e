/** Imports run one way: numeric ← exercise ← grader ← baking, sandbox ← attempts, progress, classes ← app. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(lib|app|scripts|test)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-imports-test', severity: 'error', from: { path: '^(lib|app|scripts)/' }, to: { path: '^test/' } },
    { name: 'lib-does-not-import-app', severity: 'error', from: { path: '^lib/' }, to: { path: '^(app|scripts)/' } },
    only('numeric-stands-alone', '^lib/numeric/', '^lib/numeric/'),
    only('exercise-on-numeric', '^lib/exercise/', '^lib/(numeric|exercise)/'),
    only('grader-on-exercise', '^lib/grader/', '^lib/(numeric|exercise|grader)/'),
    only('baking-on-grader', '^lib/baking/', '^lib/(numeric|exercise|grader|baking)/'),
    only('sandbox-on-grader', '^lib/sandbox/', '^lib/(numeric|exercise|grader|sandbox)/|^lib/assets'),
    {
      name: 'core-knows-no-framework',
      comment: 'grader, numeric and exercise run in a worker, in Node and in a browser alike.',
      severity: 'error',
      from: { path: '^lib/(numeric|exercise|grader)/', pathNot: '\\.server\\.ts$' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: 'node_modules/(zod|yaml)/' },
    },
    ...['attempts', 'progress', 'classes'].map((sibling) => ({
      name: `${sibling}-meets-siblings-only-in-the-database`,
      severity: 'error',
      from: { path: `^lib/${sibling}/` },
      to: { path: '^lib/(attempts|progress|classes)/', pathNot: `^lib/${sibling}/` },
    })),
    {
      name: 'only-the-record-touches-prisma',
      severity: 'error',
      from: { path: '^(lib|app)/', pathNot: '^lib/(attempts|progress|classes|auth|catalogue)/|^lib/(db|migrate)' },
      to: { path: 'prisma/generated|@prisma/|^lib/(db|migrate)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|\\.nabla|public|data|prisma/generated)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
