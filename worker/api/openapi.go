package api

import _ "embed"

//go:embed openapi.yaml
var openAPI []byte

// OpenAPI returns the description of the routes: an OpenAPI 3.0 document in
// YAML. Workers serve it at /v1/openapi.yaml. The caller must not change it.
func OpenAPI() []byte { return openAPI }
