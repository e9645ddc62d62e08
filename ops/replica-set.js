// Run by mongosh: initiates the replica set unless it is one already, then waits for its primary.
const members = ['mongodb-1', 'mongodb-2', 'mongodb-3'].map((host, id) => ({ _id: id, host }));

try {
  rs.initiate({ _id: 'guerdon', members });
} catch (error) {
  if (error.codeName !== 'AlreadyInitialized') throw error;
}

const deadline = Date.now() + 60_000;
while (!rs.status().members.some((member) => member.stateStr === 'PRIMARY')) {
  if (Date.now() > deadline) throw new Error('the replica set has no primary after 60 s');
  sleep(500);
}
