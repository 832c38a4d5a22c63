package medveil

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/medveil/medveil/bindings"
	"github.com/medveil/medveil/pre/grant"
)

// Actions are the calls of a proposal, in order. Their JSON is a list of objects
// with one member each, which says what kind of action it is:
//
//	{"seat": {...}}                                            a card, as of a [FoundingSeat]
//	{"removeSeat": 5}
//	{"sealEpoch": {"epoch": 2, "threshold": 3, "emergency": false}}
//	{"workers": {"seats": [1, 2], "threshold": 2, "served": []}}
//	{"policy": {"maxNyms": 4, "timelock": 172800, ...}}        all terms
//	{"auditor": {"address": "0x...", "cases": 4}}              0 dismisses
//	{"operator": {"epoch": 1, "seat": 2, "address": "0x..."}}
//	{"keyLoss": {"epoch": 1, "seat": 2, "lost": true}}
//	{"pauseRegistrations": true}
//	{"suspension": {"nym": "55aa...02", "suspended": true}}
//	{"recovery": {"nym": "55aa...02", "generation": 250}}      0 refuses all
type Actions []Action

// actionFile is the JSON of one action.
type actionFile struct {
	Seat       *FoundingSeat   `json:"seat,omitempty"`
	RemoveSeat *int            `json:"removeSeat,omitempty"`
	SealEpoch  *sealFile       `json:"sealEpoch,omitempty"`
	Workers    *workersFile    `json:"workers,omitempty"`
	Policy     *policyFile     `json:"policy,omitempty"`
	Auditor    *auditorFile    `json:"auditor,omitempty"`
	Operator   *operatorFile   `json:"operator,omitempty"`
	KeyLoss    *keyLossFile    `json:"keyLoss,omitempty"`
	Pause      *bool           `json:"pauseRegistrations,omitempty"`
	Suspension *suspensionFile `json:"suspension,omitempty"`
	Recovery   *recoveryFile   `json:"recovery,omitempty"`
	Unknown    *unknownFile    `json:"unknown,omitempty"` // only ever written
}

type (
	sealFile struct {
		Epoch     uint32 `json:"epoch"`
		Threshold int    `json:"threshold"`
		Emergency bool   `json:"emergency"`
	}
	workersFile struct {
		Seats     []int    `json:"seats"`
		Threshold int      `json:"threshold"`
		Served    []uint32 `json:"served"`
	}
	policyFile struct {
		MaxNyms           uint16 `json:"maxNyms"`
		Replicas          uint8  `json:"replicas"`
		Margin            uint8  `json:"margin"`
		GracePeriod       uint32 `json:"gracePeriod"`
		CaseLifetime      uint32 `json:"caseLifetime"`
		RecoveryDelay     uint32 `json:"recoveryDelay"`
		RecoveryBlocks    uint32 `json:"recoveryBlocks"`
		Timelock          uint32 `json:"timelock"`
		ProposalLifetime  uint32 `json:"proposalLifetime"`
		AttestationPeriod uint32 `json:"attestationPeriod"`
	}
	auditorFile struct {
		Address common.Address `json:"address"`
		Cases   uint8          `json:"cases"`
	}
	operatorFile struct {
		Epoch   uint32         `json:"epoch"`
		Seat    int            `json:"seat"`
		Address common.Address `json:"address"`
	}
	keyLossFile struct {
		Epoch uint32 `json:"epoch"`
		Seat  int    `json:"seat"`
		Lost  bool   `json:"lost"`
	}
	suspensionFile struct {
		Nym       nymText `json:"nym"`
		Suspended bool    `json:"suspended"`
	}
	recoveryFile struct {
		Nym        nymText `json:"nym"`
		Generation uint32  `json:"generation"`
	}
	unknownFile struct {
		Target common.Address `json:"target"`
		Data   hexutil.Bytes  `json:"data"`
	}
)

// nymText is a nym as 64 hexadecimal digits.
type nymText grant.Nym

func (n nymText) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, n[:]), nil }

func (n *nymText) UnmarshalText(text []byte) error {
	b, err := hex.DecodeString(string(text))
	if err != nil || len(b) != len(n) {
		return fmt.Errorf("%q is no nym: want %d hexadecimal digits", text, 2*len(n))
	}
	copy(n[:], b)
	return nil
}

// MarshalJSON implements [json.Marshaler].
func (a Actions) MarshalJSON() ([]byte, error) {
	files := make([]actionFile, len(a))
	for i, action := range a {
		files[i] = fileOf(action)
	}
	return json.Marshal(files)
}

