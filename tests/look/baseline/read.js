// Reads scripts as a browser of one year would: whether it takes their language at all, and what they call by name.
"use strict";
const fs = require("fs");
const [modules, year, ...files] = process.argv.slice(2);
const acorn = require(`${modules}/acorn`);

function names(node, found) {
  if (Array.isArray(node)) node.forEach((one) => names(one, found));
  else if (node && typeof node.type === "string") {
    const { callee } = node; // of what is called or made; a field of our own may have any name
    if (callee && callee.type === "MemberExpression" && !callee.computed) found.add(callee.property.name);
    if (callee && callee.type === "Identifier") found.add(callee.name);
    Object.values(node).forEach((one) => names(one, found));
  }
  return found;
}

const read = files.map((file) => {
  try {
    const tree = acorn.parse(fs.readFileSync(file, "utf-8"), { ecmaVersion: Number(year), sourceType: "module" });
    return { fault: "", names: [...names(tree, new Set())] };
  } catch (fault) {
    return { fault: fault.message, names: [] };
  }
});
process.stdout.write(JSON.stringify(read));
