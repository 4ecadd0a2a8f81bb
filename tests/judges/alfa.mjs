// Judges pages by Siteimprove's rules for WCAG A and AA:
//   node alfa.mjs FILE…   prints a JSON list of what fails in our elements.
// A file has what Alfa's own scripts make of a document and a window: {document, device}.

import { readFileSync } from "node:fs";

import { Audit } from "@siteimprove/alfa-act";
import { Device } from "@siteimprove/alfa-device";
import { Document, Element, Node } from "@siteimprove/alfa-dom";
import { Request, Response } from "@siteimprove/alfa-http";
import rules from "@siteimprove/alfa-rules";
import { Conformance } from "@siteimprove/alfa-wcag";
import { Page } from "@siteimprove/alfa-web";

/** Tells whether a rule is one of WCAG's A and AA. */
const asked = (rule) => [...rule.requirements].some((one) => {
  try {
    return Conformance.isAA()(one);
  } catch {
    return false; // a technique or a best practice
  }
});

/** Tells whether a node is our element, or stands in one. */
const ours = (node) => [node, ...node.ancestors()].some((one) => (
  Element.isElement(one) && [...one.classes].includes("genai")
));

/** Gives the nodes that an outcome is about: one, or some that belong together. */
const targets = ({ target }) => (Node.isNode(target) ? [target] : [...target]);

const failed = [];
for (const file of process.argv.slice(2)) {
  const read = JSON.parse(readFileSync(file, "utf8"));
  const device = Device.from(read.device);
  const page = Page.of(Request.empty(), Response.empty(), Document.from(read.document, device), device);
  for (const outcome of await Audit.of(page, [...rules].filter(asked)).evaluate()) {
    if (outcome.toJSON().outcome !== "failed") continue;
    const rule = outcome.rule.uri.split("/").pop();
    for (const node of targets(outcome).filter(ours)) failed.push([file, rule, node.path()]);
  }
}
console.log(JSON.stringify(failed));
