package api

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestUnmarshalRefuses(t *testing.T) {
	good := `{"worker":"` + Address{}.String() + `","size":1,"nonce":"` + Word{}.String() +
		`","issuedAt":2,"signature":"` + Signature{}.String() + `"}`
	var p UploadPermit
	if err := Unmarshal([]byte(good), &p); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"empty":          "",
		"trailing":       good + "{}",
		"unknown field":  `{"admin":true,` + good[1:],
		"upper-case hex": strings.Replace(good, "0x00", "0xAA", 1),
		"no prefix":      strings.Replace(good, `"0x00`, `"0000`, 1),
		"short word":     strings.Replace(good, Word{}.String(), "0x00", 1),
		"negative":       strings.Replace(good, `"size":1`, `"size":-1`, 1),
		"float":          strings.Replace(good, `"size":1`, `"size":1.5`, 1),
		"deep":           strings.Repeat("[", 20000),
		"array":          "[" + good + "]",
	} {
		err := Unmarshal([]byte(bad), new(UploadPermit))
		if CodeOf(err) != BadRequest {
			t.Errorf("%s: %v, want bad_request", name, err)
		}
	}
	if err := Unmarshal(bytes.Repeat([]byte(" "), MaxJSON+1), &p); CodeOf(err) != TooLarge {
		t.Errorf("oversize: %v", err)
	}
}

func TestPermitHeaderRoundTrip(t *testing.T) {
	p := &UploadPermit{Worker: Address{3}, Size: 5, Nonce: Word{1}, IssuedAt: 9, Signature: Signature{64: 27}}
	got, err := ParseUploadPermit(p.Header())
	if err != nil || *got != *p {
		t.Fatalf("got %+v, %v", got, err)
	}
	for _, bad := range []string{"", "!", p.Header() + "=", strings.Repeat("A", 5000)} {
		if _, err := ParseUploadPermit(bad); CodeOf(err) != BadRequest {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
}

func FuzzUnmarshalRequest(f *testing.F) {
	b, err := json.Marshal(&ReencryptRequest{Capsule: []byte{1, 2}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		var r, again ReencryptRequest
		if Unmarshal(b, &r) != nil {
			return
		}
		out, err := json.Marshal(&r)
		if err != nil {
			t.Fatal(err)
		}
		if err := Unmarshal(out, &again); err != nil {
			t.Fatalf("own output refused: %v", err)
		}
	})
}
