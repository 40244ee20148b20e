// Runs first in every script, on whatever Node the machine has; so it is written in plain, old JavaScript.
var wanted = 24
var found = Number(process.versions.node.split('.')[0])

if (found < wanted) {
  console.error(
    'Footbridge needs Node ' +
      wanted +
      ', which "npm ci" brings along (without --ignore-scripts); this is Node ' +
      process.versions.node +
      '. Run "npm ci" and try again.',
  )
  process.exit(1)
}
