// Read the one QR code of the PNG on standard input with jsQR (npm, Apache-2.0); its text on standard output.
// Argument: the modules' folder.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const ours = createRequire(join(process.argv[2], 'x.js'));
const { PNG } = ours('pngjs');
const jsQR = ours('jsqr');

const pieces = [];
process.stdin.on('data', (piece) => pieces.push(piece));
process.stdin.on('end', () => {
  const picture = PNG.sync.read(Buffer.concat(pieces));
  const found = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  process.stdout.write(found ? found.data : '');
});
