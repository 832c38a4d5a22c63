package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/medveil/medveil"
)

// trail has the auditor go from the workers' receipts to the identity, in both
// cases, verifying every link against the chain as it is now. With receipts that
// no case names the trail breaks.
func (d *demo) trail(ctx context.Context) (string, error) {
	w := d.world
	key, err := w.client.CaseKey(ctx, w.auditor, w.sealedID)
	if err != nil {
		return "", err
	}
	sealed, err := d.follow(ctx, medveil.TrailRequest{Evidence: w.evidence, Case: &w.sealedID, Opening: &w.grant.Opening, Key: &key})
	if err != nil {
		return "", fmt.Errorf("sealed case: %w", err)
	}
	if _, err := d.follow(ctx, medveil.TrailRequest{Evidence: w.evidence, Case: &w.caseID, Opening: &w.grant.Opening}); err != nil {
		return "", fmt.Errorf("public case: %w", err)
	}
	_, err = w.client.Trail(ctx, medveil.TrailRequest{Evidence: w.evidence[1:]}) // without those of one worker
	if broken, ok := errors.AsType[*medveil.TrailError](err); !ok || broken.Link != medveil.LinkCase {
		return "", fmt.Errorf("a trail from other receipts than a case names: %v", err)
	}
	return fmt.Sprintf("%d links, each verified, from %d receipts of workers to %s, at block %d",
		len(sealed.Links), len(sealed.Receipts), sealed.Identity.Identity, sealed.Block), nil
}

// follow follows a trail, which must lead to the clinician.
func (d *demo) follow(ctx context.Context, request medveil.TrailRequest) (*medveil.Trail, error) {
	t, err := d.world.client.Trail(ctx, request)
	if err != nil {
		return nil, err
	}
	if last := t.Links[len(t.Links)-1].Link; last != medveil.LinkInstitution || t.Identity.Identity != clinicianName || !t.Grantee.Opened {
		return nil, fmt.Errorf("the trail ends at its %s, with %q", last, t.Identity.Identity)
	}
	return t, nil
}
