"""Machines: hospitals' own systems, by FHIR or flat records. A face like the others: parse, who, one call, answer."""