// fileOf returns the JSON form of an action.
func fileOf(action Action) (f actionFile) {
	switch a := action.(type) {
	case SeatChange:
		f.Seat = &a.FoundingSeat
	case SeatRemoval:
		f.RemoveSeat = &a.Seat
	case EpochSeal:
		f.SealEpoch = (*sealFile)(&a)
	case WorkersChange:
		f.Workers = (*workersFile)(&a)
	case PolicyChange:
		f.Policy = (*policyFile)(&a.Policy)
	case AuditorChange:
		f.Auditor = &auditorFile{a.Auditor, a.Limit}
	case OperatorChange:
		f.Operator = &operatorFile{a.Epoch, a.Seat, a.Operator}
	case KeyLoss:
		f.KeyLoss = (*keyLossFile)(&a)
	case RegistrationPause:
		f.Pause = &a.Paused
	case Suspension:
		f.Suspension = &suspensionFile{nymText(a.Nym), a.Suspended}
	case RecoveryRuling:
		f.Recovery = &recoveryFile{nymText(a.Nym), a.Generation}
	case UnknownCall:
		f.Unknown = &unknownFile{a.Target, a.Data}
	}
	return f
}

// UnmarshalJSON implements [json.Unmarshaler]. It is strict: unknown members,
// objects with none or several, and unknown calls are refused.
func (a *Actions) UnmarshalJSON(encoded []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	var files []actionFile
	if err := decoder.Decode(&files); err != nil {
		return fmt.Errorf("parse actions: %w", err)
	}
	actions := make(Actions, len(files))
	for i := range files {
		found := files[i].actions()
		if len(found) != 1 {
			return fmt.Errorf("parse actions: number %d says %d things, want one", i+1, len(found))
		}
		if err := checkRange(found[0]); err != nil {
			return fmt.Errorf("parse actions: number %d: %w", i+1, err)
		}
		actions[i] = found[0]
	}
	*a = actions
	return nil
}

// actions returns what is set.
func (f *actionFile) actions() (found []Action) {
	add := func(set bool, action func() Action) {
		if set {
			found = append(found, action())
		}
	}
	add(f.Seat != nil, func() Action { return SeatChange{*f.Seat} })
	add(f.RemoveSeat != nil, func() Action { return SeatRemoval{*f.RemoveSeat} })
	add(f.SealEpoch != nil, func() Action { return EpochSeal(*f.SealEpoch) })
	add(f.Workers != nil, func() Action { return WorkersChange(*f.Workers) })
	add(f.Policy != nil, func() Action { return PolicyChange{bindings.IConsortiumPolicy(*f.Policy)} })
	add(f.Auditor != nil, func() Action { return AuditorChange{f.Auditor.Address, f.Auditor.Cases} })
	add(f.Operator != nil, func() Action { return OperatorChange{f.Operator.Epoch, f.Operator.Seat, f.Operator.Address} })
	add(f.KeyLoss != nil, func() Action { return KeyLoss(*f.KeyLoss) })
	add(f.Pause != nil, func() Action { return RegistrationPause{*f.Pause} })
	add(f.Suspension != nil, func() Action { return Suspension{grant.Nym(f.Suspension.Nym), f.Suspension.Suspended} })
	add(f.Recovery != nil, func() Action { return RecoveryRuling{grant.Nym(f.Recovery.Nym), f.Recovery.Generation} })
	return found
}

// checkRange refuses seats and thresholds that do not fit a call: cut to its
// width they would be others.
func checkRange(action Action) error {
	within := func(seats ...int) error {
		for _, seat := range seats {
			if seat < 1 || seat > 64 {
				return fmt.Errorf("seat %d, want 1 to 64", seat)
			}
		}
		return nil
	}
	threshold := func(t int) error {
		if t < 1 || t > 64 {
			return fmt.Errorf("threshold %d, want 1 to 64", t)
		}
		return nil
	}
	switch a := action.(type) {
	case SeatChange:
		return within(a.Seat)
	case SeatRemoval:
		return within(a.Seat)
	case OperatorChange:
		return within(a.Seat)
	case KeyLoss:
		return within(a.Seat)
	case EpochSeal:
		return threshold(a.Threshold)
	case WorkersChange:
		return errors.Join(within(a.Seats...), threshold(a.Threshold))
	}
	return nil
}
