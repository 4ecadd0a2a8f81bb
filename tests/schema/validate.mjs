// Reads YAML as an editor does, YAML 1.2, and holds it against JSON Schemas with ajv in strict
// mode. Takes {schemas: {name: schema}, documents: [{schema: name, text}]} as JSON. Gives for each
// document what its YAML means, which errors the YAML has, and each keyword of the schema that
// refuses something, with its path.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { parseDocument } from "yaml";

const ajv = new Ajv({ strict: true, allErrors: true });
formats.default(ajv);
ajv.addVocabulary(["errorMessage", "patternErrorMessage"]); // words of the YAML language server

const { schemas, documents } = JSON.parse(readFileSync(0, "utf-8"));
const validators = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
);

/** Give the keyword, and the path of the key or value from the top of the document. */
const refusal = ({ keyword, instancePath, params, propertyName }) => {
  const { missingProperty, additionalProperty } = params;
  const key = propertyName ?? params.propertyName ?? missingProperty ?? additionalProperty;
  return [keyword, [...instancePath.split("/").slice(1), ...(key === undefined ? [] : [key])]];
};

const judge = ({ schema, text }) => {
  const document = parseDocument(text, { logLevel: "silent" });
  const value = document.toJS();
  const validate = validators[schema];
  const refusals = validate(value) ? [] : validate.errors.map(refusal);
  return { value, errors: document.errors.map(({ code }) => code), refusals };
};

process.stdout.write(JSON.stringify(documents.map(judge)));
