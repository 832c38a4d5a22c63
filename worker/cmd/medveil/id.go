package main

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
)

// parseID reads the 64 hexadecimal digits of an id of some kind, with or without
// 0x before them.
func parseID(kind, text string) ([32]byte, error) {
	b, err := hex.DecodeString(strings.TrimPrefix(text, "0x"))
	if err != nil || len(b) != 32 {
		return [32]byte{}, fmt.Errorf("%w: %q is no %s: want 64 hexadecimal digits", errUsage, text, kind)
	}
	return [32]byte(b), nil
}

func parseNym(text string) (grant.Nym, error) {
	id, err := parseID("nym", text)
	return grant.Nym(id), err
}

func parseGrant(text string) (grant.ID, error) {
	id, err := parseID("grant id", text)
	return grant.ID(id), err
}

func parseCase(text string) (medveil.CaseID, error) {
	id, err := parseID("case id", text)
	return medveil.CaseID(id), err
}
