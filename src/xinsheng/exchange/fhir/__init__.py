"""HL7 FHIR R4: a transaction Bundle of one delivery, read into the same record that the flat way has."""
