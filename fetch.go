package medveil

import (
	"context"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
	"golang.org/x/sync/errgroup"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/content"
)

// A FetchReport says how a fetch went, for audit: the answers whose shares were
// used, each with a receipt that its worker signed, and the answers that were
// of no use, among them the faults ([ErrFault]).
type FetchReport struct {
	Used   []Answer
	Failed []Answer
}

// Faults returns the answers of workers that are at fault, by proof or by
// failing to give one.
func (r *FetchReport) Faults() []Answer {
	var faults []Answer
	for _, answer := range r.Failed {
		if errors.Is(answer.Err, ErrFault) {
			faults = append(faults, answer)
		}
	}
	return faults
}

// Fetch reads a record that was granted to the wallet's pseudonym grantee,
// decrypted, into dst. Nothing is written to dst before the whole encrypted
// record is here, staged on disk, known to be the one of that content hash, and
// its key known to be right.
//
// It asks as many workers as the grant needs and some to spare
// ([WithSpareWorkers]), and others in place of those that fail or are slower
// than workers were of late; it returns as soon as enough have answered. When
// the shares do not give the record's key, every worker has to prove its share;
// those that cannot are named in the report and the others serve. When too few
// workers give shares the error is a [*DeniedError], which lists what each of
// them said and whose Reason says why; the report is valid then too.
//
// A record may carry several stanzas that the grant covers: they are tried in
// order, so that one that somebody made wrong does not hide a good one.
func (c *Client) Fetch(ctx context.Context, w *Wallet, grantee grant.Nym, id grant.ID, record content.Hash, dst io.Writer) (*FetchReport, error) {
	report := new(FetchReport)
	opened, staged, err := c.openAndDownload(ctx, w, grantee, id, record)
	if err != nil {
		return report, fmt.Errorf("fetch: %w", err)
	}
	defer staged.discard()
	plain, err := c.unlock(ctx, w, opened, staged, report)
	if err != nil {
		return report, fmt.Errorf("fetch record %s: %w", record, err)
	}
	if _, err := io.Copy(dst, plain); err != nil {
		return report, fmt.Errorf("fetch record %s: decrypt: %w", record, err)
	}
	return report, nil
}

// openAndDownload does both at once: what the grant says is read while the
// record comes. The caller discards the record.
func (c *Client) openAndDownload(ctx context.Context, w *Wallet, grantee grant.Nym, id grant.ID, record content.Hash) (*openedGrant, *stagedFile, error) {
	group, ctx := errgroup.WithContext(ctx)
	var opened *openedGrant
	var staged *stagedFile
	group.Go(func() (err error) { opened, err = c.openGrant(ctx, w, grantee, id); return err })
	group.Go(func() (err error) { staged, err = c.download(ctx, record); return err })
	if err := group.Wait(); err != nil {
		if staged != nil {
			staged.discard()
		}
		return nil, nil, err
	}
	return opened, staged, nil
}

// unlock returns the plaintext of a staged record. age has checked the header
// then, so the key is the record's; what follows is checked as it is read.
func (c *Client) unlock(ctx context.Context, w *Wallet, opened *openedGrant, staged *stagedFile, report *FetchReport) (io.Reader, error) {
	stanzas, _, err := pre.ReadHeader(staged)
	if err != nil {
		return nil, err
	}
	var failures []error
	for _, stanza := range stanzasFor(stanzas, opened) {
		key, err := c.combine(ctx, w, opened, stanza, report)
		if err == nil {
			plain, wrong := staged.decrypt(key)
			if wrong == nil {
				return plain, nil
			}
			err = fmt.Errorf("decrypt: %w", wrong)
		}
		if failures = append(failures, err); !blamesStanza(ctx, err) {
			break
		}
	}
	return nil, errors.Join(failures...)
}

// decrypt opens the age file from its start.
func (f *stagedFile) decrypt(key age.Identity) (io.Reader, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return age.Decrypt(f, key)
}

// blamesStanza reports whether err is about one stanza, so that another one of
// the record may do: workers that refuse do not refuse it for what it is, unless
// they say so.
func blamesStanza(ctx context.Context, err error) bool {
	var denied *DeniedError
	if ctx.Err() != nil {
		return false
	}
	return !errors.As(err, &denied) || denied.Reason() == api.BadCapsule
}

// stanzasFor returns the record's stanzas that the grant is about, in order. When
// there is none it returns the first: the workers decide, and say why not.
func stanzasFor(stanzas []*pre.Stanza, opened *openedGrant) []*pre.Stanza {
	var covered []*pre.Stanza
	for _, stanza := range stanzas {
		capsule := stanza.Capsule()
		if capsule.Owner() == opened.Rekey.Owner() && capsule.Label() == opened.Rekey.Label() {
			covered = append(covered, stanza)
		}
	}
	if len(covered) == 0 {
		return stanzas[:1]
	}
	return covered
}

// openedGrant is a grant that the grantee has opened.
type openedGrant struct {
	*grant.Grant
	id  grant.ID
	key pre.SecretKey // the grantee's, that it was made to
	set *WorkerSet
}

// openGrant reads a grant's bundle and opens it as grantee, with everything
// that only the chain knows checked: who granted it, and that the owner's key in
// it is the one registered.
func (c *Client) openGrant(ctx context.Context, w *Wallet, grantee grant.Nym, id grant.ID) (*openedGrant, error) {
	event, err := c.granted(ctx, id)
	if err != nil {
		return nil, err
	}
	bundle, err := c.readObject(ctx, event.Bundle, grant.MaxBundleSize)
	if err != nil {
		return nil, fmt.Errorf("bundle of grant %s: %w", id, err)
	}
	opened, key, err := c.openBundle(w, grantee, id, bundle)
	if err != nil {
		return nil, fmt.Errorf("open grant %s: %w", id, err)
	}
	if opened.Opening.GranteeNym != grantee {
		return nil, fmt.Errorf("grant %s is to another pseudonym", id)
	}
	owner, err := c.Lookup(ctx, opened.Opening.OwnerNym)
	if err != nil {
		return nil, fmt.Errorf("owner of grant %s: %w", id, err)
	}
	if err := c.checkPreKey(ctx, owner, opened.Rekey.Owner()); err != nil {
		return nil, fmt.Errorf("grant %s: %w", id, err)
	}
	set, err := c.Workers(ctx, opened.Opening.SetVersion)
	if err != nil {
		return nil, err
	}
	if set.Threshold != opened.Rekey.Threshold() || len(set.Workers) != opened.Rekey.Workers() {
		return nil, fmt.Errorf("grant %s is not for worker set %d", id, set.Version)
	}
	return &openedGrant{Grant: opened, id: id, key: key, set: set}, nil
}

// openBundle opens a bundle with the grantee's current PRE key, or the one from
// before that the grant was made to. Workers serve that one if it was replaced
// with the account's consent, by a renewal and not by a recovery.
func (c *Client) openBundle(w *Wallet, grantee grant.Nym, id grant.ID, bundle []byte) (*grant.Grant, pre.SecretKey, error) {
	keys, err := w.preKeys(grantee)
	if err != nil {
		return nil, pre.SecretKey{}, err
	}
	var failure error
	for _, key := range keys {
		opened, err := grant.OpenAsGrantee(c.grantContext(), id, bundle, key)
		if err == nil {
			return opened, key, nil
		}
		if failure == nil {
			failure = err
		}
	}
	return nil, pre.SecretKey{}, failure
}
