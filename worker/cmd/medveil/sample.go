package main

import _ "embed"

// sampleBundle is the record that the demo shares by default: a FHIR R4 bundle
// of a person who does not exist.
//
//go:embed sample/bundle.json
var sampleBundle string
