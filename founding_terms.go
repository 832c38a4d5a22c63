package medveil

import "github.com/medveil/medveil/bindings"

// Terms of a founding that does not say otherwise, for members in several
// institutions who meet a notice within days.
const (
	DefaultReplicas          = 2
	DefaultRecoveryDelay     = 7 * day
	DefaultRecoveryBlocks    = 50_000 // about as long at 12 seconds a block
	DefaultTimelock          = 2 * day
	DefaultProposalLifetime  = 21 * day
	DefaultAttestationPeriod = 45 * day

	day = 86400 // seconds
)

// policy returns the founding's terms as the contract takes them.
func (f *Founding) policy() bindings.IConsortiumPolicy {
	return bindings.IConsortiumPolicy{
		MaxNyms:           f.MaxNyms,
		Replicas:          or(f.Replicas, DefaultReplicas),
		Margin:            f.Margin,
		GracePeriod:       f.GracePeriod,
		CaseLifetime:      f.CaseLifetime,
		RecoveryDelay:     or(f.RecoveryDelay, DefaultRecoveryDelay),
		RecoveryBlocks:    or(f.RecoveryBlocks, DefaultRecoveryBlocks),
		Timelock:          or(f.Timelock, DefaultTimelock),
		ProposalLifetime:  or(f.ProposalLifetime, DefaultProposalLifetime),
		AttestationPeriod: or(f.AttestationPeriod, DefaultAttestationPeriod),
	}
}

// or returns v, or the default if v is zero.
func or[T uint8 | uint32](v, standard T) T {
	if v == 0 {
		return standard
	}
	return v
}
