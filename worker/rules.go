package worker

import (
	"fmt"
	"slices"

	"github.com/medveil/medveil/worker/api"
)

// Rules refuse trace cases without asking anyone. A refusal is sent to the chain,
// and final for its case: the auditor can open another. There are no rules that
// approve: that is for the institution's people. The zero value refuses nothing.
type Rules struct {
	// RefusePublic refuses cases that show the identity to everyone.
	RefusePublic bool `json:"refusePublic,omitempty"`
	// RefuseReasons are the auditor's codes of reason that are refused.
	RefuseReasons []uint32 `json:"refuseReasons,omitempty"`
	// Auditors are those whose cases are considered; all others' are refused.
	// Empty: any appointed auditor's.
	Auditors []api.Address `json:"auditors,omitempty"`
	// RequireEvidence refuses cases that name no evidence.
	RequireEvidence bool `json:"requireEvidence,omitempty"`
}

// refuse returns why a case is refused, "" if it is not.
func (r *Rules) refuse(c *CaseView) string {
	switch {
	case r.RefusePublic && !c.Case.Sealed:
		return "rule: the case would show the identity to everyone"
	case slices.Contains(r.RefuseReasons, c.Reason):
		return fmt.Sprintf("rule: reason %d is refused", c.Reason)
	case len(r.Auditors) > 0 && !slices.Contains(r.Auditors, c.Case.Auditor):
		return fmt.Sprintf("rule: auditor %s is not one of ours", c.Case.Auditor)
	case r.RequireEvidence && c.Evidence == [32]byte{}:
		return "rule: no evidence is named"
	}
	return ""
}
