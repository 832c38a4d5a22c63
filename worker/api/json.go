package api

import (
	"bytes"
	"encoding/json"
	"io"
)

// MaxJSON is the largest JSON body of a request or an answer, in bytes.
const MaxJSON = 64 << 10

// Unmarshal reads one JSON object into v. It refuses unknown fields and
// anything after the end; its errors are [Error] with code [BadRequest].
func Unmarshal(b []byte, v any) error { return unmarshal(b, v, MaxJSON) }

func unmarshal(b []byte, v any, limit int) error {
	if len(b) > limit {
		return Errorf(TooLarge, "body has more than %d bytes", limit)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return Errorf(BadRequest, "read json: %v", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return Errorf(BadRequest, "read json: bytes after the end")
	}
	return nil
}
