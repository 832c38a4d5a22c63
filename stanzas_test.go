package medveil_test

import (
	"bytes"
	"context"
	"testing"

	"filippo.io/age"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/worker/content"
)

// wrongKey is a recipient to which another file key is wrapped than the file's:
// what a stanza says that was made wrong.
type wrongKey struct{ *pre.Recipient }

func (r wrongKey) Wrap([]byte) ([]*age.Stanza, error) { return r.Recipient.Wrap(make([]byte, 16)) }

// testStanzas: a record may carry several stanzas of the granted label, and ones
// of other labels; one made wrong does not keep the grantee from it.
func testStanzas(t *testing.T, client *medveil.Client, owner, grantee *party, label pre.Label,
	fetch func(content.Hash) ([]byte, *medveil.FetchReport, error)) {
	ctx := context.Background()
	registered, err := client.Lookup(ctx, owner.nym)
	must(t, err)
	recipient := func(label pre.Label) *pre.Recipient {
		batch, err := pre.NewBatch(registered.PreKey, label, 1)
		must(t, err)
		r, err := batch.Recipient(0)
		must(t, err)
		return r
	}
	plain := []byte("a record with several stanzas")
	for name, c := range map[string]struct {
		recipients []age.Recipient
		readable   bool
	}{
		"another label first":    {[]age.Recipient{recipient(pre.Label{9}), recipient(label)}, true},
		"made wrong, then right": {[]age.Recipient{wrongKey{recipient(label)}, recipient(label)}, true},
		"right, then made wrong": {[]age.Recipient{recipient(label), wrongKey{recipient(label)}}, true},
		"nothing but made wrong": {[]age.Recipient{wrongKey{recipient(label)}, wrongKey{recipient(label)}}, false},
		"three right ones":       {[]age.Recipient{recipient(label), recipient(label), recipient(label)}, true},
	} {
		var file bytes.Buffer
		writer, err := age.Encrypt(&file, c.recipients...)
		must(t, err)
		_, err = writer.Write(plain)
		must(t, err)
		must(t, writer.Close())
		hash := content.Of(file.Bytes())
		must(t, client.Store(ctx, grantee.wallet, grantee.nym, bytes.NewReader(file.Bytes()), int64(file.Len()), hash))
		got, report, err := fetch(hash)
		if readable := err == nil && bytes.Equal(got, plain); readable != c.readable || !c.readable && len(got) != 0 {
			t.Errorf("%s: got %q, %v; report %+v", name, got, err, report)
		}
	}
}
