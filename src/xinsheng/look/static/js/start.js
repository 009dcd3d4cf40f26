// Switches on the components that are better with script. Every page works without it.
import { createAll, ErrorSummary, Radios, Checkboxes, SkipLink } from "../govuk/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [ErrorSummary, Radios, Checkboxes, SkipLink]) {
  createAll(component);
}
