// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bindings

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// IConsortiumEpoch is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumEpoch struct {
	Digest       *big.Int
	Mask         uint64
	Threshold    uint8
	SealedAt     uint64
	UsableUntil  uint64
	SupersededAt uint64
}

// IConsortiumPolicy is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumPolicy struct {
	MaxNyms           uint16
	Replicas          uint8
	Margin            uint8
	GracePeriod       uint32
	CaseLifetime      uint32
	RecoveryDelay     uint32
	RecoveryBlocks    uint32
	Timelock          uint32
	ProposalLifetime  uint32
	AttestationPeriod uint32
}

// IConsortiumSeat is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumSeat struct {
	Operator   common.Address
	ShareKeyX  *big.Int
	ShareKeyY  *big.Int
	IssuerKeyX *big.Int
	IssuerKeyY *big.Int
	SealingKey [32]byte
	Endpoint   string
}

// IConsortiumWorkerSet is an auto generated low-level Go binding around an user-defined struct.
type IConsortiumWorkerSet struct {
	Mask      uint64
	Threshold uint8
	Epoch     uint32
}

// IGovernanceCall is an auto generated low-level Go binding around an user-defined struct.
type IGovernanceCall struct {
	Target common.Address
	Data   []byte
}

// IGovernanceProposal is an auto generated low-level Go binding around an user-defined struct.
type IGovernanceProposal struct {
	Proposer  common.Address
	ExpiresAt uint64
	ReadyAt   uint64
	Floor     uint8
	Executed  bool
}

// IGrantLogGrantState is an auto generated low-level Go binding around an user-defined struct.
type IGrantLogGrantState struct {
	Id           [32]byte
	Status       uint8
	Expiry       uint64
	CreatedBlock uint64
}

// IGrantLogReceiptAnchor is an auto generated low-level Go binding around an user-defined struct.
type IGrantLogReceiptAnchor struct {
	Log         uint32
	Size        uint64
	Root        [32]byte
	BlockNumber uint64
}

// IPseudonymRecoveryAttempt is an auto generated low-level Go binding around an user-defined struct.
type IPseudonymRecoveryAttempt struct {
	Account    common.Address
	Epoch      uint32
	ValidUntil uint32
	ReadyAt    uint64
	ReadyBlock uint64
	Pending    bool
}

// IPseudonymRecoveryRecoveries is an auto generated low-level Go binding around an user-defined struct.
type IPseudonymRecoveryRecoveries struct {
	Pending uint32
	Base    uint32
	Highest uint32
}

// IPseudonymRegistryPseudonym is an auto generated low-level Go binding around an user-defined struct.
type IPseudonymRegistryPseudonym struct {
	Account    common.Address
	Role       uint8
	ValidUntil uint32
	Epoch      uint32
	Generation uint32
	Status     uint8
}

// IPseudonymRegistryRegistration is an auto generated low-level Go binding around an user-defined struct.
type IPseudonymRegistryRegistration struct {
	Nym           *big.Int
	Generation    uint32
	Epoch         uint32
	Role          uint8
	ValidUntil    uint32
	Account       common.Address
	PreKey        []byte
	PrePossession []byte
	Ephemeral     [2]*big.Int
	Ciphertexts   [16]*big.Int
	Leaves        [17]*big.Int
	Identity      [4]*big.Int
	VectorHash    *big.Int
}

// ITraceCase is an auto generated low-level Go binding around an user-defined struct.
type ITraceCase struct {
	Nym           *big.Int
	DealingDigest [32]byte
	Auditor       common.Address
	Expiry        uint64
	Epoch         uint32
	Approvals     uint64
	Shares        uint64
	Faults        uint64
	Generation    uint32
	Threshold     uint8
	Mode          uint8
	Done          bool
	Refusals      uint64
	Seats         uint8
	Concluded     bool
}

// ITraceCaseRequest is an auto generated low-level Go binding around an user-defined struct.
type ITraceCaseRequest struct {
	Nym          *big.Int
	Generation   uint32
	AuditorKeyX  *big.Int
	AuditorKeyY  *big.Int
	Mode         uint8
	EvidenceHash [32]byte
	Reason       uint32
	Nonce        [32]byte
}

// ITraceSealedShare is an auto generated low-level Go binding around an user-defined struct.
type ITraceSealedShare struct {
	Ephemeral  [2]*big.Int
	Ciphertext *big.Int
	VectorHash *big.Int
}

// ITraceStatistics is an auto generated low-level Go binding around an user-defined struct.
type ITraceStatistics struct {
	Opened    *big.Int
	Approved  *big.Int
	Refused   *big.Int
	Completed *big.Int
	Concluded *big.Int
}

// ConsortiumMetaData contains all meta data concerning the Consortium contract.
var ConsortiumMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"approve\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"approvers\",\"outputs\":[{\"internalType\":\"address[]\",\"name\":\"list\",\"type\":\"address[]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint256\",\"name\":\"blockNumber\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"proof\",\"type\":\"bytes\"}],\"name\":\"attest\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"attestations\",\"outputs\":[{\"internalType\":\"uint64[16]\",\"name\":\"\",\"type\":\"uint64[16]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"}],\"name\":\"auditorCaseLimit\",\"outputs\":[{\"internalType\":\"uint8\",\"name\":\"\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"contractIPseudonymRegistry\",\"name\":\"registry_\",\"type\":\"address\"},{\"internalType\":\"contractITrace\",\"name\":\"trace_\",\"type\":\"address\"}],\"name\":\"bindContracts\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"}],\"name\":\"clearSeat\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"committee\",\"outputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"shareKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"shareKeyY\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"issuerKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"issuerKeyY\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"sealingKey\",\"type\":\"bytes32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"internalType\":\"structIConsortium.Seat[16]\",\"name\":\"list\",\"type\":\"tuple[16]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"configurator\",\"outputs\":[{\"internalType\":\"address\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"caseLimit\",\"type\":\"uint8\"}],\"name\":\"configureAuditor\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"uint16\",\"name\":\"maxNyms\",\"type\":\"uint16\"},{\"internalType\":\"uint8\",\"name\":\"replicas\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"margin\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"gracePeriod\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"caseLifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"recoveryDelay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"recoveryBlocks\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"timelock\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"proposalLifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"attestationPeriod\",\"type\":\"uint32\"}],\"internalType\":\"structIConsortium.Policy\",\"name\":\"newPolicy\",\"type\":\"tuple\"}],\"name\":\"configurePolicy\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"components\":[{\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"shareKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"shareKeyY\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"issuerKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"issuerKeyY\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"sealingKey\",\"type\":\"bytes32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"internalType\":\"structIConsortium.Seat\",\"name\":\"config\",\"type\":\"tuple\"},{\"internalType\":\"bytes\",\"name\":\"sharePossession\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"issuerPossession\",\"type\":\"bytes\"}],\"name\":\"configureSeat\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"mask\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"},{\"internalType\":\"uint32[]\",\"name\":\"served\",\"type\":\"uint32[]\"}],\"name\":\"configureWorkerSet\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"consortiumId\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"currentEpoch\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"currentWorkerSetVersion\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"internalType\":\"bool\",\"name\":\"lost\",\"type\":\"bool\"}],\"name\":\"declareLost\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"epochAlive\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"epochAtRisk\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"epochInfo\",\"outputs\":[{\"components\":[{\"internalType\":\"uint256\",\"name\":\"digest\",\"type\":\"uint256\"},{\"internalType\":\"uint64\",\"name\":\"mask\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"sealedAt\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"usableUntil\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"supersededAt\",\"type\":\"uint64\"}],\"internalType\":\"structIConsortium.Epoch\",\"name\":\"info\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"internalType\":\"structIGovernance.Call[]\",\"name\":\"calls\",\"type\":\"tuple[]\"},{\"internalType\":\"bytes32\",\"name\":\"salt\",\"type\":\"bytes32\"}],\"name\":\"execute\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"isWorkerSetServed\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"}],\"name\":\"operatorSeat\",\"outputs\":[{\"internalType\":\"uint8\",\"name\":\"\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"operators\",\"outputs\":[{\"internalType\":\"address[16]\",\"name\":\"list\",\"type\":\"address[16]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bool\",\"name\":\"paused\",\"type\":\"bool\"}],\"name\":\"pauseRegistrations\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"policy\",\"outputs\":[{\"components\":[{\"internalType\":\"uint16\",\"name\":\"maxNyms\",\"type\":\"uint16\"},{\"internalType\":\"uint8\",\"name\":\"replicas\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"margin\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"gracePeriod\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"caseLifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"recoveryDelay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"recoveryBlocks\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"timelock\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"proposalLifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"attestationPeriod\",\"type\":\"uint32\"}],\"internalType\":\"structIConsortium.Policy\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"proposal\",\"outputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"proposer\",\"type\":\"address\"},{\"internalType\":\"uint64\",\"name\":\"expiresAt\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"readyAt\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"floor\",\"type\":\"uint8\"},{\"internalType\":\"bool\",\"name\":\"executed\",\"type\":\"bool\"}],\"internalType\":\"structIGovernance.Proposal\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"internalType\":\"structIGovernance.Call[]\",\"name\":\"calls\",\"type\":\"tuple[]\"},{\"internalType\":\"bytes32\",\"name\":\"salt\",\"type\":\"bytes32\"}],\"name\":\"proposalId\",\"outputs\":[{\"internalType\":\"ProposalId\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"internalType\":\"structIGovernance.Call[]\",\"name\":\"calls\",\"type\":\"tuple[]\"},{\"internalType\":\"bytes32\",\"name\":\"salt\",\"type\":\"bytes32\"}],\"name\":\"propose\",\"outputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"registrationTerms\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"digest\",\"type\":\"uint256\"},{\"internalType\":\"uint16\",\"name\":\"maxNyms\",\"type\":\"uint16\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"registrationsPaused\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"registry\",\"outputs\":[{\"internalType\":\"contractIPseudonymRegistry\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"renewalTerms\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"digest\",\"type\":\"uint256\"},{\"internalType\":\"uint16\",\"name\":\"maxNyms\",\"type\":\"uint16\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"}],\"name\":\"replaceOperator\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"},{\"internalType\":\"bool\",\"name\":\"emergency\",\"type\":\"bool\"}],\"name\":\"sealEpoch\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"}],\"name\":\"sealFirstEpoch\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"name\":\"seatsAttesting\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"mask\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"tally\",\"outputs\":[{\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"quorum\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"trace\",\"outputs\":[{\"internalType\":\"contractITrace\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"withdrawApproval\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"}],\"name\":\"workerSet\",\"outputs\":[{\"components\":[{\"internalType\":\"uint64\",\"name\":\"mask\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"internalType\":\"structIConsortium.WorkerSet\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"}],\"name\":\"ApprovalWithdrawn\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"blockNumber\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"blockHash\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"proof\",\"type\":\"bytes\"}],\"name\":\"Attested\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"caseLimit\",\"type\":\"uint8\"}],\"name\":\"AuditorConfigured\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"address\",\"name\":\"registry\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"trace\",\"type\":\"address\"}],\"name\":\"ContractsBound\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"digest\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"mask\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"emergency\",\"type\":\"bool\"}],\"name\":\"EpochSealed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"former\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"}],\"name\":\"OperatorReplaced\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"components\":[{\"internalType\":\"uint16\",\"name\":\"maxNyms\",\"type\":\"uint16\"},{\"internalType\":\"uint8\",\"name\":\"replicas\",\"type\":\"uint8\"},{\"internalType\":\"uint8\",\"name\":\"margin\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"gracePeriod\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"caseLifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"recoveryDelay\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"recoveryBlocks\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"timelock\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"proposalLifetime\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"attestationPeriod\",\"type\":\"uint32\"}],\"indexed\":false,\"internalType\":\"structIConsortium.Policy\",\"name\":\"policy\",\"type\":\"tuple\"}],\"name\":\"PolicyConfigured\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"}],\"name\":\"ProposalApproved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"executor\",\"type\":\"address\"}],\"name\":\"ProposalExecuted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"readyAt\",\"type\":\"uint64\"}],\"name\":\"ProposalReady\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"proposer\",\"type\":\"address\"},{\"components\":[{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"data\",\"type\":\"bytes\"}],\"indexed\":false,\"internalType\":\"structIGovernance.Call[]\",\"name\":\"calls\",\"type\":\"tuple[]\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"salt\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"floor\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"expiresAt\",\"type\":\"uint64\"}],\"name\":\"Proposed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"paused\",\"type\":\"bool\"}],\"name\":\"RegistrationsPausedSet\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"}],\"name\":\"SeatCleared\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"components\":[{\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"shareKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"shareKeyY\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"issuerKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"issuerKeyY\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"sealingKey\",\"type\":\"bytes32\"},{\"internalType\":\"string\",\"name\":\"endpoint\",\"type\":\"string\"}],\"indexed\":false,\"internalType\":\"structIConsortium.Seat\",\"name\":\"config\",\"type\":\"tuple\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"sharePossession\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"issuerPossession\",\"type\":\"bytes\"}],\"name\":\"SeatConfigured\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"bool\",\"name\":\"lost\",\"type\":\"bool\"}],\"name\":\"SeatLost\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"version\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"mask\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint32[]\",\"name\":\"served\",\"type\":\"uint32[]\"}],\"name\":\"WorkerSetConfigured\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"blockNumber\",\"type\":\"uint256\"}],\"name\":\"AttestationBlockRefused\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"AuditorZero\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"epoch\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"CallerNotOperator\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"ConsortiumCallerNotConfigurator\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ContractsMismatch\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"epoch\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"next\",\"type\":\"uint256\"}],\"name\":\"EpochNotNext\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"epoch\",\"type\":\"uint256\"}],\"name\":\"EpochNotSealed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"epoch\",\"type\":\"uint256\"}],\"name\":\"EpochNotSuperseded\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"epoch\",\"type\":\"uint256\"}],\"name\":\"EpochNotUsable\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"threshold\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"seats\",\"type\":\"uint256\"}],\"name\":\"EpochThresholdOutOfRange\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"PolicyIncomplete\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"PolicyRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"index\",\"type\":\"uint256\"},{\"internalType\":\"bytes\",\"name\":\"reason\",\"type\":\"bytes\"}],\"name\":\"ProposalCallFailed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"index\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"target\",\"type\":\"address\"},{\"internalType\":\"bytes4\",\"name\":\"selector\",\"type\":\"bytes4\"}],\"name\":\"ProposalCallRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"ProposalDone\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"ProposalExists\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"ProposalExpired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"calls\",\"type\":\"uint256\"}],\"name\":\"ProposalLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"internalType\":\"uint256\",\"name\":\"readyAt\",\"type\":\"uint256\"}],\"name\":\"ProposalLocked\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"internalType\":\"uint256\",\"name\":\"approvals\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"quorum\",\"type\":\"uint256\"}],\"name\":\"ProposalQuorumMissing\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"ProposalUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"ProposalId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"ProposalVoteRefused\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"RegistrationsPaused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"SeatEndpointLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"x\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"y\",\"type\":\"uint256\"}],\"name\":\"SeatKeyInvalid\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"x\",\"type\":\"uint256\"}],\"name\":\"SeatKeyRepeated\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"SeatNumberOutOfRange\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"}],\"name\":\"SeatOperatorRepeated\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"SeatOperatorZero\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"SeatPossessionLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"sealingKey\",\"type\":\"bytes32\"}],\"name\":\"SeatSealingKeyRepeated\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"SeatSealingKeyZero\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"mask\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"threshold\",\"type\":\"uint256\"}],\"name\":\"WorkerSetInvalid\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"version\",\"type\":\"uint256\"}],\"name\":\"WorkerSetNotServed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"WorkerSetOutdated\",\"type\":\"error\"}]",
	ID:  "673c1fa666214a922281bbf1bec22051a5",
	Bin: "0x60c0604052604051610010906100e0565b604051809103906000f08015801561002c573d6000803e3d6000fd5b506001600160a01b031660a05234801561004557600080fd5b50600080546001600160a01b03191633178155604080517f3c7ae4be7efb438ed6addc5c440b3266a434922debd8ae501cfaea0d2fb4f0736020820152469181019190915230606082015260800160408051601f19818403018152919052805160209091012090506100d77f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001826100ed565b6080525061010f565b611fa28061589283390190565b60008261010a57634e487b7160e01b600052601260045260246000fd5b500690565b60805160a05161575761013b60003960006137d5015260008181610816015261370c01526157576000f3fe608060405234801561001057600080fd5b50600436106102535760003560e01c8063850d12c411610146578063b7af7669116100c3578063e8a99ef611610087578063e8a99ef6146108d1578063e9e464b2146108f1578063ec00cd8e14610904578063f187ea1914610918578063f6e22eb51461092b578063ff08e1711461095857600080fd5b8063b7af766914610756578063c0749bb3146107fe578063ca68a5c514610811578063cae148fb14610838578063e18910ff1461084b57600080fd5b8063a5a376de1161010a578063a5a376de146106f7578063a76f4b4f1461070a578063aad96ad41461071d578063aea62af914610730578063b4e41c931461074357600080fd5b8063850d12c4146106665780638e13de0a14610679578063982516471461069c5780639e041ee5146106af578063a53a1adf146106e457600080fd5b806334367a73116101d45780636da59041116101985780636da59041146104ed57806373a63497146105fc578063766718081461061c5780637b103999146106335780637d19cc631461064657600080fd5b806334367a731461045d5780634223fcec146104705780634ead9f42146104835780635c4c4669146104965780635f711c29146104c257600080fd5b806313e30ae11161021b57806313e30ae1146103b35780631535269a146103de5780632b507df8146103ff5780633011aae11461042a578063333bb6891461044a57600080fd5b80630505c8c9146102585780630533d48514610365578063073270de1461037a57806309860b511461038d5780630a0df42c146103a0575b600080fd5b61034f6040805161014081018252600080825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081019190915250604080516101408101825260035461ffff8116825260ff6201000082048116602084015263010000008204169282019290925263ffffffff640100000000830481166060830152600160401b830481166080830152600160601b8304811660a0830152600160801b8304811660c0830152600160a01b8304811660e0830152600160c01b83048116610100830152600160e01b90920490911661012082015290565b60405161035c919061446f565b60405180910390f35b6103786103733660046145b9565b610999565b005b610378610388366004614624565b610aaf565b61037861039b36600461463f565b610b29565b6103786103ae3660046146b6565b610bb9565b6103c66103c136600461471a565b610ecf565b6040805192835261ffff90911660208301520161035c565b6103f16103ec366004614737565b610ee4565b60405190815260200161035c565b600054610412906001600160a01b031681565b6040516001600160a01b03909116815260200161035c565b61043d61043836600461471a565b610f40565b60405161035c9190614782565b610378610458366004614737565b61102c565b61037861046b3660046147d2565b61123b565b61037861047e36600461480b565b61146c565b610378610491366004614856565b6117a8565b6000546104ad90600160c01b900463ffffffff1681565b60405163ffffffff909116815260200161035c565b6104d56104d036600461471a565b6119e5565b6040516001600160401b03909116815260200161035c565b61059b6104fb36600461463f565b6040805160a08101825260008082526020820181905291810182905260608101829052608081019190915250600090815260106020908152604091829020825160a08101845281546001600160a01b03811682526001600160401b03600160a01b9091048116938201939093526001909101549182169281019290925260ff600160401b820481166060840152600160481b909104161515608082015290565b60405161035c9190600060a08201905060018060a01b0383511682526001600160401b0360208401511660208301526001600160401b03604084015116604083015260ff606084015116606083015260808301511515608083015292915050565b61060f61060a36600461463f565b611b47565b60405161035c9190614872565b6000546104ad90600160a01b900463ffffffff1681565b600454610412906001600160a01b031681565b61065961065436600461471a565b611c08565b60405161035c9190614904565b6103786106743660046149a5565b611dd2565b61068c61068736600461471a565b611fc1565b604051901515815260200161035c565b6103f16106aa366004614737565b61203f565b6106d26106bd366004614a5a565b60066020526000908152604090205460ff1681565b60405160ff909116815260200161035c565b6103786106f236600461463f565b6121e3565b61068c61070536600461471a565b6122c2565b610378610718366004614a77565b612301565b600554610412906001600160a01b031681565b61037861073e366004614aa5565b6123c3565b610378610751366004614aa5565b612546565b6107ca61076436600461471a565b60408051606080820183526000808352602080840182905292840181905263ffffffff9485168152600c835283902083519182018452546001600160401b0381168252600160401b810460ff1692820192909252600160481b9091049092169082015290565b6040805182516001600160401b0316815260208084015160ff16908201529181015163ffffffff169082015260600161035c565b61037861080c366004614ac2565b6125fd565b6103f17f000000000000000000000000000000000000000000000000000000000000000081565b61068c61084636600461471a565b612780565b61085e61085936600461471a565b612809565b60405161035c9190600060c082019050825182526001600160401b03602084015116602083015260ff60408401511660408301526001600160401b0360608401511660608301526001600160401b0360808401511660808301526001600160401b0360a08401511660a083015292915050565b6108e46108df36600461471a565b61297f565b60405161035c9190614b09565b6103786108ff366004614ac2565b6129ff565b60005461068c90600160e01b900460ff1681565b6103c661092636600461471a565b612b0c565b61093e61093936600461463f565b612b43565b6040805160ff93841681529290911660208301520161035c565b6106d2610966366004614b3b565b63ffffffff82166000908152600b602090815260408083206001600160a01b038516845290915290205460ff1692915050565b60006109a485612c49565b90506109b08582612ca1565b5043841015806109ca5750436109c861010086614b6f565b105b156109f057604051633ecc66f960e21b8152600481018590526024015b60405180910390fd5b6109fb818484612d48565b63ffffffff85166000908152600e602052604090204290610a1d600184614b82565b60ff1660108110610a3057610a30614b9b565b600491828204019190066008026101000a8154816001600160401b0302191690836001600160401b031602179055508060ff168563ffffffff167f912b641a1ed3bf4624109f74dd818e125a8ba6860e0e2247afa60d3e5a3f26b68687408787604051610aa09493929190614bda565b60405180910390a35050505050565b333014610ad15760405163513e571360e01b81523360048201526024016109e7565b60008054821515600160e01b0260ff60e01b199091161790556040517f19269267d5716e8b936646a36b86fffacf652e2e09c98690ad3b9fa259b96b2e90610b1e90831515815260200190565b60405180910390a150565b610b3281612d7a565b506000610b3e82612e18565b905080600003610b6a576040516356adecef60e01b8152600481018390523360248201526044016109e7565b610b748282612e8c565b33827f6a6e6c7fe1f3a0be9a2b9da23501916fffb7f5f1df0c844c65c55d29777e62e0610ba082612f6a565b60405160ff909116815260200160405180910390a35050565b6000546001600160a01b03163314801590610bd45750333014155b15610bf45760405163513e571360e01b81523360048201526024016109e7565b60028360ff161080610c1c5750610c13846001600160401b0316613039565b60ff168360ff16115b15610c4e57604051632ecdb15560e01b81526001600160401b038516600482015260ff841660248201526044016109e7565b6000805463ffffffff600160a01b8204811692600160c01b90920416908215610c8157610c7c826001614c04565b610c84565b60015b90508263ffffffff16600003610c9d5760019250610cf7565b63ffffffff83166000908152600760205260409020600101546001600160401b039081161988161615610cf757604051632ecdb15560e01b81526001600160401b038816600482015260ff871660248201526044016109e7565b60005b84811015610dc7576000868683818110610d1657610d16614b9b565b9050602002016020810190610d2b919061471a565b905063ffffffff81161580610d4c57508263ffffffff168163ffffffff1610155b80610d71575063ffffffff8181166000908152600d6020526040902054811690851614155b15610d9757604051632ee89f8560e11b815263ffffffff821660048201526024016109e7565b63ffffffff9081166000908152600d60205260409020805463ffffffff1916918416919091179055600101610cfa565b5063ffffffff8082166000818152600d60209081526040808320805463ffffffff1916851790558254600160c01b850263ffffffff60c01b1990911617835580516060810182526001600160401b03808e16825260ff808e168386019081528b8916848601908152888852600c909652958490209251835496519551909816600160481b026cffffffff0000000000000000001995909116600160401b0268ffffffffffffffffff199096169790911696909617939093179190911693909317905590517f8b283e129006c8cb689e100bef0bd339c272e09b0ac1a657abc5721850c5646590610ebe908a908a908a908a90614c20565b60405180910390a250505050505050565b600080610edb8361306a565b91509150915091565b60007fe26a43b406486adeb1611699ce97c7941674e6d27563f09438e3dc179ce391174630868686604051602001610f2196959493929190614d6d565b6040516020818303038152906040528051906020012090509392505050565b610f486143de565b63ffffffff82166000908152600a60205260408082208151610200810192839052916010908285855b82829054906101000a900461ffff1661ffff1681526020019060020190602082600101049283019260010382029150808411610f715790505050505050905060005b60108110156110255760086000838360108110610fd257610fd2614b9b565b6020908102919091015161ffff168252810191909152604001600020546001600160a01b031683826010811061100a5761100a614b9b565b6001600160a01b039092166020929092020152600101610fb3565b5050919050565b6000611039848484610ee4565b9050600061104682612d7a565b905060008061105484612b43565b915091508060ff168260ff1610156110935760405163c923d75560e01b81526004810185905260ff8084166024830152821660448201526064016109e7565b60018301546001600160401b031615806110b9575060018301546001600160401b031642105b156110ef576001830154604051630b6802fb60e41b8152600481018690526001600160401b0390911660248201526044016109e7565b60018301805460ff60481b1916600160481b17905560005b868110156112005760008089898481811061112457611124614b9b565b90506020028101906111369190614dae565b611144906020810190614a5a565b6001600160a01b03168a8a8581811061115f5761115f614b9b565b90506020028101906111719190614dae565b61117f906020810190614dce565b60405161118d929190614e14565b6000604051808303816000865af19150503d80600081146111ca576040519150601f19603f3d011682016040523d82523d6000602084013e6111cf565b606091505b5091509150816111f6578281604051630196e07560e11b81526004016109e7929190614e24565b5050600101611107565b506112096130f3565b60405133815284907ff20459f0cd23ff5b3028bc90ea400293e55b573e4e60f3b01e45325428994ee190602001610ebe565b6000546001600160a01b031633146112685760405163513e571360e01b81523360048201526024016109e7565b6000306001600160a01b0316836001600160a01b0316639ad187656040518163ffffffff1660e01b8152600401602060405180830381865afa1580156112b2573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906112d69190614e3d565b6001600160a01b031614801561135e5750306001600160a01b0316826001600160a01b0316639ad187656040518163ffffffff1660e01b8152600401602060405180830381865afa15801561132f573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906113539190614e3d565b6001600160a01b0316145b80156113dc5750826001600160a01b0316826001600160a01b0316637b1039996040518163ffffffff1660e01b8152600401602060405180830381865afa1580156113ad573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906113d19190614e3d565b6001600160a01b0316145b9050806113fc5760405163498d04db60e01b815260040160405180910390fd5b600480546001600160a01b038581166001600160a01b03199283168117909355600580549186169190921681179091556040805192835260208301919091527f3db362f0fe23dba78da534109fd422d5d733a1d7091e3266c63f5e8415dfab2391015b60405180910390a1505050565b33301461148e5760405163513e571360e01b81523360048201526024016109e7565b6114988383612ca1565b506114a3828261314c565b63ffffffff83166000908152600a6020526040812060089082906114c8600187614b82565b60ff16601081106114db576114db614b9b565b601081049091015461ffff6002600f90931683026101000a9091041682526020808301939093526040918201600020825160e08101845281546001600160a01b0316815260018201549481019490945290810154918301919091526003810154606083015260048101546080830152600581015460a083015260068101805460c08401919061156990614e5a565b80601f016020809104026020016040519081016040528092919081815260200182805461159590614e5a565b80156115e25780601f106115b7576101008083540402835291602001916115e2565b820191906000526020600020905b8154815290600101906020018083116115c557829003601f168201915b505050919092525050815163ffffffff87166000908152600b602090815260408083206001600160a01b03851684529091529020805464ffffffffff19169055919250611632905085858561318d565b6001600160a01b0383168252600980546000919082906116559061ffff16614e94565b825461ffff8083166101009490940a84810291021990911617909255600090815260086020908152604091829020865181546001600160a01b039091166001600160a01b0319909116178155908601516001820155908501516002820155606085015160038201556080850151600482015560a0850151600582015560c0850151919250849160068201906116ea9082614f26565b50505063ffffffff86166000908152600a60205260409020819061170f600188614b82565b60ff166010811061172257611722614b9b565b601091828204019190066002026101000a81548161ffff021916908361ffff1602179055508460ff168663ffffffff167f68adaa3f04ad51b40e7ac9d8152f7ff806a18d66f00c00af931c2e96ca13a04d84876040516117989291906001600160a01b0392831681529116602082015260400190565b60405180910390a3505050505050565b6000546001600160a01b031633148015906117c35750333014155b156117e35760405163513e571360e01b81523360048201526024016109e7565b6117f06020820182614fff565b61ffff161580611810575061180b6040820160208301614aa5565b60ff16155b8061182e5750611826608082016060830161471a565b63ffffffff16155b8061184c575061184460a082016080830161471a565b63ffffffff16155b8061186a575061186260c0820160a0830161471a565b63ffffffff16155b80611888575061188060e0820160c0830161471a565b63ffffffff16155b806118a7575061189f610100820160e0830161471a565b63ffffffff16155b806118c757506118bf6101408201610120830161471a565b63ffffffff16155b156118e5576040516341dc0f7160e01b815260040160405180910390fd5b60008054600160a01b900463ffffffff1615801590611919575060035461ffff166119136020840184614fff565b61ffff16105b90506000610e10611931610100850160e0860161471a565b63ffffffff166119419190614b6f565b6119536101208501610100860161471a565b63ffffffff16109050818061198057506276a700611978610100850160e0860161471a565b63ffffffff16115b806119885750805b156119a657604051633560a75560e11b815260040160405180910390fd5b8260036119b38282615036565b9050507ffd5f934aa71e3c766377a086ee7f630dc623b1d9f2933e296acbfa62c0ab0d238360405161145f919061520d565b63ffffffff81166000908152600760205260408120600181015460028201546001600160401b0391821693911690819003611a21575050919050565b63ffffffff8085166000908152600f60205260409020546003546001600160401b03909116199490941693600160e01b900416611a5e8183614b6f565b4211611a6c57505050919050565b63ffffffff85166000908152600e60205260408082208151610200810192839052916010908285855b82829054906101000a90046001600160401b03166001600160401b031681526020019060080190602082600701049283019260010382029150808411611a955790505050505050905060005b6010811015611b3d574283838360108110611afe57611afe614b9b565b60200201516001600160401b0316611b169190614b6f565b1015611b3557611b2f611b2a826001614b6f565b6132b2565b19861695505b600101611ae1565b5050505050919050565b60008181526011602052604090208054606091906001600160401b03811115611b7257611b72614eb5565b604051908082528060200260200182016040528015611b9b578160200160208202803683370190505b50915060005b825181101561102557818181548110611bbc57611bbc614b9b565b60009182526020909120015483516001600160a01b0390911690849083908110611be857611be8614b9b565b6001600160a01b0390921660209283029190910190910152600101611ba1565b611c106143fd565b63ffffffff82166000908152600a60205260408082208151610200810192839052916010908285855b82829054906101000a900461ffff1661ffff1681526020019060020190602082600101049283019260010382029150808411611c395790505050505050905060005b60108110156110255760086000838360108110611c9a57611c9a614b9b565b602002015161ffff1661ffff1681526020019081526020016000206040518060e00160405290816000820160009054906101000a90046001600160a01b03166001600160a01b03166001600160a01b031681526020016001820154815260200160028201548152602001600382015481526020016004820154815260200160058201548152602001600682018054611d3190614e5a565b80601f0160208091040260200160405190810160405280929190818152602001828054611d5d90614e5a565b8015611daa5780601f10611d7f57610100808354040283529160200191611daa565b820191906000526020600020905b815481529060010190602001808311611d8d57829003601f168201915b505050505081525050838260108110611dc557611dc5614b9b565b6020020152600101611c7b565b6000546001600160a01b03163314801590611ded5750333014155b15611e0d5760405163513e571360e01b81523360048201526024016109e7565b8560ff81161580611e21575060108160ff16115b15611e44576040516387d214a960e01b815260ff821660048201526024016109e7565b611e5a87611e556020890189614a5a565b61314c565b611e6d87876020013588604001356132c9565b611e8087876060013588608001356132c9565b60a0860135600003611eaa5760405163864c83eb60e01b815260ff881660048201526024016109e7565b6000611eb960c0880188614dce565b915050801580611eca575061010081115b15611ef45760405163157527ef60e31b815260ff89166004820152602481018290526044016109e7565b611eff888787612d48565b611f0a888585612d48565b60098054600091908290611f219061ffff16614e94565b825461ffff8083166101009490940a8481029102199091161790925560009081526008602052604090209091508890611f5a82826153b9565b9050506000611f698a83613303565b90508960ff168163ffffffff167f482f6502ffe01b63d844eb9950a5034318cb60f1db8285415c28bfee8cd0fe2c8b8b8b8b8b604051611fad95949392919061546d565b60405180910390a350505050505050505050565b63ffffffff8116600090815260076020526040812060028101546001600160401b03168203611ff35750600092915050565b60035460018201546120199160ff6301000000909104811691600160401b900416614b6f565b612033612025856119e5565b6001600160401b0316613039565b60ff1611159392505050565b6000805461205990600160a01b900463ffffffff16612c49565b50612065848484610ee4565b6000818152601060205260409020549091506001600160a01b0316156120a157604051630226d2a760e51b8152600481018290526024016109e7565b60006120ad85856133d0565b6003549091506000906120cd90600160c01b900463ffffffff1642614b6f565b6040805160a081018252338082526001600160401b038085166020808501918252600085870181815260ff808c1660608901908152608089018481528e85526010909552928990209751885495518716600160a01b026001600160e01b03199096166001600160a01b039190911617949094178755516001969096018054915192511515600160481b0260ff60481b1993909416600160401b0268ffffffffffffffffff19909216969094169590951794909417939093169290921790915590519192509084907ffc4f7c4ea70d5b6bdb59c0c6060f531a686262baab84d400f839388ce55aa976906121c9908a908a908a9089908990615526565b60405180910390a36121da83613550565b50509392505050565b6000546121fc90600160a01b900463ffffffff16612c49565b5061220681612d7a565b50600061221282612e18565b905080156122b557600082815260116020526040902061228490612237600184615563565b8154811061224757612247614b9b565b6000918252602091829020604080518082019091529101546001600160a01b0381168252600160a01b900463ffffffff169181019190915261360f565b156122ab576040516356adecef60e01b8152600481018390523360248201526044016109e7565b6122b58282612e8c565b6122be82613550565b5050565b600063ffffffff8216158015906122fb57506000805463ffffffff8481168352600d602052604090922054600160c01b90910482169116145b92915050565b6000546001600160a01b0316331480159061231c5750333014155b1561233c5760405163513e571360e01b81523360048201526024016109e7565b6001600160a01b03821661236357604051635ca76d9560e01b815260040160405180910390fd5b6001600160a01b038216600081815260066020908152604091829020805460ff191660ff861690811790915591519182527f5c6f130b28e9fb149e1894e510944f5d7109f985ae320ff1d278579e4723a61d910160405180910390a25050565b6000546001600160a01b031633146123f05760405163513e571360e01b81523360048201526024016109e7565b60035461ffff16600003612417576040516341dc0f7160e01b815260040160405180910390fd5b6004546001600160a01b03166124405760405163498d04db60e01b815260040160405180910390fd5b600080546001600160a01b031916815561245e90600190839061368b565b6001600052600c6020908152604080516060810182527fd421a5181c571bba3f01190c922c3b2a896fc1d84e86c9f17ac10e67ebef8b5c546001600160401b038116825260ff600160401b820416938201849052600160481b900463ffffffff169181019190915290158061250d5750600160005260076020527fb39221ace053465ec3453ce2b36430bd138b997ecea25c1043da0c366812b8295481516001600160401b0391821619161615155b156122be5780516020820151604051632ecdb15560e01b81526001600160401b03909216600483015260ff1660248201526044016109e7565b6000546001600160a01b031633148015906125615750333014155b156125815760405163513e571360e01b81523360048201526024016109e7565b8060ff81161580612595575060108160ff16115b156125b8576040516387d214a960e01b815260ff821660048201526024016109e7565b8160ff166125c7836000613303565b63ffffffff167f0543f0300dfc9cded54544d16cefa2755f7ee192e1261859a79e26da6a7adcd660405160405180910390a35050565b33301461261f5760405163513e571360e01b81523360048201526024016109e7565b600054600160a01b900463ffffffff1661263a816001614c04565b63ffffffff168463ffffffff16146126815783612658826001614c04565b60405163afc3929160e01b815263ffffffff9283166004820152911660248201526044016109e7565b600054600160e81b900460ff166126bd5763ffffffff8082166000908152600a602052604080822092871682529020906126bb908261558d565b505b63ffffffff818116600090815260076020526040902060028101805467ffffffffffffffff1916426001600160401b03811691909117909155600354919261270e9264010000000090041690614b6f565b8160010160116101000a8154816001600160401b0302191690836001600160401b03160217905550821561276e576001805463ffffffff878116600081815260026020526040902063ffffffff1980851690921790945583541691161790555b61277985858561368b565b5050505050565b6000805463ffffffff600160a01b9091048116908316036127a7575063ffffffff16151590565b60006127b2836119e5565b90506001600160401b03811615801590612802575063ffffffff8316600090815260076020526040902060010154600160401b900460ff166127fc6001600160401b038316613039565b60ff1610155b9392505050565b6040805160c081018252600080825260208201819052918101829052606081018290526080810182905260a08101919091525063ffffffff808216600081815260076020908152604091829020825160c081018452815481526001808301546001600160401b038082169584019590955260ff600160401b82041695830195909552600160481b850484166060830152600160881b9094048316608082015260029091015490911660a082015290549092169081116128c85750919050565b63ffffffff808216600090815260026020526040902054165b8063ffffffff168463ffffffff1610156129155763ffffffff808216600090815260026020526040902054919250166128e1565b5063ffffffff8116600090815260076020526040812060019081015461294b9190600160481b90046001600160401b03166155bc565b9050806001600160401b031683608001516001600160401b03161115611025576001600160401b0316608083015250919050565b6129876143de565b63ffffffff82166000908152600e602052604080822081516102008101928390529290916010918390855b82829054906101000a90046001600160401b03166001600160401b0316815260200190600801906020826007010492830192600103820291508084116129b2575094979650505050505050565b333014612a215760405163513e571360e01b81523360048201526024016109e7565b612a2b8383612ca1565b508015612a7f57612a3e8260ff166132b2565b63ffffffff84166000908152600f6020526040902080546001600160401b039283169281169290921767ffffffffffffffff19909216919091179055612ac1565b612a8b8260ff166132b2565b63ffffffff84166000908152600f60205260409020805467ffffffffffffffff1981169219166001600160401b03169190911790555b8160ff168363ffffffff167f900311521677f8771954ed4973913a9ad47ac1b3a0ab35ea7f5320f443646c5783604051612aff911515815260200190565b60405180910390a3505050565b600080548190600160e01b900460ff1615612b3a576040516310d924c760e11b815260040160405180910390fd5b610edb8361306a565b60008181526011602052604081208054829190825b81811015612b8e57612b7583828154811061224757612247614b9b565b15612b8657612b83856155db565b94505b600101612b58565b5060008054600160a01b900463ffffffff1681526007602052604090206001810154600290612bc5906001600160401b0316613039565b612bcf9190615607565b612bda906001615629565b600087815260106020526040902060010154909450600160401b900460ff168015801590612c185750600182015460ff808316600160401b90920416115b15612c2e57506001810154600160401b900460ff165b8460ff168160ff161115612c40578094505b50505050915091565b63ffffffff81166000908152600b6020908152604080832033845290915281205460ff1690819003612c9c57604051633144e27760e11b815263ffffffff831660048201523360248201526044016109e7565b919050565b63ffffffff82166000908152600760205260408120600281015490916001600160401b039091169003612cef57604051631f3911ff60e31b815263ffffffff841660048201526024016109e7565b60ff82161580612d02575060108260ff16115b80612d2557506001810154612d23906001600160401b031660ff8416613a28565b155b156122fb576040516387d214a960e01b815260ff831660048201526024016109e7565b60608114612d7557604051630b76f58360e41b815260ff84166004820152602481018290526044016109e7565b505050565b600081815260106020526040902080546001600160a01b0316612db35760405163647f42db60e11b8152600481018390526024016109e7565b6001810154600160481b900460ff1615612de3576040516399c4ea3b60e01b8152600481018390526024016109e7565b8054600160a01b90046001600160401b0316421115612c9c57604051632c7cc00360e11b8152600481018390526024016109e7565b6000818152601160205260408120815b8154811015612e8257336001600160a01b0316828281548110612e4d57612e4d614b9b565b6000918252602090912001546001600160a01b031603612e7a57612e72816001614b6f565b949350505050565b600101612e28565b5060009392505050565b600082815260116020526040902080548190612eaa90600190615563565b81548110612eba57612eba614b9b565b9060005260206000200181600184612ed29190615563565b81548110612ee257612ee2614b9b565b600091825260209091208254910180546001600160a01b039092166001600160a01b031983168117825592546001600160c01b0319909216909217600160a01b9182900463ffffffff169091021790558054819080612f4357612f43615642565b600082815260209020810160001990810180546001600160c01b0319169055019055505050565b600080612f7683612b43565b60008581526010602052604090206001810154929450909250906001600160401b0316151560ff80841690851610158103612fb357505050919050565b80612fd757600354612fd290600160a01b900463ffffffff1642614b6f565b612fda565b60005b60018301805467ffffffffffffffff19166001600160401b0392909216918217905560405190815285907f36a068c83e7da54763d0083c34e61bc0370daec908728b01e141854c30d1edf29060200160405180910390a2505050919050565b60005b6001600160401b03821615612c9c57613054816155db565b90506130616001836155bc565b8216915061303c565b600080600061307884612809565b805160a0820151909450909150831515906001600160401b0316156130bb5781608001516001600160401b031642111580156130b857506130b885612780565b90505b806130e15760405163a365bba760e01b815263ffffffff861660048201526024016109e7565b5050600354919361ffff909216925050565b600054600160e81b900460ff16156131425760005461312090600160a01b900463ffffffff166001614c04565b6040516302d3c79560e41b815263ffffffff90911660048201526024016109e7565b61314a613a4a565b565b6001600160a01b038116158061316a57506001600160a01b03811630145b156122be5760405163f8a9df4960e01b815260ff831660048201526024016109e7565b63ffffffff83166000908152600b602090815260408083206001600160a01b038516845290915290205460ff16156131ec5760405163143e842560e01b815260ff831660048201526001600160a01b03821660248201526044016109e7565b6000600b816131fc600187615658565b63ffffffff9081168252602080830193909352604091820160009081206001600160a01b0387168252845282902054825180840190935260ff87168352610100900416925090810182156132505782613252565b855b63ffffffff9081169091529485166000908152600b602090815260408083206001600160a01b0390961683529481529390208151815492909401519095166101000264ffffffffff1990911660ff90931692909217919091179092555050565b60006132bf600183615563565b6001901b92915050565b6132d38282613c9c565b612d7557604051635a2feaa560e01b815260ff8416600482015260248101839052604481018290526064016109e7565b60008054600160a01b900463ffffffff1661331f816001614c04565b600054909250600160e81b900460ff1661336f576000805460ff60e81b1916600160e81b17815563ffffffff8083168252600a602052604080832091851683529091209061336d908261558d565b505b63ffffffff82166000908152600a602052604090208390613391600187614b82565b60ff16601081106133a4576133a4614b9b565b601091828204019190066002026101000a81548161ffff021916908361ffff1602179055505092915050565b60008115806133df5750604082115b1561340057604051638820f4c160e01b8152600481018390526024016109e7565b60005b828110156135495760008061347a86868581811061342357613423614b9b565b90506020028101906134359190614dae565b613443906020810190614a5a565b87878681811061345557613455614b9b565b90506020028101906134679190614dae565b613475906020810190614dce565b613d29565b915091508161352d578286868581811061349657613496614b9b565b90506020028101906134a89190614dae565b6134b6906020810190614a5a565b8787868181106134c8576134c8614b9b565b90506020028101906134da9190614dae565b6134e8906020810190614dce565b6134f191615674565b60405163f43acb6760e01b815260048101939093526001600160a01b0390911660248301526001600160e01b03191660448201526064016109e7565b8360ff168160ff16111561353f578093505b5050600101613403565b5092915050565b61355981612f6a565b5060008181526011602090815260408083208151808301909252338083528454600160a01b9081900463ffffffff908116858701908152845460018101865594885295909620935193909201805494516001600160a01b039094166001600160c01b0319909516949094179290941602179055817fa15f49e7e7f833c9795f12c74a559a980f5a3077671216c0ab946965cc5592196135f782612f6a565b60405160ff909116815260200160405180910390a350565b6000805463ffffffff600160a01b90910481168252600b6020908152604080842085516001600160a01b03168552825280842081518083019092525460ff81168083526101009091049093169181019190915290158015906128025750826020015163ffffffff16816020015163ffffffff1611159392505050565b60008061369785613fe4565b9150915060028460ff1610806136c357506136ba826001600160401b0316613039565b60ff168460ff16115b1561370157836136db836001600160401b0316613039565b604051631ed6f20360e31b815260ff9283166004820152911660248201526044016109e7565b61370a8161425d565b7f00000000000000000000000000000000000000000000000000000000000000008160008151811061373e5761373e614b9b565b6020026020010181815250508463ffffffff168160018151811061376457613764614b9b565b6020026020010181815250508360ff168160028151811061378757613787614b9b565b602002602001018181525050816001600160401b0316816003815181106137b0576137b0614b9b565b60209081029190910101526040516340ec6e4960e01b81526000906001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016906340ec6e499061380a9085906004016156aa565b602060405180830381865afa158015613827573d6000803e3d6000fd5b505050506040513d601f19601f8201168201806040525081019061384b91906156e2565b6000805463ffffffff8916600160a01b810269ff0000000000ffffffff60a01b199092169190911782556040805160c0810182528481526001600160401b03808916602080840191825260ff8d811685870190815242851660608701908152608087018a815260a088018b81528a8c52600790955299889020965187559351600187018054925195519a518716600160881b0267ffffffffffffffff60881b199b8816600160481b029b909b1678ffffffffffffffffffffffffffffffff0000000000000000001996909416600160401b0268ffffffffffffffffff19909316918716919091179190911793909316179690961790559351600290910180549190941667ffffffffffffffff1991909116179092559051919250907fad4f86651219b0b05878b675ba04b05d2cc19d67b085babe8d8e5d91d3b3d40f906139bd90849087908a908a909384526001600160401b0392909216602084015260ff1660408301521515606082015260800190565b60405180910390a260048054604080516358e9ff4560e11b815290516001600160a01b039092169263b1d3fe8a92828201926000929082900301818387803b158015613a0857600080fd5b505af1158015613a1c573d6000803e3d6000fd5b50505050505050505050565b6000613a33826132b2565b83166001600160401b031660001415905092915050565b6000805463ffffffff600160c01b820481168352600c6020908152604093849020845160608101865290546001600160401b038116825260ff600160401b82041692820192909252600160481b909104821693810184905292600160a01b9092041690819003613ab8575050565b60408281015163ffffffff166000908152600a602052818120825161020081019384905291926010908285855b82829054906101000a900461ffff1661ffff1681526020019060020190602082600101049283019260010382029150808411613ae5575050505063ffffffff85166000908152600a60205260408082208151610200810192839052959650919493509091506010908285855b82829054906101000a900461ffff1661ffff1681526020019060020190602082600101049283019260010382029150808411613b515790505050505050905060005b601081101561277957613bbb613baa826001614b6f565b86516001600160401b031690613a28565b1580613bfa5750818160108110613bd457613bd4614b9b565b602002015161ffff16838260108110613bef57613bef614b9b565b602002015161ffff16145b613c945760086000838360108110613c1457613c14614b9b565b602002015161ffff1661ffff1681526020019081526020016000206005015460086000858460108110613c4957613c49614b9b565b602002015161ffff1661ffff1681526020019081526020016000206005015414613c9457613c78816001614b6f565b604051632c47781d60e11b81526004016109e791815260200190565b600101613b93565b60007f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018084101580613cce5750808310155b15613cdd5760009150506122fb565b8080613ceb57613ceb6155f1565b848280613cfa57613cfa6155f1565b868709098180613d0c57613d0c6155f1565b60118380613d1c57613d1c6155f1565b8687090814949350505050565b6000806004831015613d4057506000905080613fdc565b6001600160a01b0385163014613d84576004546001600160a01b0386811691161480613d7957506005546001600160a01b038681169116145b600091509150613fdc565b6000613d908486615674565b90506001600160e01b0319811663a76f4b4f60e01b1480613dc157506001600160e01b03198116630399386f60e11b145b15613dd457600160009250925050613fdc565b60008054600160a01b900463ffffffff1681526007602052604090206001600160e01b03198216633f8b644d60e01b01613ee157600080613e18876004818b6156fb565b810190613e259190614ac2565b506000549193509150613e4690600160a01b900463ffffffff166001614c04565b63ffffffff168263ffffffff1614613e7557600054829061265890600160a01b900463ffffffff166001614c04565b6001830154600090613e8f906001600160401b0316613039565b90508060ff168260ff161115613ea3578091505b60018481015460ff600160401b909104811690841611613ed1576001850154600160401b900460ff16613ed3565b825b965096505050505050613fdc565b6001600160e01b03198216631088ff3b60e21b1480613f1057506001600160e01b031982166374f2325960e11b145b15613f5f57600080613f25876004818b6156fb565b810190613f329190615725565b915091506001613f428383612ca1565b60010154909650600160401b900460ff169450613fdc9350505050565b6001600160e01b0319821663214344b160e21b1480613f8e57506001600160e01b0319821663b4e41c9360e01b145b80613fa957506001600160e01b03198216632756cfa160e11b145b80613fc457506001600160e01b031982166302837d0b60e21b145b60019091015490935060ff600160401b909104169150505b935093915050565b60006060613ff460106004615576565b613fff906004614b6f565b6001600160401b0381111561401657614016614eb5565b60405190808252806020026020018201604052801561403f578160200160208202803683370190505b50905061404a6143de565b63ffffffff84166000908152600a60205260408082208151610200810192839052916010908285855b82829054906101000a900461ffff1661ffff16815260200190600201906020826001010492830192600103820291508084116140735790505050505050905060005b6010811015614255578181601081106140d0576140d0614b9b565b602002015161ffff161561424d576000600860008484601081106140f6576140f6614b9b565b602002015161ffff1661ffff1681526020019081526020016000209050614134878360016141249190614b6f565b83546001600160a01b031661318d565b614142611b2a836001614b6f565b600182015496179585614156846004615576565b614161906004614b6f565b8151811061417157614171614b9b565b602090810291909101015260028101548561418d846004615576565b614198906005614b6f565b815181106141a8576141a8614b9b565b60209081029190910101526003810154856141c4846004615576565b6141cf906006614b6f565b815181106141df576141df614b9b565b6020026020010181815250508060040154858360046141fe9190615576565b614209906007614b6f565b8151811061421957614219614b9b565b602002602001018181525050806005015484836010811061423c5761423c614b9b565b602002015261424b8483614354565b505b6001016140b5565b505050915091565b60045b81518110156122be5781818151811061427b5761427b614b9b565b6020026020010151600003156143425760045b81811015614340578282815181106142a8576142a8614b9b565b60200260200101518382815181106142c2576142c2614b9b565b60200260200101510361432e5760046142db8184615563565b6142e59190615743565b6142f0906001614b6f565b83838151811061430257614302614b9b565b602002602001015160405163cb8da5f360e01b81526004016109e7929190918252602082015260400190565b614339600282614b6f565b905061428e565b505b61434d600282614b6f565b9050614260565b60005b81811015612d755782826010811061437157614371614b9b565b602002015183826010811061438857614388614b9b565b6020020151036143d65761439d826001614b6f565b8383601081106143af576143af614b9b565b60200201516040516388a0f74f60e01b8152600481019290925260248201526044016109e7565b600101614357565b6040518061020001604052806010906020820280368337509192915050565b6040518061020001604052806010905b6144596040518060e0016040528060006001600160a01b031681526020016000815260200160008152602001600081526020016000815260200160008019168152602001606081525090565b81526020019060019003908161440d5790505090565b815161ffff16815261014081016020830151614490602084018260ff169052565b5060408301516144a5604084018260ff169052565b5060608301516144bd606084018263ffffffff169052565b5060808301516144d5608084018263ffffffff169052565b5060a08301516144ed60a084018263ffffffff169052565b5060c083015161450560c084018263ffffffff169052565b5060e083015161451d60e084018263ffffffff169052565b5061010083015161453761010084018263ffffffff169052565b5061012083015161354961012084018263ffffffff169052565b63ffffffff8116811461456357600080fd5b50565b8035612c9c81614551565b60008083601f84011261458357600080fd5b5081356001600160401b0381111561459a57600080fd5b6020830191508360208285010111156145b257600080fd5b9250929050565b600080600080606085870312156145cf57600080fd5b84356145da81614551565b93506020850135925060408501356001600160401b038111156145fc57600080fd5b61460887828801614571565b95989497509550505050565b80358015158114612c9c57600080fd5b60006020828403121561463657600080fd5b61280282614614565b60006020828403121561465157600080fd5b5035919050565b60ff8116811461456357600080fd5b8035612c9c81614658565b60008083601f84011261468457600080fd5b5081356001600160401b0381111561469b57600080fd5b6020830191508360208260051b85010111156145b257600080fd5b600080600080606085870312156146cc57600080fd5b84356001600160401b03811681146146e357600080fd5b935060208501356146f381614658565b925060408501356001600160401b0381111561470e57600080fd5b61460887828801614672565b60006020828403121561472c57600080fd5b813561280281614551565b60008060006040848603121561474c57600080fd5b83356001600160401b0381111561476257600080fd5b61476e86828701614672565b909790965060209590950135949350505050565b6102008101818360005b60108110156147b45781516001600160a01b031683526020928301929091019060010161478c565b50505092915050565b6001600160a01b038116811461456357600080fd5b600080604083850312156147e557600080fd5b82356147f0816147bd565b91506020830135614800816147bd565b809150509250929050565b60008060006060848603121561482057600080fd5b833561482b81614551565b9250602084013561483b81614658565b9150604084013561484b816147bd565b809150509250925092565b600061014082840312801561486a57600080fd5b509092915050565b602080825282518282018190526000918401906040840190835b818110156148b35783516001600160a01b031683526020938401939092019160010161488c565b509095945050505050565b6000815180845260005b818110156148e4576020818501810151868301820152016148c8565b506000602082860101526020601f19601f83011685010191505092915050565b6020808252600090610220830190830184835b601081101561499a57601f19868503018352815160018060a01b0381511685526020810151602086015260408101516040860152606081015160608601526080810151608086015260a081015160a086015260c0810151905060e060c086015261498460e08601826148be565b9450506020928301929190910190600101614917565b509195945050505050565b600080600080600080608087890312156149be57600080fd5b86356149c981614658565b955060208701356001600160401b038111156149e457600080fd5b870160e0818a0312156149f657600080fd5b945060408701356001600160401b03811115614a1157600080fd5b614a1d89828a01614571565b90955093505060608701356001600160401b03811115614a3c57600080fd5b614a4889828a01614571565b979a9699509497509295939492505050565b600060208284031215614a6c57600080fd5b8135612802816147bd565b60008060408385031215614a8a57600080fd5b8235614a95816147bd565b9150602083013561480081614658565b600060208284031215614ab757600080fd5b813561280281614658565b600080600060608486031215614ad757600080fd5b8335614ae281614551565b92506020840135614af281614658565b9150614b0060408501614614565b90509250925092565b6102008101818360005b60108110156147b45781516001600160401b0316835260209283019290910190600101614b13565b60008060408385031215614b4e57600080fd5b82356147f081614551565b634e487b7160e01b600052601160045260246000fd5b808201808211156122fb576122fb614b59565b60ff82811682821603908111156122fb576122fb614b59565b634e487b7160e01b600052603260045260246000fd5b81835281816020850137506000828201602090810191909152601f909101601f19169091010190565b848152836020820152606060408201526000614bfa606083018486614bb1565b9695505050505050565b63ffffffff81811683821601908111156122fb576122fb614b59565b6001600160401b038516815260ff84166020820152606060408201819052810182905260008360808301825b85811015614c79578235614c5f81614551565b63ffffffff16825260209283019290910190600101614c4c565b50979650505050505050565b6000808335601e19843603018112614c9c57600080fd5b83016020810192503590506001600160401b03811115614cbb57600080fd5b8036038213156145b257600080fd5b60008383855260208501945060208460051b820101836000603e19863603015b87821015614d6057848403601f190189528235818112614d0957600080fd5b87018035614d16816147bd565b6001600160a01b03168552614d2e6020820182614c85565b915060406020870152614d45604087018383614bb1565b95505050602083019250602089019850600182019150614cea565b5091979650505050505050565b86815285602082015260018060a01b038516604082015260a060608201526000614d9b60a083018587614cca565b9050826080830152979650505050505050565b60008235603e19833603018112614dc457600080fd5b9190910192915050565b6000808335601e19843603018112614de557600080fd5b8301803591506001600160401b03821115614dff57600080fd5b6020019150368190038213156145b257600080fd5b8183823760009101908152919050565b828152604060208201526000612e7260408301846148be565b600060208284031215614e4f57600080fd5b8151612802816147bd565b600181811c90821680614e6e57607f821691505b602082108103614e8e57634e487b7160e01b600052602260045260246000fd5b50919050565b600061ffff821661ffff8103614eac57614eac614b59565b60010192915050565b634e487b7160e01b600052604160045260246000fd5b601f821115612d755782821115612d7557806000526020600020601f840160051c6020851015614ef9575060005b90810190601f840160051c0360005b81811015614f1e57600083820155600101614f08565b505050505050565b81516001600160401b03811115614f3f57614f3f614eb5565b614f5381614f4d8454614e5a565b84614ecb565b6020601f821160018114614f875760008315614f6f5750848201515b600019600385901b1c1916600184901b178455612779565b600084815260208120601f198516915b82811015614fb75787850151825560209485019460019092019101614f97565b5084821015614fd55786840151600019600387901b60f8161c191681555b50505050600190811b01905550565b61ffff8116811461456357600080fd5b8035612c9c81614fe4565b60006020828403121561501157600080fd5b813561280281614fe4565b600081356122fb81614658565b600081356122fb81614551565b813561504181614fe4565b61ffff811661ffff19835416178255506000602083013561506181614658565b825462ff00001916601082901b62ff0000161783559050506150a26150886040840161501c565b825463ff000000191660189190911b63ff00000016178255565b6150d36150b160608401615029565b825467ffffffff00000000191660209190911b67ffffffff0000000016178255565b61510c6150e260808401615029565b82546bffffffff0000000000000000191660409190911b6bffffffff000000000000000016178255565b61513f61511b60a08401615029565b82805463ffffffff60601b191660609290921b63ffffffff60601b16919091179055565b61517261514e60c08401615029565b82805463ffffffff60801b191660809290921b63ffffffff60801b16919091179055565b6151a561518160e08401615029565b82805463ffffffff60a01b191660a09290921b63ffffffff60a01b16919091179055565b6151d96151b56101008401615029565b82805463ffffffff60c01b191660c09290921b63ffffffff60c01b16919091179055565b6122be6151e96101208401615029565b8280546001600160e01b031660e09290921b6001600160e01b031916919091179055565b61014081016152278261521f85614ff4565b61ffff169052565b61523360208401614667565b60ff16602083015261524760408401614667565b60ff16604083015261525b60608401614566565b63ffffffff16606083015261527260808401614566565b63ffffffff16608083015261528960a08401614566565b63ffffffff1660a08301526152a060c08401614566565b63ffffffff1660c08301526152b760e08401614566565b63ffffffff1660e08301526152cf6101008401614566565b63ffffffff166101008301526152e86101208401614566565b63ffffffff8116610120840152613549565b6001600160401b0383111561531157615311614eb5565b6153258361531f8354614e5a565b83614ecb565b6000601f84116001811461535957600085156153415750838201355b600019600387901b1c1916600186901b178355612779565b600083815260209020601f19861690835b8281101561538a578685013582556020948501946001909201910161536a565b50868210156153a75760001960f88860031b161c19848701351681555b505060018560011b0183555050505050565b81356153c4816147bd565b81546001600160a01b0319166001600160a01b03919091161781556020820135600182015560408201356002820155606082013560038201556080820135600482015560a0820135600582015560008060c084013536859003601e1901811261542b578283fd5b8401803591506001600160401b03821115615444578283fd5b60200191503681900382131561545957600080fd5b6154678183600686016152fa565b50505050565b606081526000863561547e816147bd565b6001600160a01b03166060838101919091526020880135608080850191909152604089013560a0858101919091529189013560c0808601919091529089013560e0850152908801356101008401526154d890880188614c85565b60e06101208501526154ef61014085018284614bb1565b9150508281036020840152615505818789614bb1565b9050828103604084015261551a818587614bb1565b98975050505050505050565b60808152600061553a608083018789614cca565b60208301959095525060ff9290921660408301526001600160401b031660609091015292915050565b818103818111156122fb576122fb614b59565b80820281158282048414176122fb576122fb614b59565b818103615598575050565b81825460005b6001811015612779576001928301805485830193909355920161559e565b6001600160401b0382811682821603908111156122fb576122fb614b59565b600060ff821660ff8103614eac57614eac614b59565b634e487b7160e01b600052601260045260246000fd5b600060ff83168061561a5761561a6155f1565b8060ff84160491505092915050565b60ff81811683821601908111156122fb576122fb614b59565b634e487b7160e01b600052603160045260246000fd5b63ffffffff82811682821603908111156122fb576122fb614b59565b80356001600160e01b03198116906004841015613549576001600160e01b031960049490940360031b84901b1690921692915050565b602080825282518282018190526000918401906040840190835b818110156148b35783518352602093840193909201916001016156c4565b6000602082840312156156f457600080fd5b5051919050565b6000808585111561570b57600080fd5b8386111561571857600080fd5b5050820193919092039150565b6000806040838503121561573857600080fd5b8235614a9581614551565b600082615752576157526155f1565b500490566080604052348015600f57600080fd5b50611f838061001f6000396000f3fe608060405234801561001057600080fd5b506004361061002b5760003560e01c806340ec6e4914610030575b600080fd5b61004361003e366004611e5e565b610055565b60405190815260200160405180910390f35b600061006563434f4d4d8361006b565b92915050565b8051600090808203610090576040516318afead960e11b815260040160405180910390fd5b600080604086901b8317815b846100a8826003611f2b565b116101675761014b600080516020611f638339815191528883815181106100d1576100d1611f4c565b60200260200101518808600080516020611f63833981519152896100f6856001611f2b565b8151811061010657610106611f4c565b60200260200101518708600080516020611f638339815191528a61012b866002611f2b565b8151811061013b5761013b611f4c565b6020026020010151870885610208565b92985090955093509150610160600382611f2b565b905061009c565b848103610178575050505050610065565b84610184826001611f2b565b10156101c257600080516020611f63833981519152876101a5836001611f2b565b815181106101b5576101b5611f4c565b6020026020010151850893505b6101f8600080516020611f638339815191528883815181106101e6576101e6611f4c565b60200260200101518808858585610208565b50919a9950505050505050505050565b6000806000803815600080516020611f6383398151915281017f10dc6e9c006ea38b04b1e03b4bd9490c0d03f98929ca1d7fb56821fd19d3b6e782017f0c28145b6a44df3e0149b3d0a30b3bb599df9756d4dd9b84a86b38cfb45a740b83017e544b8338791518b2c7645a50392798b21f75bb60e3596170067d00141cac1584017f222c01175718386f2e2e82eb122789e352e105a3b8fa852613bc534433ee428b850194508b8d018a8c01808e8f0101828d8e010187828960048709089350878189600486090892507f19b849f69450b06848da1d39bd5e4a4302bb86744edc26238b0878e269ed23e588858308019c50507f265ddfe127dd51bd7239347b758f0a1320eb2cc7450acc1dad47f80c8dcf34d683019a507f199750ec472f1809e0f66a545e1e51624108ac845015c2aa3dfc36bab497d8aa87838308019950507f157ff3fe65ac7208110f06a5f74302b14d743ea25067f0ffd032f787c7f1cdf8019650849050898009848a8683840909995050838889098489868384090998505083878809848886838409099750508386870984878683840909965050878901868801808a8b010182898a010187828960048709089350878189600486090892507f2e49c43c4569dd9c5fd35ac45fca33f10b15c590692f8beefe18f4896ac9490288858308019c50507f0e35fb89981890520d4aef2b6d6506c3cb2f0b6973c24fa82731345ffa2d1f1e83019a507f251ad47cb15c4f1105f109ae5e944f1ba9d9e7806d667ffec6fe723002e0b99687838308019950507f13da07dc64d428369873e97160234641f8beb56fdd05e5f3563fa39d9c22df4e019650849050898009848a8683840909995050838889098489868384090998505083878809848886838409099750508386870984878683840909965050878901868801808a8b010182898a010187828960048709089350878189600486090892507f0c009b84e650e6d23dc00c7dccef7483a553939689d350cd46e7b89055fd473888858308019c50507f011f16b1c63a854f01992e3956f42d8b04eb650c6d535eb0203dec74befdca0683019a507f0ed69e5e383a688f209d9a561daa79612f3f78d0467ad45485df07093f36754987838308019950507f04dba94a7b0ce9e221acad41472b6bbe3aec507f5eb3d33f463672264c9f789b019650849050898009848a8683840909995050838889098489868384090998505083878809848886838409099750508386870984878683840909965050878901868801808a8b010182898a010187828960048709089350878189600486090892507f0a3f2637d840f3a16eb094271c9d237b6036757d4bb50bf7ce732ff1d4fa28e888858308019c50507f259a666f129eea198f8a1c502fdb38fa39b1f075569564b6e54a485d1182323f83019a507f28bf7459c9b2f4c6d8e7d06a4ee3a47f7745d4271038e5157a32fdf7ede0d6a187838308019950507f0a1ca941f057037526ea200f489be8d4c37c85bbcce6a2aeec91bd6941432447019650849050898009848a8683840909995050838889098489868384090998505083878809848886838409099750508386870984878683840909965050878901868801808a8b010182898a010187828960048709089350878189600486090892507f0c6f8f958be0e93053d7fd4fc54512855535ed1539f051dcb43a26fd926361cf88858308019c5050829a5086828208995050809750505083898a09848a868384090999505083868801898b01087f123106a93cd17578d426e8128ac9d90aa9e8a00708e296e084dd57e69caaf8118186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f26e1ba52ad9285d97dd3ab52f8e840085e8fa83ff1e8f1877b074867cd2dee758186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1cb55cad7bd133de18a64c5c47b9c97cbe4d8b7bf9e095864471537e6a4ae2c58186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1dcd73e46acd8f8e0e2c7ce04bde7f6d2a53043d5060a41c7143f08e6e9055d08186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f011003e32f6d9c66f5852f05474a4def0cda294a0eb4e9b9b12b9bb4512e55748186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2b1e809ac1d10ab29ad5f20d03a57dfebadfe5903f58bafed7c508dd2287ae8c8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2539de1785b735999fb4dac35ee17ed0ef995d05ab2fc5faeaa69ae87bcec0a58186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0c246c5a2ef8ee0126497f222b3e0a0ef4e1c3d41c86d46e43982cb11d77951d8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f192089c4974f68e95408148f7c0632edbb09e6a6ad1a1c2f3f0305f5d03b527b8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1eae0ad8ab68b2f06a0ee36eeb0d0c058529097d91096b756d8fdc2fb5a60d858186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f179190e5d0e22179e46f8282872abc88db6e2fdc0dee99e69768bd98c5d06bfb8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f29bb9e2c9076732576e9a81c7ac4b83214528f7db00f31bf6cafe794a9b3cd1c8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f225d394e42207599403efd0c2464a90d52652645882aac35b10e590e6e691e088186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f064760623c25c8cf753d238055b444532be13557451c087de09efd454b23fd598186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f10ba3a0e01df92e87f301c4b716d8a394d67f4bf42a75c10922910a78f6b5b878186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0e070bf53f8451b24f9c6e96b0c2a801cb511bc0c242eb9d361b77693f21471c8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1b94cd61b051b04dd39755ff93821a73ccd6cb11d2491d8aa7f921014de252fb8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1d7cb39bafb8c744e148787a2e70230f9d4e917d5713bb050487b5aa7d74070b8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2ec93189bd1ab4f69117d0fe980c80ff8785c2961829f701bb74ac1f303b17db8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2db366bfdd36d277a692bb825b86275beac404a19ae07a9082ea46bd835179268186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f062100eb485db06269655cf186a68532985275428450359adc99cec6960711b88186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0761d33c66614aaa570e7f1e8244ca1120243f92fa59e4f900c567bf41f5a59b8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f20fc411a114d13992c2705aa034e3f315d78608a0f7de4ccf7a72e494855ad0d8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f25b5c004a4bdfcb5add9ec4e9ab219ba102c67e8b3effb5fc3a30f317250bc5a8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f23b1822d278ed632a494e58f6df6f5ed038b186d8474155ad87e7dff62b37f4b8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f22734b4c5c3f9493606c4ba9012499bf0f14d13bfcfcccaa16102a29cc2f69e08186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f26c0c8fe09eb30b7e27a74dc33492347e5bdff409aa3610254413d3fad795ce58186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f070dd0ccb6bd7bbae88eac03fa1fbb26196be3083a809829bbd626df348ccad98186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f12b6595bdb329b6fb043ba78bb28c3bec2c0a6de46d8c5ad6067c4ebfd4250da8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f248d97d7f76283d63bec30e7a5876c11c06fca9b275c671c5e33d95bb7e8d7298186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1a306d439d463b0816fc6fd64cc939318b45eb759ddde4aa106d15d9bd9baaaa8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f28a8f8372e3c38daced7c00421cb4621f4f1b54ddc27821b0d62d3d6ec7c56cf8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087e94975717f9a8a8bb35152f24d43294071ce320c829f388bc852183e1e2ce7e8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f04d5ee4c3aa78f7d80fde60d716480d3593f74d4f653ae83f4103246db2e8d658186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2a6cf5e9aa03d4336349ad6fb8ed2269c7bef54b8822cc76d08495c12efde1878186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2304d31eaab960ba9274da43e19ddeb7f792180808fd6e43baae48d7efcba3f38186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f03fd9ac865a4b2a6d5e7009785817249bff08a7e0726fcb4e1c11d39d199f0b08186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087eb7258ded52bbda2248404d55ee5044798afc3a209193073f7954d4d63b0b648186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f159f81ada0771799ec38fca2d4bf65ebb13d3a74f3298db36272c5ca65e92d9a8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1ef90e67437fbc8550237a75bc28e3bb9000130ea25f0c5471e144cf4264431f8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1e65f838515e5ff0196b49aa41a2d2568df739bc176b08ec95a79ed82932e30d8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2b1b045def3a166cec6ce768d079ba74b18c844e570e1f826575c1068c94c33f8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0832e5753ceb0ff6402543b1109229c165dc2d73bef715e3f1c6e07c168bb1738186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f02f614e9cedfb3dc6b762ae0a37d41bab1b841c2e8b6451bc5a8e3c390b6ad168186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0e2427d38bd46a60dd640b8e362cad967370ebb777bedff40f6a0be27e7ed7058186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0493630b7c670b6deb7c84d414e7ce79049f0ec098c3c7c50768bbe29214a53a8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f22ead100e8e482674decdab17066c5a26bb1515355d5461a3dc06cc85327cea98186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f25b3e56e655b42cdaae2626ed2554d48583f1ae35626d04de5084e0b6d2a6f168186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1e32752ada8836ef5837a6cde8ff13dbb599c336349e4c584b4fdc0a0cf6f9d08186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2fa2a871c15a387cc50f68f6f3c3455b23c00995f05078f672a9864074d412e58186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2f569b8a9a4424c9278e1db7311e889f54ccbf10661bab7fcd18e7c7a7d835058186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f044cb455110a8fdd531ade530234c518a7df93f7332ffd2144165374b246b43d8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f227808de93906d5d420246157f2e42b191fe8c90adfe118178ddc723a53190258186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f02fcca2934e046bc623adead873579865d03781ae090ad4a8579d2e7a68003558186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0ef915f0ac120b876abccceb344a1d36bad3f3c5ab91a8ddcbec2e060d8befac8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1797130f4b7a3e1777eb757bc6f287f6ab0fb85f6be63b09f3b16ef2b1405d388186868d09010199507f0a76225dc04170ae3306c85abab59e608c7f497c20156d4d36c668555decc6e58186858c09010198507f1fffb9ec1992d66ba1e77a7b93209af6f8fa76d48acb664796174b5326a31a5c8186848b09010197507f25721c4fc15a3f2853b57c338fa538d85f8fbba6c6b9c6090611889b797b9c5f8186888a09010196505050505080868709915080868284850909955080858609915080858284850909945080848509915080848284850909935080838409915080838284850909925084860191508284018086870101838586010183828560048809089450838185600486090892507f0c817fd42d5f7a41215e3d07ba197216adb4c3790705da95eb63b982bfcaf75a84868308019850507f13abe3f5239915d39f7e13c2c24970b6df8cf86ce00a22002bc15866e52b5a96840196507f2106feea546224ea12ef7f39987a46c85c1bc3dc29bdbd7a92cd60acb4d391ce83838308019550507f21ca859468a746b6aaa79474a37dab49f1ca5a28c748bc7157e1b3345bb0f95901925080868009915080868284850909955080858609915080858284850909945080848509915080848284850909935080838409915080838284850909925084860191508284018086870101838586010183828560048809089450838185600486090892507f05ccd6255c1e6f0c5cf1f0df934194c62911d14d0321662a8f1a48999e34185b84868308019850507f0f0e34a64b70a626e464d846674c4c8816c4fb267fe44fe6ea28678cb09490a4840196507f0558531a4e25470c6157794ca36d0e9647dbfcfe350d64838f5b1a8a2de0d4bf83838308019550507f09d3dca9173ed2faceea125157683d18924cadad3f655a60b72f5864961f145501925080868009915080868284850909955080858609915080858284850909945080848509915080848284850909935080838409915080838284850909925084860191508284018086870101838586010183828560048809089450838185600486090892507f0328cbd54e8c0913493f866ed03d218bf23f92d68aaec48617d4c722e5bd433584868308019850507f2bf07216e2aff0a223a487b1a7094e07e79e7bcc9798c648ee3347dd5329d34b840196507f1daf345a58006b736499c583cb76c316d6f78ed6a6dffc82111e11a63fe412df83838308019550507f176563472456aaa746b694c60e1823611ef39039b2edc7ff391e6f2293d2c40401925080868009915080868284850909955080858609915080858284850909945080848509915080848284850909935080838409915080838284850909925084860191508284018086870101838586010183828560048809089450838185600486090892508385820898505083965082828208955050809350505050945094509450949050565b634e487b7160e01b600052604160045260246000fd5b600060208284031215611e7057600080fd5b813567ffffffffffffffff811115611e8757600080fd5b8201601f81018413611e9857600080fd5b803567ffffffffffffffff811115611eb257611eb2611e48565b8060051b604051601f19603f830116810181811067ffffffffffffffff82111715611edf57611edf611e48565b604052918252602081840181019290810187841115611efd57600080fd5b6020850194505b83851015611f2057843580825260209586019590935001611f04565b509695505050505050565b8082018082111561006557634e487b7160e01b600052601160045260246000fd5b634e487b7160e01b600052603260045260246000fdfe30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001",
}

// Consortium is an auto generated Go binding around an Ethereum contract.
type Consortium struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Consortium) GetABI() abi.ABI {
	return c.abi
}

// NewConsortium creates a new instance of Consortium.
func NewConsortium() *Consortium {
	parsed, err := ConsortiumMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Consortium{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Consortium) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa53a1adf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approve(bytes32 id) returns()
func (consortium *Consortium) PackApprove(id [32]byte) []byte {
	enc, err := consortium.abi.Pack("approve", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa53a1adf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approve(bytes32 id) returns()
func (consortium *Consortium) TryPackApprove(id [32]byte) ([]byte, error) {
	return consortium.abi.Pack("approve", id)
}

// PackApprovers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x73a63497.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approvers(bytes32 id) view returns(address[] list)
func (consortium *Consortium) PackApprovers(id [32]byte) []byte {
	enc, err := consortium.abi.Pack("approvers", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprovers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x73a63497.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approvers(bytes32 id) view returns(address[] list)
func (consortium *Consortium) TryPackApprovers(id [32]byte) ([]byte, error) {
	return consortium.abi.Pack("approvers", id)
}

// UnpackApprovers is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x73a63497.
//
// Solidity: function approvers(bytes32 id) view returns(address[] list)
func (consortium *Consortium) UnpackApprovers(data []byte) ([]common.Address, error) {
	out, err := consortium.abi.Unpack("approvers", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackAttest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0533d485.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function attest(uint32 epoch, uint256 blockNumber, bytes proof) returns()
func (consortium *Consortium) PackAttest(epoch uint32, blockNumber *big.Int, proof []byte) []byte {
	enc, err := consortium.abi.Pack("attest", epoch, blockNumber, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAttest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0533d485.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function attest(uint32 epoch, uint256 blockNumber, bytes proof) returns()
func (consortium *Consortium) TryPackAttest(epoch uint32, blockNumber *big.Int, proof []byte) ([]byte, error) {
	return consortium.abi.Pack("attest", epoch, blockNumber, proof)
}

// PackAttestations is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe8a99ef6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function attestations(uint32 epoch) view returns(uint64[16])
func (consortium *Consortium) PackAttestations(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("attestations", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAttestations is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe8a99ef6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function attestations(uint32 epoch) view returns(uint64[16])
func (consortium *Consortium) TryPackAttestations(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("attestations", epoch)
}

// UnpackAttestations is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe8a99ef6.
//
// Solidity: function attestations(uint32 epoch) view returns(uint64[16])
func (consortium *Consortium) UnpackAttestations(data []byte) ([16]uint64, error) {
	out, err := consortium.abi.Unpack("attestations", data)
	if err != nil {
		return *new([16]uint64), err
	}
	out0 := *abi.ConvertType(out[0], new([16]uint64)).(*[16]uint64)
	return out0, nil
}

// PackAuditorCaseLimit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9e041ee5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function auditorCaseLimit(address auditor) view returns(uint8)
func (consortium *Consortium) PackAuditorCaseLimit(auditor common.Address) []byte {
	enc, err := consortium.abi.Pack("auditorCaseLimit", auditor)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuditorCaseLimit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9e041ee5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function auditorCaseLimit(address auditor) view returns(uint8)
func (consortium *Consortium) TryPackAuditorCaseLimit(auditor common.Address) ([]byte, error) {
	return consortium.abi.Pack("auditorCaseLimit", auditor)
}

// UnpackAuditorCaseLimit is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9e041ee5.
//
// Solidity: function auditorCaseLimit(address auditor) view returns(uint8)
func (consortium *Consortium) UnpackAuditorCaseLimit(data []byte) (uint8, error) {
	out, err := consortium.abi.Unpack("auditorCaseLimit", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackBindContracts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x34367a73.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function bindContracts(address registry_, address trace_) returns()
func (consortium *Consortium) PackBindContracts(registry common.Address, trace common.Address) []byte {
	enc, err := consortium.abi.Pack("bindContracts", registry, trace)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBindContracts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x34367a73.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function bindContracts(address registry_, address trace_) returns()
func (consortium *Consortium) TryPackBindContracts(registry common.Address, trace common.Address) ([]byte, error) {
	return consortium.abi.Pack("bindContracts", registry, trace)
}

// PackClearSeat is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb4e41c93.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function clearSeat(uint8 seat) returns()
func (consortium *Consortium) PackClearSeat(seat uint8) []byte {
	enc, err := consortium.abi.Pack("clearSeat", seat)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClearSeat is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb4e41c93.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function clearSeat(uint8 seat) returns()
func (consortium *Consortium) TryPackClearSeat(seat uint8) ([]byte, error) {
	return consortium.abi.Pack("clearSeat", seat)
}

// PackCommittee is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7d19cc63.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function committee(uint32 epoch) view returns((address,uint256,uint256,uint256,uint256,bytes32,string)[16] list)
func (consortium *Consortium) PackCommittee(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("committee", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommittee is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7d19cc63.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function committee(uint32 epoch) view returns((address,uint256,uint256,uint256,uint256,bytes32,string)[16] list)
func (consortium *Consortium) TryPackCommittee(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("committee", epoch)
}

// UnpackCommittee is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7d19cc63.
//
// Solidity: function committee(uint32 epoch) view returns((address,uint256,uint256,uint256,uint256,bytes32,string)[16] list)
func (consortium *Consortium) UnpackCommittee(data []byte) ([16]IConsortiumSeat, error) {
	out, err := consortium.abi.Unpack("committee", data)
	if err != nil {
		return *new([16]IConsortiumSeat), err
	}
	out0 := *abi.ConvertType(out[0], new([16]IConsortiumSeat)).(*[16]IConsortiumSeat)
	return out0, nil
}

// PackConfigurator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2b507df8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function configurator() view returns(address)
func (consortium *Consortium) PackConfigurator() []byte {
	enc, err := consortium.abi.Pack("configurator")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConfigurator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2b507df8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function configurator() view returns(address)
func (consortium *Consortium) TryPackConfigurator() ([]byte, error) {
	return consortium.abi.Pack("configurator")
}

// UnpackConfigurator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2b507df8.
//
// Solidity: function configurator() view returns(address)
func (consortium *Consortium) UnpackConfigurator(data []byte) (common.Address, error) {
	out, err := consortium.abi.Unpack("configurator", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackConfigureAuditor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa76f4b4f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function configureAuditor(address auditor, uint8 caseLimit) returns()
func (consortium *Consortium) PackConfigureAuditor(auditor common.Address, caseLimit uint8) []byte {
	enc, err := consortium.abi.Pack("configureAuditor", auditor, caseLimit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConfigureAuditor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa76f4b4f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function configureAuditor(address auditor, uint8 caseLimit) returns()
func (consortium *Consortium) TryPackConfigureAuditor(auditor common.Address, caseLimit uint8) ([]byte, error) {
	return consortium.abi.Pack("configureAuditor", auditor, caseLimit)
}

// PackConfigurePolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4ead9f42.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function configurePolicy((uint16,uint8,uint8,uint32,uint32,uint32,uint32,uint32,uint32,uint32) newPolicy) returns()
func (consortium *Consortium) PackConfigurePolicy(newPolicy IConsortiumPolicy) []byte {
	enc, err := consortium.abi.Pack("configurePolicy", newPolicy)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConfigurePolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4ead9f42.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function configurePolicy((uint16,uint8,uint8,uint32,uint32,uint32,uint32,uint32,uint32,uint32) newPolicy) returns()
func (consortium *Consortium) TryPackConfigurePolicy(newPolicy IConsortiumPolicy) ([]byte, error) {
	return consortium.abi.Pack("configurePolicy", newPolicy)
}

// PackConfigureSeat is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x850d12c4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function configureSeat(uint8 seat, (address,uint256,uint256,uint256,uint256,bytes32,string) config, bytes sharePossession, bytes issuerPossession) returns()
func (consortium *Consortium) PackConfigureSeat(seat uint8, config IConsortiumSeat, sharePossession []byte, issuerPossession []byte) []byte {
	enc, err := consortium.abi.Pack("configureSeat", seat, config, sharePossession, issuerPossession)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConfigureSeat is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x850d12c4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function configureSeat(uint8 seat, (address,uint256,uint256,uint256,uint256,bytes32,string) config, bytes sharePossession, bytes issuerPossession) returns()
func (consortium *Consortium) TryPackConfigureSeat(seat uint8, config IConsortiumSeat, sharePossession []byte, issuerPossession []byte) ([]byte, error) {
	return consortium.abi.Pack("configureSeat", seat, config, sharePossession, issuerPossession)
}

// PackConfigureWorkerSet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a0df42c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function configureWorkerSet(uint64 mask, uint8 threshold, uint32[] served) returns()
func (consortium *Consortium) PackConfigureWorkerSet(mask uint64, threshold uint8, served []uint32) []byte {
	enc, err := consortium.abi.Pack("configureWorkerSet", mask, threshold, served)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConfigureWorkerSet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a0df42c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function configureWorkerSet(uint64 mask, uint8 threshold, uint32[] served) returns()
func (consortium *Consortium) TryPackConfigureWorkerSet(mask uint64, threshold uint8, served []uint32) ([]byte, error) {
	return consortium.abi.Pack("configureWorkerSet", mask, threshold, served)
}

// PackConsortiumId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xca68a5c5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortiumId() view returns(uint256)
func (consortium *Consortium) PackConsortiumId() []byte {
	enc, err := consortium.abi.Pack("consortiumId")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortiumId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xca68a5c5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortiumId() view returns(uint256)
func (consortium *Consortium) TryPackConsortiumId() ([]byte, error) {
	return consortium.abi.Pack("consortiumId")
}

// UnpackConsortiumId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xca68a5c5.
//
// Solidity: function consortiumId() view returns(uint256)
func (consortium *Consortium) UnpackConsortiumId(data []byte) (*big.Int, error) {
	out, err := consortium.abi.Unpack("consortiumId", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCurrentEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76671808.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function currentEpoch() view returns(uint32)
func (consortium *Consortium) PackCurrentEpoch() []byte {
	enc, err := consortium.abi.Pack("currentEpoch")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCurrentEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76671808.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function currentEpoch() view returns(uint32)
func (consortium *Consortium) TryPackCurrentEpoch() ([]byte, error) {
	return consortium.abi.Pack("currentEpoch")
}

// UnpackCurrentEpoch is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x76671808.
//
// Solidity: function currentEpoch() view returns(uint32)
func (consortium *Consortium) UnpackCurrentEpoch(data []byte) (uint32, error) {
	out, err := consortium.abi.Unpack("currentEpoch", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackCurrentWorkerSetVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c4c4669.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function currentWorkerSetVersion() view returns(uint32)
func (consortium *Consortium) PackCurrentWorkerSetVersion() []byte {
	enc, err := consortium.abi.Pack("currentWorkerSetVersion")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCurrentWorkerSetVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c4c4669.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function currentWorkerSetVersion() view returns(uint32)
func (consortium *Consortium) TryPackCurrentWorkerSetVersion() ([]byte, error) {
	return consortium.abi.Pack("currentWorkerSetVersion")
}

// UnpackCurrentWorkerSetVersion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5c4c4669.
//
// Solidity: function currentWorkerSetVersion() view returns(uint32)
func (consortium *Consortium) UnpackCurrentWorkerSetVersion(data []byte) (uint32, error) {
	out, err := consortium.abi.Unpack("currentWorkerSetVersion", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackDeclareLost is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe9e464b2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function declareLost(uint32 epoch, uint8 seat, bool lost) returns()
func (consortium *Consortium) PackDeclareLost(epoch uint32, seat uint8, lost bool) []byte {
	enc, err := consortium.abi.Pack("declareLost", epoch, seat, lost)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeclareLost is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe9e464b2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function declareLost(uint32 epoch, uint8 seat, bool lost) returns()
func (consortium *Consortium) TryPackDeclareLost(epoch uint32, seat uint8, lost bool) ([]byte, error) {
	return consortium.abi.Pack("declareLost", epoch, seat, lost)
}

// PackEpochAlive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcae148fb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function epochAlive(uint32 epoch) view returns(bool)
func (consortium *Consortium) PackEpochAlive(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("epochAlive", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEpochAlive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcae148fb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function epochAlive(uint32 epoch) view returns(bool)
func (consortium *Consortium) TryPackEpochAlive(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("epochAlive", epoch)
}

// UnpackEpochAlive is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcae148fb.
//
// Solidity: function epochAlive(uint32 epoch) view returns(bool)
func (consortium *Consortium) UnpackEpochAlive(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("epochAlive", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackEpochAtRisk is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e13de0a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function epochAtRisk(uint32 epoch) view returns(bool)
func (consortium *Consortium) PackEpochAtRisk(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("epochAtRisk", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEpochAtRisk is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e13de0a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function epochAtRisk(uint32 epoch) view returns(bool)
func (consortium *Consortium) TryPackEpochAtRisk(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("epochAtRisk", epoch)
}

// UnpackEpochAtRisk is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8e13de0a.
//
// Solidity: function epochAtRisk(uint32 epoch) view returns(bool)
func (consortium *Consortium) UnpackEpochAtRisk(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("epochAtRisk", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackEpochInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe18910ff.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function epochInfo(uint32 epoch) view returns((uint256,uint64,uint8,uint64,uint64,uint64) info)
func (consortium *Consortium) PackEpochInfo(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("epochInfo", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEpochInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe18910ff.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function epochInfo(uint32 epoch) view returns((uint256,uint64,uint8,uint64,uint64,uint64) info)
func (consortium *Consortium) TryPackEpochInfo(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("epochInfo", epoch)
}

// UnpackEpochInfo is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe18910ff.
//
// Solidity: function epochInfo(uint32 epoch) view returns((uint256,uint64,uint8,uint64,uint64,uint64) info)
func (consortium *Consortium) UnpackEpochInfo(data []byte) (IConsortiumEpoch, error) {
	out, err := consortium.abi.Unpack("epochInfo", data)
	if err != nil {
		return *new(IConsortiumEpoch), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsortiumEpoch)).(*IConsortiumEpoch)
	return out0, nil
}

// PackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x333bb689.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function execute((address,bytes)[] calls, bytes32 salt) returns()
func (consortium *Consortium) PackExecute(calls []IGovernanceCall, salt [32]byte) []byte {
	enc, err := consortium.abi.Pack("execute", calls, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x333bb689.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function execute((address,bytes)[] calls, bytes32 salt) returns()
func (consortium *Consortium) TryPackExecute(calls []IGovernanceCall, salt [32]byte) ([]byte, error) {
	return consortium.abi.Pack("execute", calls, salt)
}

// PackIsWorkerSetServed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa5a376de.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isWorkerSetServed(uint32 version) view returns(bool)
func (consortium *Consortium) PackIsWorkerSetServed(version uint32) []byte {
	enc, err := consortium.abi.Pack("isWorkerSetServed", version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsWorkerSetServed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa5a376de.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isWorkerSetServed(uint32 version) view returns(bool)
func (consortium *Consortium) TryPackIsWorkerSetServed(version uint32) ([]byte, error) {
	return consortium.abi.Pack("isWorkerSetServed", version)
}

// UnpackIsWorkerSetServed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa5a376de.
//
// Solidity: function isWorkerSetServed(uint32 version) view returns(bool)
func (consortium *Consortium) UnpackIsWorkerSetServed(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("isWorkerSetServed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOperatorSeat is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff08e171.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function operatorSeat(uint32 epoch, address operator) view returns(uint8)
func (consortium *Consortium) PackOperatorSeat(epoch uint32, operator common.Address) []byte {
	enc, err := consortium.abi.Pack("operatorSeat", epoch, operator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOperatorSeat is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff08e171.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function operatorSeat(uint32 epoch, address operator) view returns(uint8)
func (consortium *Consortium) TryPackOperatorSeat(epoch uint32, operator common.Address) ([]byte, error) {
	return consortium.abi.Pack("operatorSeat", epoch, operator)
}

// UnpackOperatorSeat is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xff08e171.
//
// Solidity: function operatorSeat(uint32 epoch, address operator) view returns(uint8)
func (consortium *Consortium) UnpackOperatorSeat(data []byte) (uint8, error) {
	out, err := consortium.abi.Unpack("operatorSeat", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackOperators is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3011aae1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function operators(uint32 epoch) view returns(address[16] list)
func (consortium *Consortium) PackOperators(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("operators", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOperators is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3011aae1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function operators(uint32 epoch) view returns(address[16] list)
func (consortium *Consortium) TryPackOperators(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("operators", epoch)
}

// UnpackOperators is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3011aae1.
//
// Solidity: function operators(uint32 epoch) view returns(address[16] list)
func (consortium *Consortium) UnpackOperators(data []byte) ([16]common.Address, error) {
	out, err := consortium.abi.Unpack("operators", data)
	if err != nil {
		return *new([16]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([16]common.Address)).(*[16]common.Address)
	return out0, nil
}

// PackPauseRegistrations is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x073270de.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pauseRegistrations(bool paused) returns()
func (consortium *Consortium) PackPauseRegistrations(paused bool) []byte {
	enc, err := consortium.abi.Pack("pauseRegistrations", paused)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPauseRegistrations is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x073270de.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pauseRegistrations(bool paused) returns()
func (consortium *Consortium) TryPackPauseRegistrations(paused bool) ([]byte, error) {
	return consortium.abi.Pack("pauseRegistrations", paused)
}

// PackPolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0505c8c9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function policy() view returns((uint16,uint8,uint8,uint32,uint32,uint32,uint32,uint32,uint32,uint32))
func (consortium *Consortium) PackPolicy() []byte {
	enc, err := consortium.abi.Pack("policy")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0505c8c9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function policy() view returns((uint16,uint8,uint8,uint32,uint32,uint32,uint32,uint32,uint32,uint32))
func (consortium *Consortium) TryPackPolicy() ([]byte, error) {
	return consortium.abi.Pack("policy")
}

// UnpackPolicy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0505c8c9.
//
// Solidity: function policy() view returns((uint16,uint8,uint8,uint32,uint32,uint32,uint32,uint32,uint32,uint32))
func (consortium *Consortium) UnpackPolicy(data []byte) (IConsortiumPolicy, error) {
	out, err := consortium.abi.Unpack("policy", data)
	if err != nil {
		return *new(IConsortiumPolicy), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsortiumPolicy)).(*IConsortiumPolicy)
	return out0, nil
}

// PackProposal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6da59041.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposal(bytes32 id) view returns((address,uint64,uint64,uint8,bool))
func (consortium *Consortium) PackProposal(id [32]byte) []byte {
	enc, err := consortium.abi.Pack("proposal", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6da59041.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposal(bytes32 id) view returns((address,uint64,uint64,uint8,bool))
func (consortium *Consortium) TryPackProposal(id [32]byte) ([]byte, error) {
	return consortium.abi.Pack("proposal", id)
}

// UnpackProposal is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6da59041.
//
// Solidity: function proposal(bytes32 id) view returns((address,uint64,uint64,uint8,bool))
func (consortium *Consortium) UnpackProposal(data []byte) (IGovernanceProposal, error) {
	out, err := consortium.abi.Unpack("proposal", data)
	if err != nil {
		return *new(IGovernanceProposal), err
	}
	out0 := *abi.ConvertType(out[0], new(IGovernanceProposal)).(*IGovernanceProposal)
	return out0, nil
}

// PackProposalId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1535269a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposalId((address,bytes)[] calls, bytes32 salt) view returns(bytes32)
func (consortium *Consortium) PackProposalId(calls []IGovernanceCall, salt [32]byte) []byte {
	enc, err := consortium.abi.Pack("proposalId", calls, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposalId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1535269a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposalId((address,bytes)[] calls, bytes32 salt) view returns(bytes32)
func (consortium *Consortium) TryPackProposalId(calls []IGovernanceCall, salt [32]byte) ([]byte, error) {
	return consortium.abi.Pack("proposalId", calls, salt)
}

// UnpackProposalId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1535269a.
//
// Solidity: function proposalId((address,bytes)[] calls, bytes32 salt) view returns(bytes32)
func (consortium *Consortium) UnpackProposalId(data []byte) ([32]byte, error) {
	out, err := consortium.abi.Unpack("proposalId", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98251647.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function propose((address,bytes)[] calls, bytes32 salt) returns(bytes32 id)
func (consortium *Consortium) PackPropose(calls []IGovernanceCall, salt [32]byte) []byte {
	enc, err := consortium.abi.Pack("propose", calls, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPropose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98251647.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function propose((address,bytes)[] calls, bytes32 salt) returns(bytes32 id)
func (consortium *Consortium) TryPackPropose(calls []IGovernanceCall, salt [32]byte) ([]byte, error) {
	return consortium.abi.Pack("propose", calls, salt)
}

// UnpackPropose is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x98251647.
//
// Solidity: function propose((address,bytes)[] calls, bytes32 salt) returns(bytes32 id)
func (consortium *Consortium) UnpackPropose(data []byte) ([32]byte, error) {
	out, err := consortium.abi.Unpack("propose", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRegistrationTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf187ea19.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registrationTerms(uint32 epoch) view returns(uint256 digest, uint16 maxNyms)
func (consortium *Consortium) PackRegistrationTerms(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("registrationTerms", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegistrationTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf187ea19.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registrationTerms(uint32 epoch) view returns(uint256 digest, uint16 maxNyms)
func (consortium *Consortium) TryPackRegistrationTerms(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("registrationTerms", epoch)
}

// RegistrationTermsOutput serves as a container for the return parameters of contract
// method RegistrationTerms.
type RegistrationTermsOutput struct {
	Digest  *big.Int
	MaxNyms uint16
}

// UnpackRegistrationTerms is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf187ea19.
//
// Solidity: function registrationTerms(uint32 epoch) view returns(uint256 digest, uint16 maxNyms)
func (consortium *Consortium) UnpackRegistrationTerms(data []byte) (RegistrationTermsOutput, error) {
	out, err := consortium.abi.Unpack("registrationTerms", data)
	outstruct := new(RegistrationTermsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Digest = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.MaxNyms = *abi.ConvertType(out[1], new(uint16)).(*uint16)
	return *outstruct, nil
}

// PackRegistrationsPaused is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec00cd8e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registrationsPaused() view returns(bool)
func (consortium *Consortium) PackRegistrationsPaused() []byte {
	enc, err := consortium.abi.Pack("registrationsPaused")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegistrationsPaused is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec00cd8e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registrationsPaused() view returns(bool)
func (consortium *Consortium) TryPackRegistrationsPaused() ([]byte, error) {
	return consortium.abi.Pack("registrationsPaused")
}

// UnpackRegistrationsPaused is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xec00cd8e.
//
// Solidity: function registrationsPaused() view returns(bool)
func (consortium *Consortium) UnpackRegistrationsPaused(data []byte) (bool, error) {
	out, err := consortium.abi.Unpack("registrationsPaused", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRegistry is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b103999.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registry() view returns(address)
func (consortium *Consortium) PackRegistry() []byte {
	enc, err := consortium.abi.Pack("registry")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegistry is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b103999.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registry() view returns(address)
func (consortium *Consortium) TryPackRegistry() ([]byte, error) {
	return consortium.abi.Pack("registry")
}

// UnpackRegistry is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7b103999.
//
// Solidity: function registry() view returns(address)
func (consortium *Consortium) UnpackRegistry(data []byte) (common.Address, error) {
	out, err := consortium.abi.Unpack("registry", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackRenewalTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x13e30ae1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renewalTerms(uint32 epoch) view returns(uint256 digest, uint16 maxNyms)
func (consortium *Consortium) PackRenewalTerms(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("renewalTerms", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenewalTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x13e30ae1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renewalTerms(uint32 epoch) view returns(uint256 digest, uint16 maxNyms)
func (consortium *Consortium) TryPackRenewalTerms(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("renewalTerms", epoch)
}

// RenewalTermsOutput serves as a container for the return parameters of contract
// method RenewalTerms.
type RenewalTermsOutput struct {
	Digest  *big.Int
	MaxNyms uint16
}

// UnpackRenewalTerms is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x13e30ae1.
//
// Solidity: function renewalTerms(uint32 epoch) view returns(uint256 digest, uint16 maxNyms)
func (consortium *Consortium) UnpackRenewalTerms(data []byte) (RenewalTermsOutput, error) {
	out, err := consortium.abi.Unpack("renewalTerms", data)
	outstruct := new(RenewalTermsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Digest = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.MaxNyms = *abi.ConvertType(out[1], new(uint16)).(*uint16)
	return *outstruct, nil
}

// PackReplaceOperator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4223fcec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function replaceOperator(uint32 epoch, uint8 seat, address operator) returns()
func (consortium *Consortium) PackReplaceOperator(epoch uint32, seat uint8, operator common.Address) []byte {
	enc, err := consortium.abi.Pack("replaceOperator", epoch, seat, operator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReplaceOperator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4223fcec.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function replaceOperator(uint32 epoch, uint8 seat, address operator) returns()
func (consortium *Consortium) TryPackReplaceOperator(epoch uint32, seat uint8, operator common.Address) ([]byte, error) {
	return consortium.abi.Pack("replaceOperator", epoch, seat, operator)
}

// PackSealEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc0749bb3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sealEpoch(uint32 epoch, uint8 threshold, bool emergency) returns()
func (consortium *Consortium) PackSealEpoch(epoch uint32, threshold uint8, emergency bool) []byte {
	enc, err := consortium.abi.Pack("sealEpoch", epoch, threshold, emergency)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSealEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc0749bb3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sealEpoch(uint32 epoch, uint8 threshold, bool emergency) returns()
func (consortium *Consortium) TryPackSealEpoch(epoch uint32, threshold uint8, emergency bool) ([]byte, error) {
	return consortium.abi.Pack("sealEpoch", epoch, threshold, emergency)
}

// PackSealFirstEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaea62af9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sealFirstEpoch(uint8 threshold) returns()
func (consortium *Consortium) PackSealFirstEpoch(threshold uint8) []byte {
	enc, err := consortium.abi.Pack("sealFirstEpoch", threshold)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSealFirstEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaea62af9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sealFirstEpoch(uint8 threshold) returns()
func (consortium *Consortium) TryPackSealFirstEpoch(threshold uint8) ([]byte, error) {
	return consortium.abi.Pack("sealFirstEpoch", threshold)
}

// PackSeatsAttesting is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f711c29.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function seatsAttesting(uint32 epoch) view returns(uint64 mask)
func (consortium *Consortium) PackSeatsAttesting(epoch uint32) []byte {
	enc, err := consortium.abi.Pack("seatsAttesting", epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSeatsAttesting is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f711c29.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function seatsAttesting(uint32 epoch) view returns(uint64 mask)
func (consortium *Consortium) TryPackSeatsAttesting(epoch uint32) ([]byte, error) {
	return consortium.abi.Pack("seatsAttesting", epoch)
}

// UnpackSeatsAttesting is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5f711c29.
//
// Solidity: function seatsAttesting(uint32 epoch) view returns(uint64 mask)
func (consortium *Consortium) UnpackSeatsAttesting(data []byte) (uint64, error) {
	out, err := consortium.abi.Unpack("seatsAttesting", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackTally is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6e22eb5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tally(bytes32 id) view returns(uint8 approvals, uint8 quorum)
func (consortium *Consortium) PackTally(id [32]byte) []byte {
	enc, err := consortium.abi.Pack("tally", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTally is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6e22eb5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tally(bytes32 id) view returns(uint8 approvals, uint8 quorum)
func (consortium *Consortium) TryPackTally(id [32]byte) ([]byte, error) {
	return consortium.abi.Pack("tally", id)
}

// TallyOutput serves as a container for the return parameters of contract
// method Tally.
type TallyOutput struct {
	Approvals uint8
	Quorum    uint8
}

// UnpackTally is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf6e22eb5.
//
// Solidity: function tally(bytes32 id) view returns(uint8 approvals, uint8 quorum)
func (consortium *Consortium) UnpackTally(data []byte) (TallyOutput, error) {
	out, err := consortium.abi.Unpack("tally", data)
	outstruct := new(TallyOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Approvals = *abi.ConvertType(out[0], new(uint8)).(*uint8)
	outstruct.Quorum = *abi.ConvertType(out[1], new(uint8)).(*uint8)
	return *outstruct, nil
}

// PackTrace is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaad96ad4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function trace() view returns(address)
func (consortium *Consortium) PackTrace() []byte {
	enc, err := consortium.abi.Pack("trace")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTrace is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaad96ad4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function trace() view returns(address)
func (consortium *Consortium) TryPackTrace() ([]byte, error) {
	return consortium.abi.Pack("trace")
}

// UnpackTrace is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xaad96ad4.
//
// Solidity: function trace() view returns(address)
func (consortium *Consortium) UnpackTrace(data []byte) (common.Address, error) {
	out, err := consortium.abi.Unpack("trace", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackWithdrawApproval is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09860b51.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdrawApproval(bytes32 id) returns()
func (consortium *Consortium) PackWithdrawApproval(id [32]byte) []byte {
	enc, err := consortium.abi.Pack("withdrawApproval", id)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdrawApproval is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09860b51.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdrawApproval(bytes32 id) returns()
func (consortium *Consortium) TryPackWithdrawApproval(id [32]byte) ([]byte, error) {
	return consortium.abi.Pack("withdrawApproval", id)
}

// PackWorkerSet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7af7669.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function workerSet(uint32 version) view returns((uint64,uint8,uint32))
func (consortium *Consortium) PackWorkerSet(version uint32) []byte {
	enc, err := consortium.abi.Pack("workerSet", version)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWorkerSet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7af7669.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function workerSet(uint32 version) view returns((uint64,uint8,uint32))
func (consortium *Consortium) TryPackWorkerSet(version uint32) ([]byte, error) {
	return consortium.abi.Pack("workerSet", version)
}

// UnpackWorkerSet is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb7af7669.
//
// Solidity: function workerSet(uint32 version) view returns((uint64,uint8,uint32))
func (consortium *Consortium) UnpackWorkerSet(data []byte) (IConsortiumWorkerSet, error) {
	out, err := consortium.abi.Unpack("workerSet", data)
	if err != nil {
		return *new(IConsortiumWorkerSet), err
	}
	out0 := *abi.ConvertType(out[0], new(IConsortiumWorkerSet)).(*IConsortiumWorkerSet)
	return out0, nil
}

// ConsortiumApprovalWithdrawn represents a ApprovalWithdrawn event raised by the Consortium contract.
type ConsortiumApprovalWithdrawn struct {
	Id        [32]byte
	Operator  common.Address
	Approvals uint8
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumApprovalWithdrawnEventName = "ApprovalWithdrawn"

// ContractEventName returns the user-defined event name.
func (ConsortiumApprovalWithdrawn) ContractEventName() string {
	return ConsortiumApprovalWithdrawnEventName
}

// UnpackApprovalWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ApprovalWithdrawn(bytes32 indexed id, address indexed operator, uint8 approvals)
func (consortium *Consortium) UnpackApprovalWithdrawnEvent(log *types.Log) (*ConsortiumApprovalWithdrawn, error) {
	event := "ApprovalWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumApprovalWithdrawn)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumAttested represents a Attested event raised by the Consortium contract.
type ConsortiumAttested struct {
	Epoch       uint32
	Seat        uint8
	BlockNumber *big.Int
	BlockHash   [32]byte
	Proof       []byte
	Raw         *types.Log // Blockchain specific contextual infos
}

const ConsortiumAttestedEventName = "Attested"

// ContractEventName returns the user-defined event name.
func (ConsortiumAttested) ContractEventName() string {
	return ConsortiumAttestedEventName
}

// UnpackAttestedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Attested(uint32 indexed epoch, uint8 indexed seat, uint256 blockNumber, bytes32 blockHash, bytes proof)
func (consortium *Consortium) UnpackAttestedEvent(log *types.Log) (*ConsortiumAttested, error) {
	event := "Attested"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumAttested)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumAuditorConfigured represents a AuditorConfigured event raised by the Consortium contract.
type ConsortiumAuditorConfigured struct {
	Auditor   common.Address
	CaseLimit uint8
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumAuditorConfiguredEventName = "AuditorConfigured"

// ContractEventName returns the user-defined event name.
func (ConsortiumAuditorConfigured) ContractEventName() string {
	return ConsortiumAuditorConfiguredEventName
}

// UnpackAuditorConfiguredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuditorConfigured(address indexed auditor, uint8 caseLimit)
func (consortium *Consortium) UnpackAuditorConfiguredEvent(log *types.Log) (*ConsortiumAuditorConfigured, error) {
	event := "AuditorConfigured"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumAuditorConfigured)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumContractsBound represents a ContractsBound event raised by the Consortium contract.
type ConsortiumContractsBound struct {
	Registry common.Address
	Trace    common.Address
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumContractsBoundEventName = "ContractsBound"

// ContractEventName returns the user-defined event name.
func (ConsortiumContractsBound) ContractEventName() string {
	return ConsortiumContractsBoundEventName
}

// UnpackContractsBoundEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ContractsBound(address registry, address trace)
func (consortium *Consortium) UnpackContractsBoundEvent(log *types.Log) (*ConsortiumContractsBound, error) {
	event := "ContractsBound"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumContractsBound)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumEpochSealed represents a EpochSealed event raised by the Consortium contract.
type ConsortiumEpochSealed struct {
	Epoch     uint32
	Digest    *big.Int
	Mask      uint64
	Threshold uint8
	Emergency bool
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumEpochSealedEventName = "EpochSealed"

// ContractEventName returns the user-defined event name.
func (ConsortiumEpochSealed) ContractEventName() string {
	return ConsortiumEpochSealedEventName
}

// UnpackEpochSealedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EpochSealed(uint32 indexed epoch, uint256 digest, uint64 mask, uint8 threshold, bool emergency)
func (consortium *Consortium) UnpackEpochSealedEvent(log *types.Log) (*ConsortiumEpochSealed, error) {
	event := "EpochSealed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumEpochSealed)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumOperatorReplaced represents a OperatorReplaced event raised by the Consortium contract.
type ConsortiumOperatorReplaced struct {
	Epoch    uint32
	Seat     uint8
	Former   common.Address
	Operator common.Address
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumOperatorReplacedEventName = "OperatorReplaced"

// ContractEventName returns the user-defined event name.
func (ConsortiumOperatorReplaced) ContractEventName() string {
	return ConsortiumOperatorReplacedEventName
}

// UnpackOperatorReplacedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OperatorReplaced(uint32 indexed epoch, uint8 indexed seat, address former, address operator)
func (consortium *Consortium) UnpackOperatorReplacedEvent(log *types.Log) (*ConsortiumOperatorReplaced, error) {
	event := "OperatorReplaced"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumOperatorReplaced)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumPolicyConfigured represents a PolicyConfigured event raised by the Consortium contract.
type ConsortiumPolicyConfigured struct {
	Policy IConsortiumPolicy
	Raw    *types.Log // Blockchain specific contextual infos
}

const ConsortiumPolicyConfiguredEventName = "PolicyConfigured"

// ContractEventName returns the user-defined event name.
func (ConsortiumPolicyConfigured) ContractEventName() string {
	return ConsortiumPolicyConfiguredEventName
}

// UnpackPolicyConfiguredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PolicyConfigured((uint16,uint8,uint8,uint32,uint32,uint32,uint32,uint32,uint32,uint32) policy)
func (consortium *Consortium) UnpackPolicyConfiguredEvent(log *types.Log) (*ConsortiumPolicyConfigured, error) {
	event := "PolicyConfigured"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumPolicyConfigured)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumProposalApproved represents a ProposalApproved event raised by the Consortium contract.
type ConsortiumProposalApproved struct {
	Id        [32]byte
	Operator  common.Address
	Approvals uint8
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposalApprovedEventName = "ProposalApproved"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposalApproved) ContractEventName() string {
	return ConsortiumProposalApprovedEventName
}

// UnpackProposalApprovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalApproved(bytes32 indexed id, address indexed operator, uint8 approvals)
func (consortium *Consortium) UnpackProposalApprovedEvent(log *types.Log) (*ConsortiumProposalApproved, error) {
	event := "ProposalApproved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposalApproved)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumProposalExecuted represents a ProposalExecuted event raised by the Consortium contract.
type ConsortiumProposalExecuted struct {
	Id       [32]byte
	Executor common.Address
	Raw      *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposalExecutedEventName = "ProposalExecuted"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposalExecuted) ContractEventName() string {
	return ConsortiumProposalExecutedEventName
}

// UnpackProposalExecutedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalExecuted(bytes32 indexed id, address executor)
func (consortium *Consortium) UnpackProposalExecutedEvent(log *types.Log) (*ConsortiumProposalExecuted, error) {
	event := "ProposalExecuted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposalExecuted)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumProposalReady represents a ProposalReady event raised by the Consortium contract.
type ConsortiumProposalReady struct {
	Id      [32]byte
	ReadyAt uint64
	Raw     *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposalReadyEventName = "ProposalReady"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposalReady) ContractEventName() string {
	return ConsortiumProposalReadyEventName
}

// UnpackProposalReadyEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProposalReady(bytes32 indexed id, uint64 readyAt)
func (consortium *Consortium) UnpackProposalReadyEvent(log *types.Log) (*ConsortiumProposalReady, error) {
	event := "ProposalReady"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposalReady)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumProposed represents a Proposed event raised by the Consortium contract.
type ConsortiumProposed struct {
	Id        [32]byte
	Proposer  common.Address
	Calls     []IGovernanceCall
	Salt      [32]byte
	Floor     uint8
	ExpiresAt uint64
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumProposedEventName = "Proposed"

// ContractEventName returns the user-defined event name.
func (ConsortiumProposed) ContractEventName() string {
	return ConsortiumProposedEventName
}

// UnpackProposedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Proposed(bytes32 indexed id, address indexed proposer, (address,bytes)[] calls, bytes32 salt, uint8 floor, uint64 expiresAt)
func (consortium *Consortium) UnpackProposedEvent(log *types.Log) (*ConsortiumProposed, error) {
	event := "Proposed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumProposed)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumRegistrationsPausedSet represents a RegistrationsPausedSet event raised by the Consortium contract.
type ConsortiumRegistrationsPausedSet struct {
	Paused bool
	Raw    *types.Log // Blockchain specific contextual infos
}

const ConsortiumRegistrationsPausedSetEventName = "RegistrationsPausedSet"

// ContractEventName returns the user-defined event name.
func (ConsortiumRegistrationsPausedSet) ContractEventName() string {
	return ConsortiumRegistrationsPausedSetEventName
}

// UnpackRegistrationsPausedSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RegistrationsPausedSet(bool paused)
func (consortium *Consortium) UnpackRegistrationsPausedSetEvent(log *types.Log) (*ConsortiumRegistrationsPausedSet, error) {
	event := "RegistrationsPausedSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumRegistrationsPausedSet)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumSeatCleared represents a SeatCleared event raised by the Consortium contract.
type ConsortiumSeatCleared struct {
	Epoch uint32
	Seat  uint8
	Raw   *types.Log // Blockchain specific contextual infos
}

const ConsortiumSeatClearedEventName = "SeatCleared"

// ContractEventName returns the user-defined event name.
func (ConsortiumSeatCleared) ContractEventName() string {
	return ConsortiumSeatClearedEventName
}

// UnpackSeatClearedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SeatCleared(uint32 indexed epoch, uint8 indexed seat)
func (consortium *Consortium) UnpackSeatClearedEvent(log *types.Log) (*ConsortiumSeatCleared, error) {
	event := "SeatCleared"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumSeatCleared)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumSeatConfigured represents a SeatConfigured event raised by the Consortium contract.
type ConsortiumSeatConfigured struct {
	Epoch            uint32
	Seat             uint8
	Config           IConsortiumSeat
	SharePossession  []byte
	IssuerPossession []byte
	Raw              *types.Log // Blockchain specific contextual infos
}

const ConsortiumSeatConfiguredEventName = "SeatConfigured"

// ContractEventName returns the user-defined event name.
func (ConsortiumSeatConfigured) ContractEventName() string {
	return ConsortiumSeatConfiguredEventName
}

// UnpackSeatConfiguredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SeatConfigured(uint32 indexed epoch, uint8 indexed seat, (address,uint256,uint256,uint256,uint256,bytes32,string) config, bytes sharePossession, bytes issuerPossession)
func (consortium *Consortium) UnpackSeatConfiguredEvent(log *types.Log) (*ConsortiumSeatConfigured, error) {
	event := "SeatConfigured"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumSeatConfigured)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumSeatLost represents a SeatLost event raised by the Consortium contract.
type ConsortiumSeatLost struct {
	Epoch uint32
	Seat  uint8
	Lost  bool
	Raw   *types.Log // Blockchain specific contextual infos
}

const ConsortiumSeatLostEventName = "SeatLost"

// ContractEventName returns the user-defined event name.
func (ConsortiumSeatLost) ContractEventName() string {
	return ConsortiumSeatLostEventName
}

// UnpackSeatLostEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SeatLost(uint32 indexed epoch, uint8 indexed seat, bool lost)
func (consortium *Consortium) UnpackSeatLostEvent(log *types.Log) (*ConsortiumSeatLost, error) {
	event := "SeatLost"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumSeatLost)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// ConsortiumWorkerSetConfigured represents a WorkerSetConfigured event raised by the Consortium contract.
type ConsortiumWorkerSetConfigured struct {
	Version   uint32
	Mask      uint64
	Threshold uint8
	Served    []uint32
	Raw       *types.Log // Blockchain specific contextual infos
}

const ConsortiumWorkerSetConfiguredEventName = "WorkerSetConfigured"

// ContractEventName returns the user-defined event name.
func (ConsortiumWorkerSetConfigured) ContractEventName() string {
	return ConsortiumWorkerSetConfiguredEventName
}

// UnpackWorkerSetConfiguredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event WorkerSetConfigured(uint32 indexed version, uint64 mask, uint8 threshold, uint32[] served)
func (consortium *Consortium) UnpackWorkerSetConfiguredEvent(log *types.Log) (*ConsortiumWorkerSetConfigured, error) {
	event := "WorkerSetConfigured"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != consortium.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ConsortiumWorkerSetConfigured)
	if len(log.Data) > 0 {
		if err := consortium.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range consortium.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (consortium *Consortium) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], consortium.abi.Errors["AttestationBlockRefused"].ID.Bytes()[:4]) {
		return consortium.UnpackAttestationBlockRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["AuditorZero"].ID.Bytes()[:4]) {
		return consortium.UnpackAuditorZeroError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["CallerNotOperator"].ID.Bytes()[:4]) {
		return consortium.UnpackCallerNotOperatorError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ConsortiumCallerNotConfigurator"].ID.Bytes()[:4]) {
		return consortium.UnpackConsortiumCallerNotConfiguratorError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ContractsMismatch"].ID.Bytes()[:4]) {
		return consortium.UnpackContractsMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["EpochNotNext"].ID.Bytes()[:4]) {
		return consortium.UnpackEpochNotNextError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["EpochNotSealed"].ID.Bytes()[:4]) {
		return consortium.UnpackEpochNotSealedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["EpochNotSuperseded"].ID.Bytes()[:4]) {
		return consortium.UnpackEpochNotSupersededError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["EpochNotUsable"].ID.Bytes()[:4]) {
		return consortium.UnpackEpochNotUsableError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["EpochThresholdOutOfRange"].ID.Bytes()[:4]) {
		return consortium.UnpackEpochThresholdOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["PolicyIncomplete"].ID.Bytes()[:4]) {
		return consortium.UnpackPolicyIncompleteError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["PolicyRefused"].ID.Bytes()[:4]) {
		return consortium.UnpackPolicyRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalCallFailed"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalCallFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalCallRefused"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalCallRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalDone"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalDoneError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalExists"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalExpired"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalLength"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalLocked"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalLockedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalQuorumMissing"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalQuorumMissingError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalUnknown"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["ProposalVoteRefused"].ID.Bytes()[:4]) {
		return consortium.UnpackProposalVoteRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["RegistrationsPaused"].ID.Bytes()[:4]) {
		return consortium.UnpackRegistrationsPausedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatEndpointLength"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatEndpointLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatKeyInvalid"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatKeyInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatKeyRepeated"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatKeyRepeatedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatNumberOutOfRange"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatNumberOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatOperatorRepeated"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatOperatorRepeatedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatOperatorZero"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatOperatorZeroError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatPossessionLength"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatPossessionLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatSealingKeyRepeated"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatSealingKeyRepeatedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["SeatSealingKeyZero"].ID.Bytes()[:4]) {
		return consortium.UnpackSeatSealingKeyZeroError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["WorkerSetInvalid"].ID.Bytes()[:4]) {
		return consortium.UnpackWorkerSetInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["WorkerSetNotServed"].ID.Bytes()[:4]) {
		return consortium.UnpackWorkerSetNotServedError(raw[4:])
	}
	if bytes.Equal(raw[:4], consortium.abi.Errors["WorkerSetOutdated"].ID.Bytes()[:4]) {
		return consortium.UnpackWorkerSetOutdatedError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ConsortiumAttestationBlockRefused represents a AttestationBlockRefused error raised by the Consortium contract.
type ConsortiumAttestationBlockRefused struct {
	BlockNumber *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AttestationBlockRefused(uint256 blockNumber)
func ConsortiumAttestationBlockRefusedErrorID() common.Hash {
	return common.HexToHash("0xfb319be4bfe1537b523bbdc055b8cfc7649bdda63fae4fe43e1d2e5966515a1b")
}

// UnpackAttestationBlockRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AttestationBlockRefused(uint256 blockNumber)
func (consortium *Consortium) UnpackAttestationBlockRefusedError(raw []byte) (*ConsortiumAttestationBlockRefused, error) {
	out := new(ConsortiumAttestationBlockRefused)
	if err := consortium.abi.UnpackIntoInterface(out, "AttestationBlockRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumAuditorZero represents a AuditorZero error raised by the Consortium contract.
type ConsortiumAuditorZero struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AuditorZero()
func ConsortiumAuditorZeroErrorID() common.Hash {
	return common.HexToHash("0x5ca76d9567583c4eff44fb46f8f86f2b1a1b548b56cc7e2dcd974a754a3881b1")
}

// UnpackAuditorZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AuditorZero()
func (consortium *Consortium) UnpackAuditorZeroError(raw []byte) (*ConsortiumAuditorZero, error) {
	out := new(ConsortiumAuditorZero)
	if err := consortium.abi.UnpackIntoInterface(out, "AuditorZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumCallerNotOperator represents a CallerNotOperator error raised by the Consortium contract.
type ConsortiumCallerNotOperator struct {
	Epoch  *big.Int
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CallerNotOperator(uint256 epoch, address caller)
func ConsortiumCallerNotOperatorErrorID() common.Hash {
	return common.HexToHash("0x6289c4eef7162a417956809de88098e3dfca65bf96cf1c4edf2b35f2a603090c")
}

// UnpackCallerNotOperatorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CallerNotOperator(uint256 epoch, address caller)
func (consortium *Consortium) UnpackCallerNotOperatorError(raw []byte) (*ConsortiumCallerNotOperator, error) {
	out := new(ConsortiumCallerNotOperator)
	if err := consortium.abi.UnpackIntoInterface(out, "CallerNotOperator", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumConsortiumCallerNotConfigurator represents a ConsortiumCallerNotConfigurator error raised by the Consortium contract.
type ConsortiumConsortiumCallerNotConfigurator struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ConsortiumCallerNotConfigurator(address caller)
func ConsortiumConsortiumCallerNotConfiguratorErrorID() common.Hash {
	return common.HexToHash("0x513e5713a785b96924abddb39d7849e5e9f26c382b78c93b6306ab3100c1e5aa")
}

// UnpackConsortiumCallerNotConfiguratorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ConsortiumCallerNotConfigurator(address caller)
func (consortium *Consortium) UnpackConsortiumCallerNotConfiguratorError(raw []byte) (*ConsortiumConsortiumCallerNotConfigurator, error) {
	out := new(ConsortiumConsortiumCallerNotConfigurator)
	if err := consortium.abi.UnpackIntoInterface(out, "ConsortiumCallerNotConfigurator", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumContractsMismatch represents a ContractsMismatch error raised by the Consortium contract.
type ConsortiumContractsMismatch struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ContractsMismatch()
func ConsortiumContractsMismatchErrorID() common.Hash {
	return common.HexToHash("0x498d04db3ec5546daa84b40d6d3fe6e45aafea148e22dbf0f12c7da5ff7b872f")
}

// UnpackContractsMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ContractsMismatch()
func (consortium *Consortium) UnpackContractsMismatchError(raw []byte) (*ConsortiumContractsMismatch, error) {
	out := new(ConsortiumContractsMismatch)
	if err := consortium.abi.UnpackIntoInterface(out, "ContractsMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumEpochNotNext represents a EpochNotNext error raised by the Consortium contract.
type ConsortiumEpochNotNext struct {
	Epoch *big.Int
	Next  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EpochNotNext(uint256 epoch, uint256 next)
func ConsortiumEpochNotNextErrorID() common.Hash {
	return common.HexToHash("0xafc39291a8c974b407f8704f65bdbb6e80b9c98d0258cbde41af376b621d91ba")
}

// UnpackEpochNotNextError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EpochNotNext(uint256 epoch, uint256 next)
func (consortium *Consortium) UnpackEpochNotNextError(raw []byte) (*ConsortiumEpochNotNext, error) {
	out := new(ConsortiumEpochNotNext)
	if err := consortium.abi.UnpackIntoInterface(out, "EpochNotNext", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumEpochNotSealed represents a EpochNotSealed error raised by the Consortium contract.
type ConsortiumEpochNotSealed struct {
	Epoch *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EpochNotSealed(uint256 epoch)
func ConsortiumEpochNotSealedErrorID() common.Hash {
	return common.HexToHash("0x2d3c7950c0393d9170d5e006fa648aca9b329ff049230bfa7543721d47e0015a")
}

// UnpackEpochNotSealedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EpochNotSealed(uint256 epoch)
func (consortium *Consortium) UnpackEpochNotSealedError(raw []byte) (*ConsortiumEpochNotSealed, error) {
	out := new(ConsortiumEpochNotSealed)
	if err := consortium.abi.UnpackIntoInterface(out, "EpochNotSealed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumEpochNotSuperseded represents a EpochNotSuperseded error raised by the Consortium contract.
type ConsortiumEpochNotSuperseded struct {
	Epoch *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EpochNotSuperseded(uint256 epoch)
func ConsortiumEpochNotSupersededErrorID() common.Hash {
	return common.HexToHash("0xf9c88ff83374c564a58fb6f071750177022d7c4c8047b86d82899760dbfb3a49")
}

// UnpackEpochNotSupersededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EpochNotSuperseded(uint256 epoch)
func (consortium *Consortium) UnpackEpochNotSupersededError(raw []byte) (*ConsortiumEpochNotSuperseded, error) {
	out := new(ConsortiumEpochNotSuperseded)
	if err := consortium.abi.UnpackIntoInterface(out, "EpochNotSuperseded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumEpochNotUsable represents a EpochNotUsable error raised by the Consortium contract.
type ConsortiumEpochNotUsable struct {
	Epoch *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EpochNotUsable(uint256 epoch)
func ConsortiumEpochNotUsableErrorID() common.Hash {
	return common.HexToHash("0xa365bba73c29681f0179482bbf8c43b6fe492ca95c9b234954eeb4e1537dbcfd")
}

// UnpackEpochNotUsableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EpochNotUsable(uint256 epoch)
func (consortium *Consortium) UnpackEpochNotUsableError(raw []byte) (*ConsortiumEpochNotUsable, error) {
	out := new(ConsortiumEpochNotUsable)
	if err := consortium.abi.UnpackIntoInterface(out, "EpochNotUsable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumEpochThresholdOutOfRange represents a EpochThresholdOutOfRange error raised by the Consortium contract.
type ConsortiumEpochThresholdOutOfRange struct {
	Threshold *big.Int
	Seats     *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EpochThresholdOutOfRange(uint256 threshold, uint256 seats)
func ConsortiumEpochThresholdOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xf6b79018fa90400f5b948ce2406883b62be4cc5b13ae015b9838da6c88730f29")
}

// UnpackEpochThresholdOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EpochThresholdOutOfRange(uint256 threshold, uint256 seats)
func (consortium *Consortium) UnpackEpochThresholdOutOfRangeError(raw []byte) (*ConsortiumEpochThresholdOutOfRange, error) {
	out := new(ConsortiumEpochThresholdOutOfRange)
	if err := consortium.abi.UnpackIntoInterface(out, "EpochThresholdOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumPolicyIncomplete represents a PolicyIncomplete error raised by the Consortium contract.
type ConsortiumPolicyIncomplete struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PolicyIncomplete()
func ConsortiumPolicyIncompleteErrorID() common.Hash {
	return common.HexToHash("0x41dc0f7142e40fd447d699dde43df36128f15dd5e84c9f2d8b855716f1f05535")
}

// UnpackPolicyIncompleteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PolicyIncomplete()
func (consortium *Consortium) UnpackPolicyIncompleteError(raw []byte) (*ConsortiumPolicyIncomplete, error) {
	out := new(ConsortiumPolicyIncomplete)
	if err := consortium.abi.UnpackIntoInterface(out, "PolicyIncomplete", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumPolicyRefused represents a PolicyRefused error raised by the Consortium contract.
type ConsortiumPolicyRefused struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PolicyRefused()
func ConsortiumPolicyRefusedErrorID() common.Hash {
	return common.HexToHash("0x6ac14eaab11a49df2d0517e72d2d76966287fe8d78abcfc9ec9adb70bcae3d83")
}

// UnpackPolicyRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PolicyRefused()
func (consortium *Consortium) UnpackPolicyRefusedError(raw []byte) (*ConsortiumPolicyRefused, error) {
	out := new(ConsortiumPolicyRefused)
	if err := consortium.abi.UnpackIntoInterface(out, "PolicyRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalCallFailed represents a ProposalCallFailed error raised by the Consortium contract.
type ConsortiumProposalCallFailed struct {
	Index  *big.Int
	Reason []byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalCallFailed(uint256 index, bytes reason)
func ConsortiumProposalCallFailedErrorID() common.Hash {
	return common.HexToHash("0x032dc0ead420472175f94d4fe3801d790c40fbd0026e2c2da19c1fa9fdf2a312")
}

// UnpackProposalCallFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalCallFailed(uint256 index, bytes reason)
func (consortium *Consortium) UnpackProposalCallFailedError(raw []byte) (*ConsortiumProposalCallFailed, error) {
	out := new(ConsortiumProposalCallFailed)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalCallFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalCallRefused represents a ProposalCallRefused error raised by the Consortium contract.
type ConsortiumProposalCallRefused struct {
	Index    *big.Int
	Target   common.Address
	Selector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalCallRefused(uint256 index, address target, bytes4 selector)
func ConsortiumProposalCallRefusedErrorID() common.Hash {
	return common.HexToHash("0xf43acb67a80a27b5b60f8ff9e1846aa21a87a7f8a72c4afc70ef4a7ec5c8acf0")
}

// UnpackProposalCallRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalCallRefused(uint256 index, address target, bytes4 selector)
func (consortium *Consortium) UnpackProposalCallRefusedError(raw []byte) (*ConsortiumProposalCallRefused, error) {
	out := new(ConsortiumProposalCallRefused)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalCallRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalDone represents a ProposalDone error raised by the Consortium contract.
type ConsortiumProposalDone struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalDone(bytes32 id)
func ConsortiumProposalDoneErrorID() common.Hash {
	return common.HexToHash("0x99c4ea3bb8b10ade7ec07ef3d4a17277a1db90ab76840ad9a4b936e9b67dc6c8")
}

// UnpackProposalDoneError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalDone(bytes32 id)
func (consortium *Consortium) UnpackProposalDoneError(raw []byte) (*ConsortiumProposalDone, error) {
	out := new(ConsortiumProposalDone)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalDone", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalExists represents a ProposalExists error raised by the Consortium contract.
type ConsortiumProposalExists struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalExists(bytes32 id)
func ConsortiumProposalExistsErrorID() common.Hash {
	return common.HexToHash("0x44da54e0a7a2f772c4c58e6f4a0de95371a84c6a2ee358150a657d707cff04af")
}

// UnpackProposalExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalExists(bytes32 id)
func (consortium *Consortium) UnpackProposalExistsError(raw []byte) (*ConsortiumProposalExists, error) {
	out := new(ConsortiumProposalExists)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalExpired represents a ProposalExpired error raised by the Consortium contract.
type ConsortiumProposalExpired struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalExpired(bytes32 id)
func ConsortiumProposalExpiredErrorID() common.Hash {
	return common.HexToHash("0x58f98006a7f2f253f8ae8f8b7cec9008ca05359633561cd7c22f3005682d4a55")
}

// UnpackProposalExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalExpired(bytes32 id)
func (consortium *Consortium) UnpackProposalExpiredError(raw []byte) (*ConsortiumProposalExpired, error) {
	out := new(ConsortiumProposalExpired)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalLength represents a ProposalLength error raised by the Consortium contract.
type ConsortiumProposalLength struct {
	Calls *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalLength(uint256 calls)
func ConsortiumProposalLengthErrorID() common.Hash {
	return common.HexToHash("0x8820f4c15b2a75ece35865ca52319ed48a9dcc186f164c2a80817590304ece81")
}

// UnpackProposalLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalLength(uint256 calls)
func (consortium *Consortium) UnpackProposalLengthError(raw []byte) (*ConsortiumProposalLength, error) {
	out := new(ConsortiumProposalLength)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalLocked represents a ProposalLocked error raised by the Consortium contract.
type ConsortiumProposalLocked struct {
	Id      [32]byte
	ReadyAt *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalLocked(bytes32 id, uint256 readyAt)
func ConsortiumProposalLockedErrorID() common.Hash {
	return common.HexToHash("0xb6802fb0ab5ad7b304dfe90ab075ac621f00b8638aebfd8221fd7bd26fddebe5")
}

// UnpackProposalLockedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalLocked(bytes32 id, uint256 readyAt)
func (consortium *Consortium) UnpackProposalLockedError(raw []byte) (*ConsortiumProposalLocked, error) {
	out := new(ConsortiumProposalLocked)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalLocked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalQuorumMissing represents a ProposalQuorumMissing error raised by the Consortium contract.
type ConsortiumProposalQuorumMissing struct {
	Id        [32]byte
	Approvals *big.Int
	Quorum    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalQuorumMissing(bytes32 id, uint256 approvals, uint256 quorum)
func ConsortiumProposalQuorumMissingErrorID() common.Hash {
	return common.HexToHash("0xc923d75526c73e8cf8a42fb2dc4b5f171474b49ce1ffced1eb384fdafb1e9052")
}

// UnpackProposalQuorumMissingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalQuorumMissing(bytes32 id, uint256 approvals, uint256 quorum)
func (consortium *Consortium) UnpackProposalQuorumMissingError(raw []byte) (*ConsortiumProposalQuorumMissing, error) {
	out := new(ConsortiumProposalQuorumMissing)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalQuorumMissing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalUnknown represents a ProposalUnknown error raised by the Consortium contract.
type ConsortiumProposalUnknown struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalUnknown(bytes32 id)
func ConsortiumProposalUnknownErrorID() common.Hash {
	return common.HexToHash("0xc8fe85b68d5250b62feb5fe08d60c19ee8a46cf08acfc298eb1444c8d02ea482")
}

// UnpackProposalUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalUnknown(bytes32 id)
func (consortium *Consortium) UnpackProposalUnknownError(raw []byte) (*ConsortiumProposalUnknown, error) {
	out := new(ConsortiumProposalUnknown)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumProposalVoteRefused represents a ProposalVoteRefused error raised by the Consortium contract.
type ConsortiumProposalVoteRefused struct {
	Id     [32]byte
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProposalVoteRefused(bytes32 id, address caller)
func ConsortiumProposalVoteRefusedErrorID() common.Hash {
	return common.HexToHash("0x56adecef5fff364444f5b47737d124918c47f05617e7ca92215728f0fb79d51f")
}

// UnpackProposalVoteRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProposalVoteRefused(bytes32 id, address caller)
func (consortium *Consortium) UnpackProposalVoteRefusedError(raw []byte) (*ConsortiumProposalVoteRefused, error) {
	out := new(ConsortiumProposalVoteRefused)
	if err := consortium.abi.UnpackIntoInterface(out, "ProposalVoteRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumRegistrationsPaused represents a RegistrationsPaused error raised by the Consortium contract.
type ConsortiumRegistrationsPaused struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationsPaused()
func ConsortiumRegistrationsPausedErrorID() common.Hash {
	return common.HexToHash("0x21b2498e03483a016baf1097462a972b61892cb50b3e1df3607fa34475870039")
}

// UnpackRegistrationsPausedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationsPaused()
func (consortium *Consortium) UnpackRegistrationsPausedError(raw []byte) (*ConsortiumRegistrationsPaused, error) {
	out := new(ConsortiumRegistrationsPaused)
	if err := consortium.abi.UnpackIntoInterface(out, "RegistrationsPaused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatEndpointLength represents a SeatEndpointLength error raised by the Consortium contract.
type ConsortiumSeatEndpointLength struct {
	Seat   *big.Int
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatEndpointLength(uint256 seat, uint256 length)
func ConsortiumSeatEndpointLengthErrorID() common.Hash {
	return common.HexToHash("0xaba93f78773f993660460b22ef1721ac72713f744c382aa43d433ddb562e9d60")
}

// UnpackSeatEndpointLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatEndpointLength(uint256 seat, uint256 length)
func (consortium *Consortium) UnpackSeatEndpointLengthError(raw []byte) (*ConsortiumSeatEndpointLength, error) {
	out := new(ConsortiumSeatEndpointLength)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatEndpointLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatKeyInvalid represents a SeatKeyInvalid error raised by the Consortium contract.
type ConsortiumSeatKeyInvalid struct {
	Seat *big.Int
	X    *big.Int
	Y    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatKeyInvalid(uint256 seat, uint256 x, uint256 y)
func ConsortiumSeatKeyInvalidErrorID() common.Hash {
	return common.HexToHash("0x5a2feaa5526adaefc2e1b29ac9a3d4f32638078175c43842a11fd64a9dbc6e62")
}

// UnpackSeatKeyInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatKeyInvalid(uint256 seat, uint256 x, uint256 y)
func (consortium *Consortium) UnpackSeatKeyInvalidError(raw []byte) (*ConsortiumSeatKeyInvalid, error) {
	out := new(ConsortiumSeatKeyInvalid)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatKeyInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatKeyRepeated represents a SeatKeyRepeated error raised by the Consortium contract.
type ConsortiumSeatKeyRepeated struct {
	Seat *big.Int
	X    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatKeyRepeated(uint256 seat, uint256 x)
func ConsortiumSeatKeyRepeatedErrorID() common.Hash {
	return common.HexToHash("0xcb8da5f329e53ecfa3598cf48383d8e9860393cfbb2fed7111c5953909550a07")
}

// UnpackSeatKeyRepeatedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatKeyRepeated(uint256 seat, uint256 x)
func (consortium *Consortium) UnpackSeatKeyRepeatedError(raw []byte) (*ConsortiumSeatKeyRepeated, error) {
	out := new(ConsortiumSeatKeyRepeated)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatKeyRepeated", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatNumberOutOfRange represents a SeatNumberOutOfRange error raised by the Consortium contract.
type ConsortiumSeatNumberOutOfRange struct {
	Seat *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatNumberOutOfRange(uint256 seat)
func ConsortiumSeatNumberOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x87d214a9dfda9bf22a39d823fffb79e1861d877741f79c1831c6e0e0e538fd76")
}

// UnpackSeatNumberOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatNumberOutOfRange(uint256 seat)
func (consortium *Consortium) UnpackSeatNumberOutOfRangeError(raw []byte) (*ConsortiumSeatNumberOutOfRange, error) {
	out := new(ConsortiumSeatNumberOutOfRange)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatNumberOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatOperatorRepeated represents a SeatOperatorRepeated error raised by the Consortium contract.
type ConsortiumSeatOperatorRepeated struct {
	Seat     *big.Int
	Operator common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatOperatorRepeated(uint256 seat, address operator)
func ConsortiumSeatOperatorRepeatedErrorID() common.Hash {
	return common.HexToHash("0x143e8425e6ec20efa296df70614aed49a8041f06ba1e58a39f1b438f445cadd6")
}

// UnpackSeatOperatorRepeatedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatOperatorRepeated(uint256 seat, address operator)
func (consortium *Consortium) UnpackSeatOperatorRepeatedError(raw []byte) (*ConsortiumSeatOperatorRepeated, error) {
	out := new(ConsortiumSeatOperatorRepeated)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatOperatorRepeated", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatOperatorZero represents a SeatOperatorZero error raised by the Consortium contract.
type ConsortiumSeatOperatorZero struct {
	Seat *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatOperatorZero(uint256 seat)
func ConsortiumSeatOperatorZeroErrorID() common.Hash {
	return common.HexToHash("0xf8a9df4971cccb5672cee596c9e6627df4f9bd40e9127e5d2a54e0b034671406")
}

// UnpackSeatOperatorZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatOperatorZero(uint256 seat)
func (consortium *Consortium) UnpackSeatOperatorZeroError(raw []byte) (*ConsortiumSeatOperatorZero, error) {
	out := new(ConsortiumSeatOperatorZero)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatOperatorZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatPossessionLength represents a SeatPossessionLength error raised by the Consortium contract.
type ConsortiumSeatPossessionLength struct {
	Seat   *big.Int
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatPossessionLength(uint256 seat, uint256 length)
func ConsortiumSeatPossessionLengthErrorID() common.Hash {
	return common.HexToHash("0xb76f5830819fe091e5211b41e517131e88e09587d564b3c95ec3f375c86ed84a")
}

// UnpackSeatPossessionLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatPossessionLength(uint256 seat, uint256 length)
func (consortium *Consortium) UnpackSeatPossessionLengthError(raw []byte) (*ConsortiumSeatPossessionLength, error) {
	out := new(ConsortiumSeatPossessionLength)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatPossessionLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatSealingKeyRepeated represents a SeatSealingKeyRepeated error raised by the Consortium contract.
type ConsortiumSeatSealingKeyRepeated struct {
	Seat       *big.Int
	SealingKey [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatSealingKeyRepeated(uint256 seat, bytes32 sealingKey)
func ConsortiumSeatSealingKeyRepeatedErrorID() common.Hash {
	return common.HexToHash("0x88a0f74f5f76589d6014d30539c816d4680f4f76e5ec44607fbfb6a7dec19582")
}

// UnpackSeatSealingKeyRepeatedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatSealingKeyRepeated(uint256 seat, bytes32 sealingKey)
func (consortium *Consortium) UnpackSeatSealingKeyRepeatedError(raw []byte) (*ConsortiumSeatSealingKeyRepeated, error) {
	out := new(ConsortiumSeatSealingKeyRepeated)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatSealingKeyRepeated", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumSeatSealingKeyZero represents a SeatSealingKeyZero error raised by the Consortium contract.
type ConsortiumSeatSealingKeyZero struct {
	Seat *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SeatSealingKeyZero(uint256 seat)
func ConsortiumSeatSealingKeyZeroErrorID() common.Hash {
	return common.HexToHash("0x864c83eb2f9fb6298e8c28a214dddcffe337ab786c308ef8df33f9a153971680")
}

// UnpackSeatSealingKeyZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SeatSealingKeyZero(uint256 seat)
func (consortium *Consortium) UnpackSeatSealingKeyZeroError(raw []byte) (*ConsortiumSeatSealingKeyZero, error) {
	out := new(ConsortiumSeatSealingKeyZero)
	if err := consortium.abi.UnpackIntoInterface(out, "SeatSealingKeyZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumWorkerSetInvalid represents a WorkerSetInvalid error raised by the Consortium contract.
type ConsortiumWorkerSetInvalid struct {
	Mask      *big.Int
	Threshold *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WorkerSetInvalid(uint256 mask, uint256 threshold)
func ConsortiumWorkerSetInvalidErrorID() common.Hash {
	return common.HexToHash("0x2ecdb1550528c84ed862a62db7d13fbc372aa7f5eebc0ddc42df31e138544148")
}

// UnpackWorkerSetInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WorkerSetInvalid(uint256 mask, uint256 threshold)
func (consortium *Consortium) UnpackWorkerSetInvalidError(raw []byte) (*ConsortiumWorkerSetInvalid, error) {
	out := new(ConsortiumWorkerSetInvalid)
	if err := consortium.abi.UnpackIntoInterface(out, "WorkerSetInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumWorkerSetNotServed represents a WorkerSetNotServed error raised by the Consortium contract.
type ConsortiumWorkerSetNotServed struct {
	Version *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WorkerSetNotServed(uint256 version)
func ConsortiumWorkerSetNotServedErrorID() common.Hash {
	return common.HexToHash("0x5dd13f0af4d4e95656f864a59a7c68cdd2acdee294f0e4c25137dd6ef3be9293")
}

// UnpackWorkerSetNotServedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WorkerSetNotServed(uint256 version)
func (consortium *Consortium) UnpackWorkerSetNotServedError(raw []byte) (*ConsortiumWorkerSetNotServed, error) {
	out := new(ConsortiumWorkerSetNotServed)
	if err := consortium.abi.UnpackIntoInterface(out, "WorkerSetNotServed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ConsortiumWorkerSetOutdated represents a WorkerSetOutdated error raised by the Consortium contract.
type ConsortiumWorkerSetOutdated struct {
	Seat *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WorkerSetOutdated(uint256 seat)
func ConsortiumWorkerSetOutdatedErrorID() common.Hash {
	return common.HexToHash("0x588ef03a1742804a5418ebe618e2632e9195039e2e0e0eb6814567e86644427f")
}

// UnpackWorkerSetOutdatedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WorkerSetOutdated(uint256 seat)
func (consortium *Consortium) UnpackWorkerSetOutdatedError(raw []byte) (*ConsortiumWorkerSetOutdated, error) {
	out := new(ConsortiumWorkerSetOutdated)
	if err := consortium.abi.UnpackIntoInterface(out, "WorkerSetOutdated", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogMetaData contains all meta data concerning the GrantLog contract.
var GrantLogMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"contractIPseudonymRegistry\",\"name\":\"registry_\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"log\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"root\",\"type\":\"bytes32\"}],\"name\":\"anchorReceipts\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"contentHash\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"capsuleId\",\"type\":\"bytes32\"}],\"name\":\"anchorRecord\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"contentHash\",\"type\":\"bytes32\"}],\"name\":\"anchoredCapsule\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"commitment\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"bundle\",\"type\":\"bytes32\"}],\"name\":\"grant\",\"outputs\":[{\"internalType\":\"GrantId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"ownerNym\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"commitment\",\"type\":\"bytes32\"}],\"name\":\"grantId\",\"outputs\":[{\"internalType\":\"GrantId\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"ownerNym\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"commitment\",\"type\":\"bytes32\"}],\"name\":\"grantState\",\"outputs\":[{\"components\":[{\"internalType\":\"GrantId\",\"name\":\"id\",\"type\":\"bytes32\"},{\"internalType\":\"enumIGrantLog.GrantStatus\",\"name\":\"status\",\"type\":\"uint8\"},{\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"createdBlock\",\"type\":\"uint64\"}],\"internalType\":\"structIGrantLog.GrantState\",\"name\":\"state\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"ownerNym\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"commitment\",\"type\":\"bytes32\"}],\"name\":\"isActive\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"worker\",\"type\":\"address\"}],\"name\":\"receiptAnchor\",\"outputs\":[{\"components\":[{\"internalType\":\"uint32\",\"name\":\"log\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"internalType\":\"bytes32\",\"name\":\"root\",\"type\":\"bytes32\"},{\"internalType\":\"uint64\",\"name\":\"blockNumber\",\"type\":\"uint64\"}],\"internalType\":\"structIGrantLog.ReceiptAnchor\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"registry\",\"outputs\":[{\"internalType\":\"contractIPseudonymRegistry\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"resetReceipts\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"commitment\",\"type\":\"bytes32\"}],\"name\":\"revoke\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"blockNumber\",\"type\":\"uint64\"}],\"name\":\"revokeAllBefore\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"ownerNym\",\"type\":\"uint256\"}],\"name\":\"revokedBefore\",\"outputs\":[{\"internalType\":\"uint64\",\"name\":\"\",\"type\":\"uint64\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"GrantId\",\"name\":\"grantId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"ownerNym\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"commitment\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"bundle\",\"type\":\"bytes32\"}],\"name\":\"Granted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"worker\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"log\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"root\",\"type\":\"bytes32\"}],\"name\":\"ReceiptsAnchored\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"address\",\"name\":\"worker\",\"type\":\"address\"},{\"indexed\":true,\"internalType\":\"uint32\",\"name\":\"log\",\"type\":\"uint32\"}],\"name\":\"ReceiptsReset\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"contentHash\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"bytes32\",\"name\":\"capsuleId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"RecordAnchored\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"GrantId\",\"name\":\"grantId\",\"type\":\"bytes32\"},{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"ownerNym\",\"type\":\"uint256\"}],\"name\":\"Revoked\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"ownerNym\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"blockNumber\",\"type\":\"uint64\"}],\"name\":\"RevokedAllBefore\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"GrantId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"GrantAlreadyRevoked\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"expiry\",\"type\":\"uint256\"}],\"name\":\"GrantExpiryPast\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"GrantId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"GrantIdUsed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"GrantOwnerUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"blockNumber\",\"type\":\"uint256\"}],\"name\":\"GrantRevocationBlockRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"GrantId\",\"name\":\"id\",\"type\":\"bytes32\"}],\"name\":\"GrantUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint32\",\"name\":\"current\",\"type\":\"uint32\"}],\"name\":\"ReceiptsLogMismatch\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"ReceiptsRootZero\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint64\",\"name\":\"size\",\"type\":\"uint64\"}],\"name\":\"ReceiptsSizeRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"bytes32\",\"name\":\"contentHash\",\"type\":\"bytes32\"}],\"name\":\"RecordAlreadyAnchored\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"RecordIdZero\",\"type\":\"error\"}]",
	ID:  "e488d9c631a3c192ff21010f7d0bd09bfc",
	Bin: "0x60a060405234801561001057600080fd5b50604051610f54380380610f5483398101604081905261002f91610040565b6001600160a01b0316608052610070565b60006020828403121561005257600080fd5b81516001600160a01b038116811461006957600080fd5b9392505050565b608051610eb46100a0600039600081816101090152818161046101528181610a5d0152610c370152610eb46000f3fe608060405234801561001057600080fd5b50600436106100cf5760003560e01c8063a1f4fdb51161008c578063b47765ef11610066578063b47765ef14610315578063b75c7dc614610328578063ba94c9b31461033b578063dc18e7931461034e57600080fd5b8063a1f4fdb51461018b578063b13d0091146101c4578063b4752daf146102d457600080fd5b80630e3ed81c146100d45780633be75d49146100de578063472a05f2146100f15780637b1039991461010457806394b9868014610148578063978ac98f14610168575b600080fd5b6100dc610361565b005b6100dc6100ec366004610cd2565b610449565b6100dc6100ff366004610d10565b61058b565b61012b7f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b0390911681526020015b60405180910390f35b61015b610156366004610cd2565b610670565b60405161013f9190610d48565b61017b610176366004610cd2565b610794565b604051901515815260200161013f565b6101b6610199366004610cd2565b600260209081526000928352604080842090915290825290205481565b60405190815260200161013f565b6102846101d2366004610da7565b60408051608080820183526000808352602080840182905283850182905260609384018290526001600160a01b039590951681526003855283902083518083018552815463ffffffff80821683526001600160401b0364010000000083048116848a01908152600160601b909304811684890190815260019095015484880190815288519687018952935190911685529051811696840196909652519382019390935291519092169181019190915290565b60405161013f9190600060808201905063ffffffff83511682526001600160401b036020840151166020830152604083015160408301526001600160401b03606084015116606083015292915050565b6102fd6102e2366004610dd0565b6001602052600090815260409020546001600160401b031681565b6040516001600160401b03909116815260200161013f565b6101b6610323366004610cd2565b6107c1565b6100dc610336366004610dd0565b610822565b6100dc610349366004610de9565b6108f1565b6101b661035c366004610e31565b610a3b565b336000908152600360205260408120546103829063ffffffff166001610e6c565b6040805160808101825263ffffffff80841680835260006020808501828152436001600160401b039081168789019081526060880185815233808752600390955289862098518954945192518416600160601b0267ffffffffffffffff60601b1993909416640100000000026bffffffffffffffffffffffff1990951698169790971792909217919091161785559251600190940193909355925193945091927f24e762c644ddaf5ef12871d0c5553a87b816ee6aaf88f701db36ac31e488fcd99190a350565b6040516305558c6360e21b81523360048201526000907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690631556318c90602401602060405180830381865afa1580156104b0573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906104d49190610e88565b90508215806104e1575081155b156104ff5760405163cdee930960e01b815260040160405180910390fd5b60008181526002602090815260408083208684529091529020541561053f576040516326acd36d60e11b8152600481018490526024015b60405180910390fd5b6000818152600260209081526040808320868452909152808220849055518291849186917f21ff592cc3c226429a5a9dc452d67bfe07fad6fbb0937c03400ead193675fbdb91a4505050565b6000610595610c1f565b905060006105a4436001610ea1565b9050806001600160401b0316836001600160401b031611156105c4578092505b6000828152600160205260409020546001600160401b039081169084161161060a5760405163481da28b60e01b81526001600160401b0384166004820152602401610536565b600082815260016020908152604091829020805467ffffffffffffffff19166001600160401b038716908117909155915191825283917f3a5bf6c4e46d37c8cf971423dbdff497de0ce30ffa70d436517702c7cc80645d910160405180910390a2505050565b60408051608081018252600080825260208201819052918101829052606081019190915261069e83836107c1565b80825260009081526020818152604080832081516060808201845291546001600160401b03808216808452600160401b83048216968401968752600160801b90920460ff161515838601529387015283518316918601919091529151919291169003610726576020820160005b9081600381111561071e5761071e610d32565b90525061078d565b8060400151806107565750600084815260016020908152604090912054908201516001600160401b039182169116105b156107665760208201600361070b565b4281600001516001600160401b0316116107855760208201600261070b565b600160208301525b5092915050565b600060016107a28484610670565b6020015160038111156107b7576107b7610d32565b1490505b92915050565b604080517f939b3a42afdd50ded41feb769790680fa02d82d1847aa40d6fbe043179fc22f26020808301919091524682840152306060830152608082019490945260a0808201939093528151808203909301835260c0019052805191012090565b600061082c610c1f565b9050600061083a82846107c1565b6000818152602081905260408120805492935091600160401b90046001600160401b0316900361088057604051632d48d85560e01b815260048101839052602401610536565b8054600160801b900460ff16156108ad57604051638b37d1b760e01b815260048101839052602401610536565b805460ff60801b1916600160801b178155604051839083907ff53e4c807734a99e87fb386d2952cda1e1aa71600280ecf91f5eaae69677c33390600090a350505050565b336000908152600360205260409020805463ffffffff858116911614610935578054604051630765bc9f60e21b815263ffffffff9091166004820152602401610536565b80546001600160401b0364010000000090910481169084161161097657604051630cbca79b60e21b81526001600160401b0384166004820152602401610536565b600082900361099857604051637e2fbcc760e11b815260040160405180910390fd5b805473ffffffffffffffffffffffffffffffff0000000019166401000000006001600160401b0385811691820267ffffffffffffffff60601b191692909217600160601b43939093169290920291909117825560018201839055604080519182526020820184905263ffffffff86169133917fc5ebb55508a5738d30ca1fb9e0a0d46ec78d0e9845d4624e231f8768a82f730f910160405180910390a350505050565b6040516305558c6360e21b815233600482015260009081906001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690631556318c90602401602060405180830381865afa158015610aa4573d6000803e3d6000fd5b505050506040513d601f19601f82011682018060405250810190610ac89190610e88565b9050610ad481866107c1565b915042846001600160401b031611610b0a57604051632ab9812f60e11b81526001600160401b0385166004820152602401610536565b600082815260208190526040902054600160401b90046001600160401b031615610b4a5760405163b4ecfd5b60e01b815260048101839052602401610536565b604080516060810182526001600160401b038087168252438116602080840191825260008486018181528882529181905285902093518454925191511515600160801b0260ff60801b19928516600160401b026fffffffffffffffffffffffffffffffff199094169190941617919091171617905551819083907fcaf5c463d85861903d456518f70f19236926efb216fa2f5633dc927ae9a554fc90610c0f908990899089909283526001600160401b03919091166020830152604082015260600190565b60405180910390a3509392505050565b6040516334ca768f60e21b81523360048201526000907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063d329da3c90602401602060405180830381865afa158015610c86573d6000803e3d6000fd5b505050506040513d601f19601f82011682018060405250810190610caa9190610e88565b905080600003610ccf57604051630631b0ad60e11b8152336004820152602401610536565b90565b60008060408385031215610ce557600080fd5b50508035926020909101359150565b80356001600160401b0381168114610d0b57600080fd5b919050565b600060208284031215610d2257600080fd5b610d2b82610cf4565b9392505050565b634e487b7160e01b600052602160045260246000fd5b815181526020820151608082019060048110610d7457634e487b7160e01b600052602160045260246000fd5b806020840152506001600160401b0360408401511660408301526001600160401b03606084015116606083015292915050565b600060208284031215610db957600080fd5b81356001600160a01b0381168114610d2b57600080fd5b600060208284031215610de257600080fd5b5035919050565b600080600060608486031215610dfe57600080fd5b833563ffffffff81168114610e1257600080fd5b9250610e2060208501610cf4565b929592945050506040919091013590565b600080600060608486031215610e4657600080fd5b83359250610e2060208501610cf4565b634e487b7160e01b600052601160045260246000fd5b63ffffffff81811683821601908111156107bb576107bb610e56565b600060208284031215610e9a57600080fd5b5051919050565b808201808211156107bb576107bb610e5656",
}

// GrantLog is an auto generated Go binding around an Ethereum contract.
type GrantLog struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *GrantLog) GetABI() abi.ABI {
	return c.abi
}

// NewGrantLog creates a new instance of GrantLog.
func NewGrantLog() *GrantLog {
	parsed, err := GrantLogMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &GrantLog{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *GrantLog) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address registry_) returns()
func (grantLog *GrantLog) PackConstructor(registry_ common.Address) []byte {
	enc, err := grantLog.abi.Pack("", registry_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAnchorReceipts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba94c9b3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchorReceipts(uint32 log, uint64 size, bytes32 root) returns()
func (grantLog *GrantLog) PackAnchorReceipts(log uint32, size uint64, root [32]byte) []byte {
	enc, err := grantLog.abi.Pack("anchorReceipts", log, size, root)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchorReceipts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba94c9b3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchorReceipts(uint32 log, uint64 size, bytes32 root) returns()
func (grantLog *GrantLog) TryPackAnchorReceipts(log uint32, size uint64, root [32]byte) ([]byte, error) {
	return grantLog.abi.Pack("anchorReceipts", log, size, root)
}

// PackAnchorRecord is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3be75d49.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchorRecord(bytes32 contentHash, bytes32 capsuleId) returns()
func (grantLog *GrantLog) PackAnchorRecord(contentHash [32]byte, capsuleId [32]byte) []byte {
	enc, err := grantLog.abi.Pack("anchorRecord", contentHash, capsuleId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchorRecord is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3be75d49.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchorRecord(bytes32 contentHash, bytes32 capsuleId) returns()
func (grantLog *GrantLog) TryPackAnchorRecord(contentHash [32]byte, capsuleId [32]byte) ([]byte, error) {
	return grantLog.abi.Pack("anchorRecord", contentHash, capsuleId)
}

// PackAnchoredCapsule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa1f4fdb5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchoredCapsule(uint256 nym, bytes32 contentHash) view returns(bytes32)
func (grantLog *GrantLog) PackAnchoredCapsule(nym *big.Int, contentHash [32]byte) []byte {
	enc, err := grantLog.abi.Pack("anchoredCapsule", nym, contentHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchoredCapsule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa1f4fdb5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchoredCapsule(uint256 nym, bytes32 contentHash) view returns(bytes32)
func (grantLog *GrantLog) TryPackAnchoredCapsule(nym *big.Int, contentHash [32]byte) ([]byte, error) {
	return grantLog.abi.Pack("anchoredCapsule", nym, contentHash)
}

// UnpackAnchoredCapsule is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa1f4fdb5.
//
// Solidity: function anchoredCapsule(uint256 nym, bytes32 contentHash) view returns(bytes32)
func (grantLog *GrantLog) UnpackAnchoredCapsule(data []byte) ([32]byte, error) {
	out, err := grantLog.abi.Unpack("anchoredCapsule", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdc18e793.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grant(bytes32 commitment, uint64 expiry, bytes32 bundle) returns(bytes32 id)
func (grantLog *GrantLog) PackGrant(commitment [32]byte, expiry uint64, bundle [32]byte) []byte {
	enc, err := grantLog.abi.Pack("grant", commitment, expiry, bundle)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdc18e793.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grant(bytes32 commitment, uint64 expiry, bytes32 bundle) returns(bytes32 id)
func (grantLog *GrantLog) TryPackGrant(commitment [32]byte, expiry uint64, bundle [32]byte) ([]byte, error) {
	return grantLog.abi.Pack("grant", commitment, expiry, bundle)
}

// UnpackGrant is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdc18e793.
//
// Solidity: function grant(bytes32 commitment, uint64 expiry, bytes32 bundle) returns(bytes32 id)
func (grantLog *GrantLog) UnpackGrant(data []byte) ([32]byte, error) {
	out, err := grantLog.abi.Unpack("grant", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb47765ef.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantId(uint256 ownerNym, bytes32 commitment) view returns(bytes32)
func (grantLog *GrantLog) PackGrantId(ownerNym *big.Int, commitment [32]byte) []byte {
	enc, err := grantLog.abi.Pack("grantId", ownerNym, commitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb47765ef.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantId(uint256 ownerNym, bytes32 commitment) view returns(bytes32)
func (grantLog *GrantLog) TryPackGrantId(ownerNym *big.Int, commitment [32]byte) ([]byte, error) {
	return grantLog.abi.Pack("grantId", ownerNym, commitment)
}

// UnpackGrantId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb47765ef.
//
// Solidity: function grantId(uint256 ownerNym, bytes32 commitment) view returns(bytes32)
func (grantLog *GrantLog) UnpackGrantId(data []byte) ([32]byte, error) {
	out, err := grantLog.abi.Unpack("grantId", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGrantState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x94b98680.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grantState(uint256 ownerNym, bytes32 commitment) view returns((bytes32,uint8,uint64,uint64) state)
func (grantLog *GrantLog) PackGrantState(ownerNym *big.Int, commitment [32]byte) []byte {
	enc, err := grantLog.abi.Pack("grantState", ownerNym, commitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrantState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x94b98680.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grantState(uint256 ownerNym, bytes32 commitment) view returns((bytes32,uint8,uint64,uint64) state)
func (grantLog *GrantLog) TryPackGrantState(ownerNym *big.Int, commitment [32]byte) ([]byte, error) {
	return grantLog.abi.Pack("grantState", ownerNym, commitment)
}

// UnpackGrantState is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x94b98680.
//
// Solidity: function grantState(uint256 ownerNym, bytes32 commitment) view returns((bytes32,uint8,uint64,uint64) state)
func (grantLog *GrantLog) UnpackGrantState(data []byte) (IGrantLogGrantState, error) {
	out, err := grantLog.abi.Unpack("grantState", data)
	if err != nil {
		return *new(IGrantLogGrantState), err
	}
	out0 := *abi.ConvertType(out[0], new(IGrantLogGrantState)).(*IGrantLogGrantState)
	return out0, nil
}

// PackIsActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x978ac98f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isActive(uint256 ownerNym, bytes32 commitment) view returns(bool)
func (grantLog *GrantLog) PackIsActive(ownerNym *big.Int, commitment [32]byte) []byte {
	enc, err := grantLog.abi.Pack("isActive", ownerNym, commitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x978ac98f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isActive(uint256 ownerNym, bytes32 commitment) view returns(bool)
func (grantLog *GrantLog) TryPackIsActive(ownerNym *big.Int, commitment [32]byte) ([]byte, error) {
	return grantLog.abi.Pack("isActive", ownerNym, commitment)
}

// UnpackIsActive is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x978ac98f.
//
// Solidity: function isActive(uint256 ownerNym, bytes32 commitment) view returns(bool)
func (grantLog *GrantLog) UnpackIsActive(data []byte) (bool, error) {
	out, err := grantLog.abi.Unpack("isActive", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackReceiptAnchor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb13d0091.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function receiptAnchor(address worker) view returns((uint32,uint64,bytes32,uint64))
func (grantLog *GrantLog) PackReceiptAnchor(worker common.Address) []byte {
	enc, err := grantLog.abi.Pack("receiptAnchor", worker)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReceiptAnchor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb13d0091.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function receiptAnchor(address worker) view returns((uint32,uint64,bytes32,uint64))
func (grantLog *GrantLog) TryPackReceiptAnchor(worker common.Address) ([]byte, error) {
	return grantLog.abi.Pack("receiptAnchor", worker)
}

// UnpackReceiptAnchor is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb13d0091.
//
// Solidity: function receiptAnchor(address worker) view returns((uint32,uint64,bytes32,uint64))
func (grantLog *GrantLog) UnpackReceiptAnchor(data []byte) (IGrantLogReceiptAnchor, error) {
	out, err := grantLog.abi.Unpack("receiptAnchor", data)
	if err != nil {
		return *new(IGrantLogReceiptAnchor), err
	}
	out0 := *abi.ConvertType(out[0], new(IGrantLogReceiptAnchor)).(*IGrantLogReceiptAnchor)
	return out0, nil
}

// PackRegistry is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b103999.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registry() view returns(address)
func (grantLog *GrantLog) PackRegistry() []byte {
	enc, err := grantLog.abi.Pack("registry")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegistry is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b103999.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registry() view returns(address)
func (grantLog *GrantLog) TryPackRegistry() ([]byte, error) {
	return grantLog.abi.Pack("registry")
}

// UnpackRegistry is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7b103999.
//
// Solidity: function registry() view returns(address)
func (grantLog *GrantLog) UnpackRegistry(data []byte) (common.Address, error) {
	out, err := grantLog.abi.Unpack("registry", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackResetReceipts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0e3ed81c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resetReceipts() returns()
func (grantLog *GrantLog) PackResetReceipts() []byte {
	enc, err := grantLog.abi.Pack("resetReceipts")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResetReceipts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0e3ed81c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resetReceipts() returns()
func (grantLog *GrantLog) TryPackResetReceipts() ([]byte, error) {
	return grantLog.abi.Pack("resetReceipts")
}

// PackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb75c7dc6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revoke(bytes32 commitment) returns()
func (grantLog *GrantLog) PackRevoke(commitment [32]byte) []byte {
	enc, err := grantLog.abi.Pack("revoke", commitment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb75c7dc6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revoke(bytes32 commitment) returns()
func (grantLog *GrantLog) TryPackRevoke(commitment [32]byte) ([]byte, error) {
	return grantLog.abi.Pack("revoke", commitment)
}

// PackRevokeAllBefore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x472a05f2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeAllBefore(uint64 blockNumber) returns()
func (grantLog *GrantLog) PackRevokeAllBefore(blockNumber uint64) []byte {
	enc, err := grantLog.abi.Pack("revokeAllBefore", blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeAllBefore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x472a05f2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeAllBefore(uint64 blockNumber) returns()
func (grantLog *GrantLog) TryPackRevokeAllBefore(blockNumber uint64) ([]byte, error) {
	return grantLog.abi.Pack("revokeAllBefore", blockNumber)
}

// PackRevokedBefore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb4752daf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokedBefore(uint256 ownerNym) view returns(uint64)
func (grantLog *GrantLog) PackRevokedBefore(ownerNym *big.Int) []byte {
	enc, err := grantLog.abi.Pack("revokedBefore", ownerNym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokedBefore is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb4752daf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokedBefore(uint256 ownerNym) view returns(uint64)
func (grantLog *GrantLog) TryPackRevokedBefore(ownerNym *big.Int) ([]byte, error) {
	return grantLog.abi.Pack("revokedBefore", ownerNym)
}

// UnpackRevokedBefore is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb4752daf.
//
// Solidity: function revokedBefore(uint256 ownerNym) view returns(uint64)
func (grantLog *GrantLog) UnpackRevokedBefore(data []byte) (uint64, error) {
	out, err := grantLog.abi.Unpack("revokedBefore", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// GrantLogGranted represents a Granted event raised by the GrantLog contract.
type GrantLogGranted struct {
	GrantId    [32]byte
	OwnerNym   *big.Int
	Commitment [32]byte
	Expiry     uint64
	Bundle     [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const GrantLogGrantedEventName = "Granted"

// ContractEventName returns the user-defined event name.
func (GrantLogGranted) ContractEventName() string {
	return GrantLogGrantedEventName
}

// UnpackGrantedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Granted(bytes32 indexed grantId, uint256 indexed ownerNym, bytes32 commitment, uint64 expiry, bytes32 bundle)
func (grantLog *GrantLog) UnpackGrantedEvent(log *types.Log) (*GrantLogGranted, error) {
	event := "Granted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != grantLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(GrantLogGranted)
	if len(log.Data) > 0 {
		if err := grantLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range grantLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// GrantLogReceiptsAnchored represents a ReceiptsAnchored event raised by the GrantLog contract.
type GrantLogReceiptsAnchored struct {
	Worker common.Address
	Log    uint32
	Size   uint64
	Root   [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const GrantLogReceiptsAnchoredEventName = "ReceiptsAnchored"

// ContractEventName returns the user-defined event name.
func (GrantLogReceiptsAnchored) ContractEventName() string {
	return GrantLogReceiptsAnchoredEventName
}

// UnpackReceiptsAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ReceiptsAnchored(address indexed worker, uint32 indexed log, uint64 size, bytes32 root)
func (grantLog *GrantLog) UnpackReceiptsAnchoredEvent(log *types.Log) (*GrantLogReceiptsAnchored, error) {
	event := "ReceiptsAnchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != grantLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(GrantLogReceiptsAnchored)
	if len(log.Data) > 0 {
		if err := grantLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range grantLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// GrantLogReceiptsReset represents a ReceiptsReset event raised by the GrantLog contract.
type GrantLogReceiptsReset struct {
	Worker common.Address
	Log    uint32
	Raw    *types.Log // Blockchain specific contextual infos
}

const GrantLogReceiptsResetEventName = "ReceiptsReset"

// ContractEventName returns the user-defined event name.
func (GrantLogReceiptsReset) ContractEventName() string {
	return GrantLogReceiptsResetEventName
}

// UnpackReceiptsResetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ReceiptsReset(address indexed worker, uint32 indexed log)
func (grantLog *GrantLog) UnpackReceiptsResetEvent(log *types.Log) (*GrantLogReceiptsReset, error) {
	event := "ReceiptsReset"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != grantLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(GrantLogReceiptsReset)
	if len(log.Data) > 0 {
		if err := grantLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range grantLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// GrantLogRecordAnchored represents a RecordAnchored event raised by the GrantLog contract.
type GrantLogRecordAnchored struct {
	ContentHash [32]byte
	CapsuleId   [32]byte
	Nym         *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const GrantLogRecordAnchoredEventName = "RecordAnchored"

// ContractEventName returns the user-defined event name.
func (GrantLogRecordAnchored) ContractEventName() string {
	return GrantLogRecordAnchoredEventName
}

// UnpackRecordAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecordAnchored(bytes32 indexed contentHash, bytes32 indexed capsuleId, uint256 indexed nym)
func (grantLog *GrantLog) UnpackRecordAnchoredEvent(log *types.Log) (*GrantLogRecordAnchored, error) {
	event := "RecordAnchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != grantLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(GrantLogRecordAnchored)
	if len(log.Data) > 0 {
		if err := grantLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range grantLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// GrantLogRevoked represents a Revoked event raised by the GrantLog contract.
type GrantLogRevoked struct {
	GrantId  [32]byte
	OwnerNym *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const GrantLogRevokedEventName = "Revoked"

// ContractEventName returns the user-defined event name.
func (GrantLogRevoked) ContractEventName() string {
	return GrantLogRevokedEventName
}

// UnpackRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Revoked(bytes32 indexed grantId, uint256 indexed ownerNym)
func (grantLog *GrantLog) UnpackRevokedEvent(log *types.Log) (*GrantLogRevoked, error) {
	event := "Revoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != grantLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(GrantLogRevoked)
	if len(log.Data) > 0 {
		if err := grantLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range grantLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// GrantLogRevokedAllBefore represents a RevokedAllBefore event raised by the GrantLog contract.
type GrantLogRevokedAllBefore struct {
	OwnerNym    *big.Int
	BlockNumber uint64
	Raw         *types.Log // Blockchain specific contextual infos
}

const GrantLogRevokedAllBeforeEventName = "RevokedAllBefore"

// ContractEventName returns the user-defined event name.
func (GrantLogRevokedAllBefore) ContractEventName() string {
	return GrantLogRevokedAllBeforeEventName
}

// UnpackRevokedAllBeforeEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RevokedAllBefore(uint256 indexed ownerNym, uint64 blockNumber)
func (grantLog *GrantLog) UnpackRevokedAllBeforeEvent(log *types.Log) (*GrantLogRevokedAllBefore, error) {
	event := "RevokedAllBefore"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != grantLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(GrantLogRevokedAllBefore)
	if len(log.Data) > 0 {
		if err := grantLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range grantLog.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (grantLog *GrantLog) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], grantLog.abi.Errors["GrantAlreadyRevoked"].ID.Bytes()[:4]) {
		return grantLog.UnpackGrantAlreadyRevokedError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["GrantExpiryPast"].ID.Bytes()[:4]) {
		return grantLog.UnpackGrantExpiryPastError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["GrantIdUsed"].ID.Bytes()[:4]) {
		return grantLog.UnpackGrantIdUsedError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["GrantOwnerUnknown"].ID.Bytes()[:4]) {
		return grantLog.UnpackGrantOwnerUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["GrantRevocationBlockRefused"].ID.Bytes()[:4]) {
		return grantLog.UnpackGrantRevocationBlockRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["GrantUnknown"].ID.Bytes()[:4]) {
		return grantLog.UnpackGrantUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["ReceiptsLogMismatch"].ID.Bytes()[:4]) {
		return grantLog.UnpackReceiptsLogMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["ReceiptsRootZero"].ID.Bytes()[:4]) {
		return grantLog.UnpackReceiptsRootZeroError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["ReceiptsSizeRefused"].ID.Bytes()[:4]) {
		return grantLog.UnpackReceiptsSizeRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["RecordAlreadyAnchored"].ID.Bytes()[:4]) {
		return grantLog.UnpackRecordAlreadyAnchoredError(raw[4:])
	}
	if bytes.Equal(raw[:4], grantLog.abi.Errors["RecordIdZero"].ID.Bytes()[:4]) {
		return grantLog.UnpackRecordIdZeroError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// GrantLogGrantAlreadyRevoked represents a GrantAlreadyRevoked error raised by the GrantLog contract.
type GrantLogGrantAlreadyRevoked struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GrantAlreadyRevoked(bytes32 id)
func GrantLogGrantAlreadyRevokedErrorID() common.Hash {
	return common.HexToHash("0x8b37d1b70cbc33027c28c96b48345521bcddd04a00c7618390e73aa0d8f30194")
}

// UnpackGrantAlreadyRevokedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GrantAlreadyRevoked(bytes32 id)
func (grantLog *GrantLog) UnpackGrantAlreadyRevokedError(raw []byte) (*GrantLogGrantAlreadyRevoked, error) {
	out := new(GrantLogGrantAlreadyRevoked)
	if err := grantLog.abi.UnpackIntoInterface(out, "GrantAlreadyRevoked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogGrantExpiryPast represents a GrantExpiryPast error raised by the GrantLog contract.
type GrantLogGrantExpiryPast struct {
	Expiry *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GrantExpiryPast(uint256 expiry)
func GrantLogGrantExpiryPastErrorID() common.Hash {
	return common.HexToHash("0x5573025ed0034f3c9b6fc511e1bc10368493834b967fdc9376cc1786c9bb8703")
}

// UnpackGrantExpiryPastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GrantExpiryPast(uint256 expiry)
func (grantLog *GrantLog) UnpackGrantExpiryPastError(raw []byte) (*GrantLogGrantExpiryPast, error) {
	out := new(GrantLogGrantExpiryPast)
	if err := grantLog.abi.UnpackIntoInterface(out, "GrantExpiryPast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogGrantIdUsed represents a GrantIdUsed error raised by the GrantLog contract.
type GrantLogGrantIdUsed struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GrantIdUsed(bytes32 id)
func GrantLogGrantIdUsedErrorID() common.Hash {
	return common.HexToHash("0xb4ecfd5bf7a58ef9540e05f1d9f0c372655c386313fa9b89c5ba8582f585c632")
}

// UnpackGrantIdUsedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GrantIdUsed(bytes32 id)
func (grantLog *GrantLog) UnpackGrantIdUsedError(raw []byte) (*GrantLogGrantIdUsed, error) {
	out := new(GrantLogGrantIdUsed)
	if err := grantLog.abi.UnpackIntoInterface(out, "GrantIdUsed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogGrantOwnerUnknown represents a GrantOwnerUnknown error raised by the GrantLog contract.
type GrantLogGrantOwnerUnknown struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GrantOwnerUnknown(address account)
func GrantLogGrantOwnerUnknownErrorID() common.Hash {
	return common.HexToHash("0x0c63615a9732963fc2eb88581b616a7304c97363addeb60519b36a86ac9535d1")
}

// UnpackGrantOwnerUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GrantOwnerUnknown(address account)
func (grantLog *GrantLog) UnpackGrantOwnerUnknownError(raw []byte) (*GrantLogGrantOwnerUnknown, error) {
	out := new(GrantLogGrantOwnerUnknown)
	if err := grantLog.abi.UnpackIntoInterface(out, "GrantOwnerUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogGrantRevocationBlockRefused represents a GrantRevocationBlockRefused error raised by the GrantLog contract.
type GrantLogGrantRevocationBlockRefused struct {
	BlockNumber *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GrantRevocationBlockRefused(uint256 blockNumber)
func GrantLogGrantRevocationBlockRefusedErrorID() common.Hash {
	return common.HexToHash("0x481da28ba5fda20c2a6ecf7b95a7ed7bcc170bdc7223c5f6c89a3280ca0a5dc3")
}

// UnpackGrantRevocationBlockRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GrantRevocationBlockRefused(uint256 blockNumber)
func (grantLog *GrantLog) UnpackGrantRevocationBlockRefusedError(raw []byte) (*GrantLogGrantRevocationBlockRefused, error) {
	out := new(GrantLogGrantRevocationBlockRefused)
	if err := grantLog.abi.UnpackIntoInterface(out, "GrantRevocationBlockRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogGrantUnknown represents a GrantUnknown error raised by the GrantLog contract.
type GrantLogGrantUnknown struct {
	Id [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GrantUnknown(bytes32 id)
func GrantLogGrantUnknownErrorID() common.Hash {
	return common.HexToHash("0x2d48d855417c3e79d3940c1db42c25dc0a6961b3f26b6ea761bddfe074ddde56")
}

// UnpackGrantUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GrantUnknown(bytes32 id)
func (grantLog *GrantLog) UnpackGrantUnknownError(raw []byte) (*GrantLogGrantUnknown, error) {
	out := new(GrantLogGrantUnknown)
	if err := grantLog.abi.UnpackIntoInterface(out, "GrantUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogReceiptsLogMismatch represents a ReceiptsLogMismatch error raised by the GrantLog contract.
type GrantLogReceiptsLogMismatch struct {
	Current uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReceiptsLogMismatch(uint32 current)
func GrantLogReceiptsLogMismatchErrorID() common.Hash {
	return common.HexToHash("0x1d96f27ce483365fd63b26e6280ebd29a537c81f9d521581c67f1571e359c833")
}

// UnpackReceiptsLogMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReceiptsLogMismatch(uint32 current)
func (grantLog *GrantLog) UnpackReceiptsLogMismatchError(raw []byte) (*GrantLogReceiptsLogMismatch, error) {
	out := new(GrantLogReceiptsLogMismatch)
	if err := grantLog.abi.UnpackIntoInterface(out, "ReceiptsLogMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogReceiptsRootZero represents a ReceiptsRootZero error raised by the GrantLog contract.
type GrantLogReceiptsRootZero struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReceiptsRootZero()
func GrantLogReceiptsRootZeroErrorID() common.Hash {
	return common.HexToHash("0xfc5f798e4543bf7f8b7932e04188980e669b571302456374676bb2a173273a74")
}

// UnpackReceiptsRootZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReceiptsRootZero()
func (grantLog *GrantLog) UnpackReceiptsRootZeroError(raw []byte) (*GrantLogReceiptsRootZero, error) {
	out := new(GrantLogReceiptsRootZero)
	if err := grantLog.abi.UnpackIntoInterface(out, "ReceiptsRootZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogReceiptsSizeRefused represents a ReceiptsSizeRefused error raised by the GrantLog contract.
type GrantLogReceiptsSizeRefused struct {
	Size uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReceiptsSizeRefused(uint64 size)
func GrantLogReceiptsSizeRefusedErrorID() common.Hash {
	return common.HexToHash("0x32f29e6c34ef2cdfc4c8504c6e91a8121889b1efb9ec50ee36410f04c1a6695c")
}

// UnpackReceiptsSizeRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReceiptsSizeRefused(uint64 size)
func (grantLog *GrantLog) UnpackReceiptsSizeRefusedError(raw []byte) (*GrantLogReceiptsSizeRefused, error) {
	out := new(GrantLogReceiptsSizeRefused)
	if err := grantLog.abi.UnpackIntoInterface(out, "ReceiptsSizeRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogRecordAlreadyAnchored represents a RecordAlreadyAnchored error raised by the GrantLog contract.
type GrantLogRecordAlreadyAnchored struct {
	ContentHash [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecordAlreadyAnchored(bytes32 contentHash)
func GrantLogRecordAlreadyAnchoredErrorID() common.Hash {
	return common.HexToHash("0x4d59a6dae51ac6071559e84c0d201de0a7c881b707888e9af02166c4d9d29033")
}

// UnpackRecordAlreadyAnchoredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecordAlreadyAnchored(bytes32 contentHash)
func (grantLog *GrantLog) UnpackRecordAlreadyAnchoredError(raw []byte) (*GrantLogRecordAlreadyAnchored, error) {
	out := new(GrantLogRecordAlreadyAnchored)
	if err := grantLog.abi.UnpackIntoInterface(out, "RecordAlreadyAnchored", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// GrantLogRecordIdZero represents a RecordIdZero error raised by the GrantLog contract.
type GrantLogRecordIdZero struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecordIdZero()
func GrantLogRecordIdZeroErrorID() common.Hash {
	return common.HexToHash("0xcdee93097908a261d50ff4ab36a9b7456801eb447df397fb26760decdfe1176c")
}

// UnpackRecordIdZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecordIdZero()
func (grantLog *GrantLog) UnpackRecordIdZeroError(raw []byte) (*GrantLogRecordIdZero, error) {
	out := new(GrantLogRecordIdZero)
	if err := grantLog.abi.UnpackIntoInterface(out, "RecordIdZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryMetaData contains all meta data concerning the PseudonymRegistry contract.
var PseudonymRegistryMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"contractIConsortium\",\"name\":\"consortium_\",\"type\":\"address\"},{\"internalType\":\"contractIVerifier\",\"name\":\"verifier_\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"accountSince\",\"outputs\":[{\"internalType\":\"uint32\",\"name\":\"\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"activeNymOf\",\"outputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"name\":\"attempt\",\"outputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"validUntil\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"readyAt\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"readyBlock\",\"type\":\"uint64\"},{\"internalType\":\"bool\",\"name\":\"pending\",\"type\":\"bool\"}],\"internalType\":\"structIPseudonymRecovery.Attempt\",\"name\":\"found\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"dealingDigest_\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"prePossessionHash\",\"type\":\"bytes32\"}],\"name\":\"consentDigest\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"consortium\",\"outputs\":[{\"internalType\":\"contractIConsortium\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"name\":\"dealingDigest\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"name\":\"dealingOf\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"digest\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"dispute\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"domain\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"name\":\"executeRecovery\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"isAccountFree\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"isActive\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"noteEpoch\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"nymOf\",\"outputs\":[{\"internalType\":\"Nym\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"role\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"validUntil\",\"type\":\"uint32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"preKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"prePossession\",\"type\":\"bytes\"},{\"internalType\":\"uint256[2]\",\"name\":\"ephemeral\",\"type\":\"uint256[2]\"},{\"internalType\":\"uint256[16]\",\"name\":\"ciphertexts\",\"type\":\"uint256[16]\"},{\"internalType\":\"uint256[17]\",\"name\":\"leaves\",\"type\":\"uint256[17]\"},{\"internalType\":\"uint256[4]\",\"name\":\"identity\",\"type\":\"uint256[4]\"},{\"internalType\":\"uint256\",\"name\":\"vectorHash\",\"type\":\"uint256\"}],\"internalType\":\"structIPseudonymRegistry.Registration\",\"name\":\"registration\",\"type\":\"tuple\"},{\"internalType\":\"uint256[8]\",\"name\":\"proof\",\"type\":\"uint256[8]\"},{\"internalType\":\"bytes\",\"name\":\"accountSignature\",\"type\":\"bytes\"}],\"name\":\"proposeRecovery\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"pseudonym\",\"outputs\":[{\"components\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"uint8\",\"name\":\"role\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"validUntil\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"status\",\"type\":\"uint8\"}],\"internalType\":\"structIPseudonymRegistry.Pseudonym\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"recoveries\",\"outputs\":[{\"components\":[{\"internalType\":\"uint32\",\"name\":\"pending\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"base\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"highest\",\"type\":\"uint32\"}],\"internalType\":\"structIPseudonymRecovery.Recoveries\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"dealingDigest_\",\"type\":\"bytes32\"},{\"internalType\":\"bytes32\",\"name\":\"prePossessionHash\",\"type\":\"bytes32\"}],\"name\":\"recoveryConsentDigest\",\"outputs\":[{\"internalType\":\"bytes32\",\"name\":\"\",\"type\":\"bytes32\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"role\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"validUntil\",\"type\":\"uint32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"preKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"prePossession\",\"type\":\"bytes\"},{\"internalType\":\"uint256[2]\",\"name\":\"ephemeral\",\"type\":\"uint256[2]\"},{\"internalType\":\"uint256[16]\",\"name\":\"ciphertexts\",\"type\":\"uint256[16]\"},{\"internalType\":\"uint256[17]\",\"name\":\"leaves\",\"type\":\"uint256[17]\"},{\"internalType\":\"uint256[4]\",\"name\":\"identity\",\"type\":\"uint256[4]\"},{\"internalType\":\"uint256\",\"name\":\"vectorHash\",\"type\":\"uint256\"}],\"internalType\":\"structIPseudonymRegistry.Registration\",\"name\":\"registration\",\"type\":\"tuple\"},{\"internalType\":\"uint256[8]\",\"name\":\"proof\",\"type\":\"uint256[8]\"},{\"internalType\":\"bytes\",\"name\":\"accountSignature\",\"type\":\"bytes\"}],\"name\":\"register\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"reinstate\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"role\",\"type\":\"uint8\"},{\"internalType\":\"uint32\",\"name\":\"validUntil\",\"type\":\"uint32\"},{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"internalType\":\"bytes\",\"name\":\"preKey\",\"type\":\"bytes\"},{\"internalType\":\"bytes\",\"name\":\"prePossession\",\"type\":\"bytes\"},{\"internalType\":\"uint256[2]\",\"name\":\"ephemeral\",\"type\":\"uint256[2]\"},{\"internalType\":\"uint256[16]\",\"name\":\"ciphertexts\",\"type\":\"uint256[16]\"},{\"internalType\":\"uint256[17]\",\"name\":\"leaves\",\"type\":\"uint256[17]\"},{\"internalType\":\"uint256[4]\",\"name\":\"identity\",\"type\":\"uint256[4]\"},{\"internalType\":\"uint256\",\"name\":\"vectorHash\",\"type\":\"uint256\"}],\"internalType\":\"structIPseudonymRegistry.Registration\",\"name\":\"registration\",\"type\":\"tuple\"},{\"internalType\":\"uint256[8]\",\"name\":\"proof\",\"type\":\"uint256[8]\"},{\"internalType\":\"bytes\",\"name\":\"accountSignature\",\"type\":\"bytes\"}],\"name\":\"renew\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"name\":\"resolveRecovery\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"suspend\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"name\":\"tookEffect\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"verifier\",\"outputs\":[{\"internalType\":\"contractIVerifier\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"name\":\"withdrawRecovery\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"RecoveriesRefused\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"RecoveryDisputed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"address\",\"name\":\"formerAccount\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"formerGeneration\",\"type\":\"uint32\"}],\"name\":\"RecoveryExecuted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"readyAt\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"readyBlock\",\"type\":\"uint64\"}],\"name\":\"RecoveryProposed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"}],\"name\":\"RecoveryWithdrawn\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"role\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"validUntil\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"dealingDigest\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint256[48]\",\"name\":\"dealing\",\"type\":\"uint256[48]\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"preKey\",\"type\":\"bytes\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"prePossession\",\"type\":\"bytes\"}],\"name\":\"Registered\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"Reinstated\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"formerGeneration\",\"type\":\"uint32\"}],\"name\":\"Renewed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"Suspended\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"CallerNotConsortium\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"generation\",\"type\":\"uint256\"}],\"name\":\"DealingUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"PseudonymNotActive\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"RecoveryCallerRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"RecoveryNeedsVote\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"RecoveryNotDisputed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"generation\",\"type\":\"uint256\"}],\"name\":\"RecoveryNotReady\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"generation\",\"type\":\"uint256\"}],\"name\":\"RecoveryUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"RegistrationAccountChanged\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"RegistrationAccountTaken\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"account\",\"type\":\"address\"}],\"name\":\"RegistrationConsentInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"RegistrationEphemeralZero\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"generation\",\"type\":\"uint256\"}],\"name\":\"RegistrationGenerationRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"generation\",\"type\":\"uint256\"}],\"name\":\"RegistrationGenerationUsed\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"status\",\"type\":\"uint256\"}],\"name\":\"RegistrationNymStopped\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"RegistrationNymTaken\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"}],\"name\":\"RegistrationNymUnknown\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"RegistrationNymZero\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"RegistrationPossessionLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"RegistrationPreKeyLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"role\",\"type\":\"uint256\"}],\"name\":\"RegistrationRoleChanged\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"validUntil\",\"type\":\"uint256\"}],\"name\":\"RegistrationValidityRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"word\",\"type\":\"uint256\"}],\"name\":\"RegistrationWordNotInField\",\"type\":\"error\"}]",
	ID:  "17d16b8a3bffb6d855eee4fba20f010b2b",
	Bin: "0x60c060405234801561001057600080fd5b5060405161380f38038061380f83398101604081905261002f9161005e565b6001600160a01b039182166080521660a052610098565b6001600160a01b038116811461005b57600080fd5b50565b6000806040838503121561007157600080fd5b825161007c81610046565b602084015190925061008d81610046565b809150509250929050565b60805160a05161370c6101036000396000818161026c0152612e640152600081816104b2015281816108a90152818161141c0152818161173e015281816117800152818161182701528181611aea0152818161220a0152818161267b015261291d015261370c6000f3fe608060405234801561001057600080fd5b506004361061018e5760003560e01c80637aa4467a116100de578063b1d3fe8a11610097578063b7f1adac11610071578063b7f1adac1461059c578063c2fb26a6146105af578063cd49b08a146105b7578063d329da3c146105ca57600080fd5b8063b1d3fe8a1461056e578063b3100f9914610576578063b367fda31461058957600080fd5b80637aa4467a1461046457806382afd23b1461047757806386d6282c1461049a5780639ad18765146104ad5780639b3ea2f7146104d4578063acd96d7f1461055b57600080fd5b80634b8658461161014b578063632348b911610125578063632348b9146103505780636c28a95a1461036357806372e76d61146103765780637a04c8651461038957600080fd5b80634b865846146103155780635bbedfeb1461032a5780635c3096321461033d57600080fd5b80630c6e6564146101935780630c835ac51461021b5780631556318c146102545780632b7ac3f314610267578063443c85f7146102a6578063448561cd146102d3575b600080fd5b6101a66101a1366004613053565b6105ea565b6040516102129190600060c08201905060018060a01b03835116825260ff602084015116602083015263ffffffff604084015116604083015263ffffffff606084015116606083015263ffffffff608084015116608083015260ff60a08401511660a083015292915050565b60405180910390f35b610246610229366004613081565b600260209081526000928352604080842090915290825290205481565b604051908152602001610212565b6102466102623660046130c8565b61074e565b61028e7f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610212565b6102b96102b4366004613081565b6107a2565b6040805192835263ffffffff909116602083015201610212565b6103006102e1366004613053565b600090815260056020526040902054600160801b900463ffffffff1690565b60405163ffffffff9091168152602001610212565b610328610323366004613053565b61089e565b005b6102466103383660046130e3565b61097d565b61032861034b366004613081565b6109b5565b61024661035e3660046130e3565b610a6c565b610328610371366004613120565b610a9b565b610328610384366004613120565b610e2e565b610435610397366004613053565b6040805160608082018352600080835260208084018290529284018190529384526005825292829020825160a081018452905463ffffffff8082168352600160201b82048116838501908152600160401b83048216848701908152600160601b84048316858901908152600160801b909404831660809095019490945285519687018652518116865291518216928501929092529051169082015290565b60408051825163ffffffff90811682526020808501518216908301529282015190921690820152606001610212565b610328610472366004613120565b611095565b61048a610485366004613053565b61132c565b6040519015158152602001610212565b6103286104a8366004613053565b611496565b61028e7f000000000000000000000000000000000000000000000000000000000000000081565b6104e76104e2366004613081565b61157c565b6040516102129190600060c08201905060018060a01b03835116825263ffffffff602084015116602083015263ffffffff60408401511660408301526001600160401b0360608401511660608301526001600160401b03608084015116608083015260a0830151151560a083015292915050565b61048a610569366004613081565b6116cf565b610328611733565b610328610584366004613053565b61181c565b610328610597366004613081565b6118f8565b61048a6105aa3660046131d6565b611a0c565b610246611a55565b6103286105c5366004613081565b611adf565b6102466105d83660046130c8565b60016020526000908152604090205481565b6040805160c081018252600080825260208201819052918101829052606081018290526080810182905260a081019190915260008281526020818152604091829020825160c08101845290546001600160a01b03811680835260ff600160a01b830481169484019490945261ffff600160a81b8304169483019490945263ffffffff600160b81b820481166060840152600160d81b8204166080830152600160f81b900490911660a0820152906106d45750506040805160c081018252600080825260208201819052918101829052606081018290526080810182905260a0810191909152919050565b6040518060c0016040528082600001516001600160a01b03168152602001826020015160ff168152602001610710836040015161ffff16611c98565b63ffffffff168152602001826060015163ffffffff168152602001826080015163ffffffff1681526020018260a0015160ff16815250915050919050565b6001600160a01b0381166000908152600160205260409020546107708161132c565b61079d57604051635bd2c96160e11b81526001600160a01b03831660048201526024015b60405180910390fd5b919050565b600082815260026020908152604080832063ffffffff85168452909152812054908181036107f257604051631e476e2b60e31b81526004810185905263ffffffff84166024820152604401610794565b60008481526020819052604090205463ffffffff600160d81b90910481169084160361083a5750600083815260208190526040902054600160b81b900463ffffffff1661085e565b50600083815260036020908152604080832063ffffffff8087168552925290912054165b8063ffffffff166000036108975750600083815260046020908152604080832063ffffffff8087168552925290912054600160b01b9004165b9250929050565b336001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016146108e95760405163778fec1160e01b8152336004820152602401610794565b60008181526020819052604090205481906001600160a01b03166109235760405163be9ed45160e01b815260048101829052602401610794565b60008281526020819052604080822080546001600160f81b0381166001600160f81b9283900460ff16179091021790555183917ff974da86c7575fc5882c4feb67f03249abf3a83489b074c7b69a967c725bc25891a25050565b60006109ac7f5e8ca07e31d1cd81d2e33aac1fa8cc956a3624d9d3aeaf40df023e97d2f710b086868686611cbc565b95945050505050565b60006109c18383611dfa565b600084815260208190526040902054909150600160f81b900460ff16151580610a065750600083815260056020526040902054600160201b900463ffffffff16600114155b15610a27576040516373cc472360e01b815260048101849052602401610794565b610a3081611ef1565b610a5c5760405163c0b979df60e01b81526004810184905263ffffffff83166024820152604401610794565b610a67838383611f1f565b505050565b60006109ac7f04b90a416b9ec45f0b22dbc20c7ca846ce2a67dc160dedefdfd7f568bd5adbed86868686611cbc565b83356000610aaf6040870160208801613200565b60008381526020818152604091829020825160c08101845290546001600160a01b03811680835260ff600160a01b830481169484019490945261ffff600160a81b8304169483019490945263ffffffff600160b81b820481166060840152600160d81b8204166080830152600160f81b900490911660a0820152919250610b4c5760405163be9ed45160e01b815260048101849052602401610794565b610b5587612176565b6000610b60886121fb565b8051602080830191909120600087815260028352604080822063ffffffff8916835290935291909120549192509081148015610ba15750610ba185856116cf565b15610bb0575050505050610e28565b82516001600160a01b0316610bcb60c08b0160a08c016130c8565b6001600160a01b031614610c0e57610be960c08a0160a08b016130c8565b60405163951bdfe360e01b81526001600160a01b039091166004820152602401610794565b602083015160ff16610c2660808b0160608c0161322c565b60ff1614610c5d57610c3e60808a0160608b0161322c565b604051631020280f60e01b815260ff9091166004820152602401610794565b60a083015160ff1615610c955760a08301516040516372cb194d60e01b81526004810187905260ff9091166024820152604401610794565b610ca4858460800151866122ba565b6000610cd57f04b90a416b9ec45f0b22dbc20c7ca846ce2a67dc160dedefdfd7f568bd5adbed8b84868d8d8d612384565b6080850151909150610ce787866123fc565b61ffff8216604080870191909152610d059060608d01908d01613200565b63ffffffff908116606087019081528782166080880190815260008a815260208181526040918290208a518154928c0151938c01519551945160a08d01516001600160a01b039092166001600160a81b031990941693909317600160a01b60ff958616021765ffffffffffff60a81b1916600160a81b61ffff9097169690960263ffffffff60b81b191695909517600160b81b94871694909402939093176001600160d81b0316600160d81b91909516026001600160f81b031693909317600160f81b9390921692909202179055610dde8b848661243b565b6040805163ffffffff80891682528316602082015288917fa432aeae56119633aadedbdde76ad3733e747564bd360c7e87b1f55104fc0dd8910160405180910390a2505050505050505b50505050565b83356000818152602081905260409020546001600160a01b0316610e685760405163be9ed45160e01b815260048101829052602401610794565b84356000610e7c6040880160208901613200565b9050610e8787612176565b6000610e92886121fb565b8051602080830191909120600086815260028352604080822063ffffffff881683529093529190912054919250908082148015610ed45750610ed48585612542565b15610ee357505050505061108e565b8015610f1157604051637272071960e11b81526004810186905263ffffffff85166024820152604401610794565b600085815260208190526040902054600160a01b900460ff16610f3a60808c0160608d0161322c565b60ff1614610f5257610c3e60808b0160608c0161322c565b610f6b610f6560c08c0160a08d016130c8565b86611a0c565b610fa457610f7f60c08b0160a08c016130c8565b604051636707aff960e01b81526001600160a01b039091166004820152602401610794565b610fae8585612597565b6000610fdf7f5e8ca07e31d1cd81d2e33aac1fa8cc956a3624d9d3aeaf40df023e97d2f710b08c85878e8e8e612384565b6000878152602081905260409020549091506001600160a01b031661100a60c08d0160a08e016130c8565b6001600160a01b03161461104b5785600660008d60a001602081019061103091906130c8565b6001600160a01b031681526020810191909152604001600020555b6110568b848661243b565b61108786868d60a001602081019061106e91906130c8565b8e60400160208101906110819190613200565b85612660565b5050505050505b5050505050565b833560006110a960c0870160a088016130c8565b9050816000036110cc5760405163b437536560e01b815260040160405180910390fd5b6110dc6040870160208801613200565b63ffffffff1615611119576110f76040870160208801613200565b6040516324d0cb7760e21b815263ffffffff9091166004820152602401610794565b61112286612176565b600061112d8761290e565b80516020808301919091206000868152600283526040808220828052909352919091205491925090818103611166575050505050610e28565b801561118857604051636e8683df60e11b815260048101869052602401610794565b6111928486611a0c565b6111ba57604051636707aff960e01b81526001600160a01b0385166004820152602401610794565b6040805160c081019091526001600160a01b0385168152602081016111e560808c0160608d0161322c565b60ff16815260200161121c7f04b90a416b9ec45f0b22dbc20c7ca846ce2a67dc160dedefdfd7f568bd5adbed8c86888e8e8e612384565b61ffff16815260200161123560608c0160408d01613200565b63ffffffff908116825260006020808401829052604093840182905289825281815283822085518154878401518888015160608a015160808b015160a0909b015160ff908116600160f81b026001600160f81b039c8b16600160d81b029c909c166001600160d81b0392909a16600160b81b0263ffffffff60b81b1961ffff909416600160a81b029390931665ffffffffffff60a81b1991909416600160a01b026001600160a81b03199095166001600160a01b03968716179490941793909316919091171716949094179590951790945590871681526001909252902085905561132189838561243b565b505050505050505050565b600081815260208181526040808320815160c08101835290546001600160a01b03811680835260ff600160a01b830481169584019590955261ffff600160a81b8304169383019390935263ffffffff600160b81b820481166060840152600160d81b8204166080830152600160f81b900490921660a0830152158015906113b8575060a081015160ff16155b80156113db57506113d0816040015161ffff16611c98565b6113d8612951565b11155b801561148f5750600754606082015163ffffffff9081169116148061148f5750606081015160405163cae148fb60e01b815263ffffffff90911660048201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063cae148fb90602401602060405180830381865afa15801561146b573d6000803e3d6000fd5b505050506040513d601f19601f8201168201806040525081019061148f9190613249565b9392505050565b600081815260208190526040902080546001600160a01b031633146114d05760405163358eb19760e21b8152336004820152602401610794565b600082815260056020526040812054600160201b900463ffffffff169003611515576040516309bcefa960e21b81526004810183905260006024820152604401610794565b8054600160f81b90046002161561152a575050565b80546001600160f81b0381166002600160f81b9283900460ff1617909102178155604051339083907f5faff095651e8ee792c4f956e2220fee2a636082baf602a1ae9b350a48a7cf1390600090a35050565b6040805160c081018252600080825260208201819052918101829052606081018290526080810182905260a0810191909152600083815260046020908152604080832063ffffffff808716855290835292819020815160c08101835281546001600160a01b03811680835261ffff600160a01b83041695830195909552600160b01b8104861693820193909352600160d01b90920490931660608201526001909201546001600160401b038082166080850152600160401b9091041660a083015261164757506116c9565b6040518060c0016040528082600001516001600160a01b03168152602001826040015163ffffffff168152602001611686836020015161ffff16611c98565b63ffffffff16815260200182608001516001600160401b031681526020018260a001516001600160401b031681526020016116c18686612542565b151590529150505b92915050565b6000828152602081905260408120805463ffffffff600160d81b90910481169084160361170957546001600160a01b0316151590506116c9565b5050600091825260036020908152604080842063ffffffff93841685529091529091205416151590565b336001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000161461177e5760405163778fec1160e01b8152336004820152602401610794565b7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031663766718086040518163ffffffff1660e01b8152600401602060405180830381865afa1580156117dc573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906118009190613276565b6007805463ffffffff191663ffffffff92909216919091179055565b336001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016146118675760405163778fec1160e01b8152336004820152602401610794565b60008181526020819052604090205481906001600160a01b03166118a15760405163be9ed45160e01b815260048101829052602401610794565b60008281526020819052604080822080546001600160f81b038116600160f81b9182900460fe169091021790555183917f0496bf6945942afa573cb428e93403319286b9de8c415375284f441858bab98391a25050565b60006119048383611dfa565b80519091506001600160a01b031633146119335760405163358eb19760e21b8152336004820152602401610794565b600083815260046020908152604080832063ffffffff861680855290835292819020805463ffffffff60d01b191690555191825284917f0711d1090e42a483c7628ca4d903585312103761064cc9d035ad013f55ecd2aa910160405180910390a2600083815260056020526040902054600160201b900463ffffffff166001036119c057610a6783612965565b600083815260056020526040902080546004906119e990600160201b900463ffffffff166132a9565b91906101000a81548163ffffffff021916908363ffffffff160217905550505050565b6001600160a01b0382166000908152600160209081526040808320546006909252822054811580611a3c57508382145b80156109ac57508015806109ac57509092149392505050565b604080517f0cdab4d7394a155c8ad3b123f69bcec083952f9a43ac748f3db5dca4310bbe2c60208201524691810191909152306060820152600090819060800160408051601f1981840301815291905280516020909101209050611ad97f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001826132df565b91505090565b336001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001614611b2a5760405163778fec1160e01b8152336004820152602401610794565b60008281526020819052604090205482906001600160a01b0316611b645760405163be9ed45160e01b815260048101829052602401610794565b600083815260056020526040812054600160201b900463ffffffff1690819003611bb0576040516309bcefa960e21b81526004810185905263ffffffff84166024820152604401610794565b600084815260208190526040812054600160f81b900460ff16158015611bd65750816001145b90508363ffffffff16600003611c43578015611c08576040516398fbdb9560e01b815260048101869052602401610794565b611c1185612965565b60405185907ffdd3e5c997c43690d45340abc27221176a5e23e86cde3220d8bd7ef8893d2ea790600090a25050505050565b6000611c4f8686611dfa565b9050818015611c645750611c6281611ef1565b155b15611c85576040516398fbdb9560e01b815260048101879052602401610794565b611c90868683611f1f565b505050505050565b60006001605b611ca884836132f3565b611cb29190613306565b6116c9919061331d565b604080517f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f60208201527f210122b44260421160e3a2c61461a4ba72cf08e74aab0916f675eb1b4869cdb8918101919091527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a0820152600090819060c001604051602081830303815290604052805190602001209050600087611d6b611a55565b6040805160208101939093528201526060810188905263ffffffff8716608082015260a0810186905260c0810185905260e00160408051601f1981840301815290829052805160209182012061190160f01b9183019190915260228201849052604282018190529150606201604051602081830303815290604052805190602001209250505095945050505050565b6040805160c081018252600080825260208201819052918101829052606081018290526080810182905260a0810191909152611e368383612542565b611e62576040516309bcefa960e21b81526004810184905263ffffffff83166024820152604401610794565b50600091825260046020908152604080842063ffffffff9384168552825292839020835160c08101855281546001600160a01b0381168252600160a01b810461ffff1693820193909352600160b01b8304841694810194909452600160d01b9091049091166060830152600101546001600160401b038082166080840152600160401b9091041660a082015290565b600081608001516001600160401b031642101580156116c957505060a001516001600160401b031643101590565b60008381526020818152604091829020825160c08101845290546001600160a01b03811680835260ff600160a01b830481169484019490945261ffff600160a81b8304169483019490945263ffffffff600160b81b820481166060840152600160d81b82041660808301819052600160f81b90910490921660a08201529190611fa886846123fc565b816001600160a01b031684600001516001600160a01b031614612025576001600160a01b038281166000908152600160208181526040808420849055600682528084206000199055885190941683529081528282208990558882526005905220805463ffffffff60801b1916600160801b63ffffffff8816021790555b83516001600160a01b03908116845260208086015161ffff90811660408088019182528089015163ffffffff90811660608a019081528b821660808b0190815260008e8152808852939093208a518154978c015195519251945160a08d015160ff908116600160f81b026001600160f81b03928716600160d81b02929092166001600160d81b0397909616600160b81b0263ffffffff60b81b1995909916600160a81b029490941665ffffffffffff60a81b1994909716600160a01b026001600160a81b0319909916919099161796909617169290921792909217919091161791909117905561211486612965565b83516040805163ffffffff88811682526001600160a01b038681166020840152908516828401529151919092169188917fafa1ef53baa4cc76caf027db02de097039d69d22033f41061a295f78cc05d35b9181900360600190a3505050505050565b603061218560c0830183613330565b9050146121b75761219960c0820182613330565b604051631250af0960e11b8152610794925060040190815260200190565b60006121c660e0830183613330565b9150508015806121d65750608081115b156121f757604051630ba0903760e31b815260048101829052602401610794565b5050565b60606000806001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000166313e30ae161223e86860160408801613200565b6040516001600160e01b031960e084901b16815263ffffffff9190911660048201526024016040805180830381865afa15801561227f573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906122a39190613388565b915091506122b2848383612a07565b949350505050565b60008381526005602052604081208054909163ffffffff600160401b909204821691851682106122ea57816122f2565b8463ffffffff165b6122fd9060016132f3565b9050808463ffffffff1614158061231d575061231a6080836132f3565b81115b15612343576040516324d0cb7760e21b815263ffffffff85166004820152602401610794565b8254600160201b900463ffffffff16600003611c9057825463ffffffff8516600160401b026bffffffff000000000000000019909116178355505050505050565b600061010087013515801561239c5750610120870135155b156123ba57604051631a0916f960e21b815260040160405180910390fd5b6123d26123cd60a0890160808a01613200565b612b72565b90506123e18888888686612c11565b6123f185886105e0013586612cee565b979650505050505050565b6060810151600092835260036020908152604080852060809094015163ffffffff908116865293909152909220805463ffffffff191691909216179055565b81600260008560000135815260200190815260200160002060008560200160208101906124689190613200565b63ffffffff16815260208101919091526040016000205561248f60c0840160a085016130c8565b6001600160a01b031683357f6945253bcd687de65cb7fd0c58dee4f8d6065e137f6f1d49cb89c643902ea88a6124cb6040870160208801613200565b6124db6060880160408901613200565b6124eb6080890160608a0161322c565b6124fb60a08a0160808b01613200565b8861250589612ec5565b61251260c08d018d613330565b61251f60e08f018f613330565b6040516125359a999897969594939291906133f3565b60405180910390a3505050565b6000828152600560205260408120546125629063ffffffff16600161348c565b600084815260046020908152604080832063ffffffff8781168552925290912054600160d01b90048116911614905092915050565b600082815260056020526040812080549091906125c390608090600160401b900463ffffffff166132f3565b825490915063ffffffff600160601b909104811690841682101580612607575060808282116125f257826125f4565b815b6125fe91906132f3565b8463ffffffff16115b1561262d576040516324d0cb7760e21b815263ffffffff85166004820152602401610794565b808463ffffffff16111561108e57825463ffffffff8516600160601b0263ffffffff60601b199091161783555050505050565b600060056000878152602001908152602001600020905060007f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316630505c8c96040518163ffffffff1660e01b815260040161014060405180830381865afa1580156126d8573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906126fc91906134ea565b905060008160a0015163ffffffff164261271691906132f3565b905060008260c0015163ffffffff164361273091906132f3565b6040805160c0810182526001600160a01b038a16815261ffff8816602082015263ffffffff808a169282019290925286549293509160608301916127769116600161348c565b63ffffffff90811682526001600160401b0380861660208085019190915285821660409485015260008e815260048083528582208f8616835283529085902086518154938801519688015160608901518716600160d01b0263ffffffff60d01b19918816600160b01b029190911667ffffffffffffffff60b01b1961ffff909916600160a01b026001600160b01b03199096166001600160a01b039093169290921794909417969096169590951791909117845560808501516001909401805460a0909601518316600160401b026fffffffffffffffffffffffffffffffff199096169490921693909317939093179092558554869261287d91600160201b9004166135b6565b91906101000a81548163ffffffff021916908363ffffffff160217905550866001600160a01b0316897fe6b19243a6644617a20be8ed46a24722f224f1f9d5331d42a35441da2975977a8a85856040516128fb9392919063ffffffff9390931683526001600160401b03918216602084015216604082015260600190565b60405180910390a3505050505050505050565b60606000806001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001663f187ea1961223e86860160408801613200565b600061296062015180426135db565b905090565b60008181526005602052604081208054909182916129889063ffffffff166135b6565b82546101009290920a63ffffffff81810219909316918316021790915581546bffffffffffffffff00000000198116600160601b67ffffffff000000001990921691909104909116600160401b02179055600090815260208190526040902080546001600160f81b038116600160f81b9182900460fd16909102179055565b60606000612a13611a55565b848635612a266040890160208a01613200565b612a3660808a0160608b0161322c565b612a4660a08b0160808c01613200565b88612a5760c08d0160a08e016130c8565b7f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001612a8560c08f018f613330565b604051612a939291906135ef565b604051908190039020612aa691906132df565b60408051602081019a909a52890197909752606088019590955263ffffffff938416608088015260ff90921660a08701529190911660c085015261ffff1660e08401526001600160a01b0316610100830152610120820152610140016040516020818303038152906040529050808561010001866101400187610340018861056001604051602001612b3b94939291906135ff565b60408051601f1981840301815290829052612b59929160200161365e565b6040516020818303038152906040529150509392505050565b600080612b86605b63ffffffff85166135db565b90506000605b612b94612951565b612b9e91906135db565b90506000612bae6001605b61331d565b612bbf605b63ffffffff88166132df565b149050801580612bce57508183105b80612be25750612bdf8260016132f3565b83115b15612c085760405163306b70f960e11b815263ffffffff86166004820152602401610794565b50909392505050565b6000612c52868635612c296040890160208a01613200565b87612c3760e08b018b613330565b604051612c459291906135ef565b6040518091039020611cbc565b9050600080612c62838686612f1b565b5090925090506000816003811115612c7c57612c7c613673565b141580612caa5750612c9460c0880160a089016130c8565b6001600160a01b0316826001600160a01b031614155b15612ce457612cbf60c0880160a089016130c8565b604051639436ed0960e01b81526001600160a01b039091166004820152602401610794565b5050505050505050565b7f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001808310612d32576040516339c918d760e21b815260048101849052602401610794565b600081858560001b604051602001612d4b929190613689565b6040516020818303038152906040528051906020012060001c612d6e91906132df565b90506000612d7b86612ec5565b9050600080612d8c601060016132f3565b612d986010600b6132f3565b612da291906132f3565b612dad9060046132f3565b90505b8015612e3357600083612dc460018461331d565b60308110612dd457612dd46133b4565b60200201519050858110612dfe576040516339c918d760e21b815260048101829052602401610794565b8580612e0c57612e0c6132c9565b818780612e1b57612e1b6132c9565b8786090892505080612e2c906136a2565b9050612db0565b50604080516060810182528781526020810185905280820183905290516365c0325960e01b81526001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016916365c0325991612e999189916004016136b9565b60006040518083038186803b158015612eb157600080fd5b505afa158015611087573d6000803e3d6000fd5b612ecd613034565b612ed9601060016132f3565b612ee56010600b6132f3565b612eef91906132f3565b612efa9060046132f3565b612f05906020613306565b825114612f1457612f146136f6565b5060200190565b600080806041849003612f515784356020860135604087013560001a612f4389828585612f65565b955095509550505050612f5c565b506000915060029050825b93509350939050565b600080807f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841115612fa0575060009150600390508261302a565b604080516000808252602082018084528a905260ff891692820192909252606081018790526080810186905260019060a0016020604051602081039080840390855afa158015612ff4573d6000803e3d6000fd5b5050604051601f1901519150506001600160a01b0381166130205750600092506001915082905061302a565b9250600091508190505b9450945094915050565b6040518061060001604052806030906020820280368337509192915050565b60006020828403121561306557600080fd5b5035919050565b63ffffffff8116811461307e57600080fd5b50565b6000806040838503121561309457600080fd5b8235915060208301356130a68161306c565b809150509250929050565b80356001600160a01b038116811461079d57600080fd5b6000602082840312156130da57600080fd5b61148f826130b1565b600080600080608085870312156130f957600080fd5b84359350602085013561310b8161306c565b93969395505050506040820135916060013590565b600080600080610140858703121561313757600080fd5b84356001600160401b0381111561314d57600080fd5b8501610600818803121561316057600080fd5b935061012085018681111561317457600080fd5b602086019350356001600160401b0381111561318f57600080fd5b8501601f810187136131a057600080fd5b80356001600160401b038111156131b657600080fd5b8760208284010111156131c857600080fd5b949793965060200194505050565b600080604083850312156131e957600080fd5b6131f2836130b1565b946020939093013593505050565b60006020828403121561321257600080fd5b813561148f8161306c565b60ff8116811461307e57600080fd5b60006020828403121561323e57600080fd5b813561148f8161321d565b60006020828403121561325b57600080fd5b8151801515811461148f57600080fd5b805161079d8161306c565b60006020828403121561328857600080fd5b815161148f8161306c565b634e487b7160e01b600052601160045260246000fd5b600063ffffffff8216806132bf576132bf613293565b6000190192915050565b634e487b7160e01b600052601260045260246000fd5b6000826132ee576132ee6132c9565b500690565b808201808211156116c9576116c9613293565b80820281158282048414176116c9576116c9613293565b818103818111156116c9576116c9613293565b6000808335601e1984360301811261334757600080fd5b8301803591506001600160401b0382111561336157600080fd5b60200191503681900382131561089757600080fd5b805161ffff8116811461079d57600080fd5b6000806040838503121561339b57600080fd5b825191506133ab60208401613376565b90509250929050565b634e487b7160e01b600052603260045260246000fd5b81835281816020850137506000828201602090810191909152601f909101601f19169091010190565b63ffffffff8b16815263ffffffff8a16602082015260ff8916604082015263ffffffff88166060820152866080820152600060a082018760005b603081101561344c57815183526020928301929091019060010161342d565b5050506106e06106a08301526134676106e0830186886133ca565b8281036106c084015261347b8185876133ca565b9d9c50505050505050505050505050565b63ffffffff81811683821601908111156116c9576116c9613293565b60405161014081016001600160401b03811182821017156134d957634e487b7160e01b600052604160045260246000fd5b60405290565b805161079d8161321d565b60006101408284031280156134fe57600080fd5b506135076134a8565b61351083613376565b815261351e602084016134df565b602082015261352f604084016134df565b60408201526135406060840161326b565b60608201526135516080840161326b565b608082015261356260a0840161326b565b60a082015261357360c0840161326b565b60c082015261358460e0840161326b565b60e0820152613596610100840161326b565b6101008201526135a9610120840161326b565b6101208201529392505050565b600063ffffffff821663ffffffff81036135d2576135d2613293565b60010192915050565b6000826135ea576135ea6132c9565b500490565b8183823760009101908152919050565b6104e0810160408683376102008560408401376102208461024084013760808361046084013795945050505050565b6000815160005b8181101561364f5760208185018101518683015201613635565b50600093019283525090919050565b60006122b261366d838661362e565b8461362e565b634e487b7160e01b600052602160045260246000fd5b6000613695828561362e565b9283525050602001919050565b6000816136b1576136b1613293565b506000190190565b610160810161010084833761010082018360005b60038110156136ec5781518352602092830192909101906001016136cd565b5050509392505050565b634e487b7160e01b600052600160045260246000fd",
}

// PseudonymRegistry is an auto generated Go binding around an Ethereum contract.
type PseudonymRegistry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *PseudonymRegistry) GetABI() abi.ABI {
	return c.abi
}

// NewPseudonymRegistry creates a new instance of PseudonymRegistry.
func NewPseudonymRegistry() *PseudonymRegistry {
	parsed, err := PseudonymRegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &PseudonymRegistry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *PseudonymRegistry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_, address verifier_) returns()
func (pseudonymRegistry *PseudonymRegistry) PackConstructor(consortium_ common.Address, verifier_ common.Address) []byte {
	enc, err := pseudonymRegistry.abi.Pack("", consortium_, verifier_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAccountSince is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x448561cd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function accountSince(uint256 nym) view returns(uint32)
func (pseudonymRegistry *PseudonymRegistry) PackAccountSince(nym *big.Int) []byte {
	enc, err := pseudonymRegistry.abi.Pack("accountSince", nym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAccountSince is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x448561cd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function accountSince(uint256 nym) view returns(uint32)
func (pseudonymRegistry *PseudonymRegistry) TryPackAccountSince(nym *big.Int) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("accountSince", nym)
}

// UnpackAccountSince is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x448561cd.
//
// Solidity: function accountSince(uint256 nym) view returns(uint32)
func (pseudonymRegistry *PseudonymRegistry) UnpackAccountSince(data []byte) (uint32, error) {
	out, err := pseudonymRegistry.abi.Unpack("accountSince", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackActiveNymOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1556318c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function activeNymOf(address account) view returns(uint256 nym)
func (pseudonymRegistry *PseudonymRegistry) PackActiveNymOf(account common.Address) []byte {
	enc, err := pseudonymRegistry.abi.Pack("activeNymOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackActiveNymOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1556318c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function activeNymOf(address account) view returns(uint256 nym)
func (pseudonymRegistry *PseudonymRegistry) TryPackActiveNymOf(account common.Address) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("activeNymOf", account)
}

// UnpackActiveNymOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1556318c.
//
// Solidity: function activeNymOf(address account) view returns(uint256 nym)
func (pseudonymRegistry *PseudonymRegistry) UnpackActiveNymOf(data []byte) (*big.Int, error) {
	out, err := pseudonymRegistry.abi.Unpack("activeNymOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAttempt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9b3ea2f7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function attempt(uint256 nym, uint32 generation) view returns((address,uint32,uint32,uint64,uint64,bool) found)
func (pseudonymRegistry *PseudonymRegistry) PackAttempt(nym *big.Int, generation uint32) []byte {
	enc, err := pseudonymRegistry.abi.Pack("attempt", nym, generation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAttempt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9b3ea2f7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function attempt(uint256 nym, uint32 generation) view returns((address,uint32,uint32,uint64,uint64,bool) found)
func (pseudonymRegistry *PseudonymRegistry) TryPackAttempt(nym *big.Int, generation uint32) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("attempt", nym, generation)
}

// UnpackAttempt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9b3ea2f7.
//
// Solidity: function attempt(uint256 nym, uint32 generation) view returns((address,uint32,uint32,uint64,uint64,bool) found)
func (pseudonymRegistry *PseudonymRegistry) UnpackAttempt(data []byte) (IPseudonymRecoveryAttempt, error) {
	out, err := pseudonymRegistry.abi.Unpack("attempt", data)
	if err != nil {
		return *new(IPseudonymRecoveryAttempt), err
	}
	out0 := *abi.ConvertType(out[0], new(IPseudonymRecoveryAttempt)).(*IPseudonymRecoveryAttempt)
	return out0, nil
}

// PackConsentDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x632348b9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consentDigest(uint256 nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) PackConsentDigest(nym *big.Int, generation uint32, dealingDigest [32]byte, prePossessionHash [32]byte) []byte {
	enc, err := pseudonymRegistry.abi.Pack("consentDigest", nym, generation, dealingDigest, prePossessionHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsentDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x632348b9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consentDigest(uint256 nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) TryPackConsentDigest(nym *big.Int, generation uint32, dealingDigest [32]byte, prePossessionHash [32]byte) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("consentDigest", nym, generation, dealingDigest, prePossessionHash)
}

// UnpackConsentDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x632348b9.
//
// Solidity: function consentDigest(uint256 nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) UnpackConsentDigest(data []byte) ([32]byte, error) {
	out, err := pseudonymRegistry.abi.Unpack("consentDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (pseudonymRegistry *PseudonymRegistry) PackConsortium() []byte {
	enc, err := pseudonymRegistry.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (pseudonymRegistry *PseudonymRegistry) TryPackConsortium() ([]byte, error) {
	return pseudonymRegistry.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (pseudonymRegistry *PseudonymRegistry) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := pseudonymRegistry.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDealingDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0c835ac5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dealingDigest(uint256 nym, uint32 generation) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) PackDealingDigest(nym *big.Int, generation uint32) []byte {
	enc, err := pseudonymRegistry.abi.Pack("dealingDigest", nym, generation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDealingDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0c835ac5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dealingDigest(uint256 nym, uint32 generation) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) TryPackDealingDigest(nym *big.Int, generation uint32) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("dealingDigest", nym, generation)
}

// UnpackDealingDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0c835ac5.
//
// Solidity: function dealingDigest(uint256 nym, uint32 generation) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) UnpackDealingDigest(data []byte) ([32]byte, error) {
	out, err := pseudonymRegistry.abi.Unpack("dealingDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackDealingOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x443c85f7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dealingOf(uint256 nym, uint32 generation) view returns(bytes32 digest, uint32 epoch)
func (pseudonymRegistry *PseudonymRegistry) PackDealingOf(nym *big.Int, generation uint32) []byte {
	enc, err := pseudonymRegistry.abi.Pack("dealingOf", nym, generation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDealingOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x443c85f7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dealingOf(uint256 nym, uint32 generation) view returns(bytes32 digest, uint32 epoch)
func (pseudonymRegistry *PseudonymRegistry) TryPackDealingOf(nym *big.Int, generation uint32) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("dealingOf", nym, generation)
}

// DealingOfOutput serves as a container for the return parameters of contract
// method DealingOf.
type DealingOfOutput struct {
	Digest [32]byte
	Epoch  uint32
}

// UnpackDealingOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x443c85f7.
//
// Solidity: function dealingOf(uint256 nym, uint32 generation) view returns(bytes32 digest, uint32 epoch)
func (pseudonymRegistry *PseudonymRegistry) UnpackDealingOf(data []byte) (DealingOfOutput, error) {
	out, err := pseudonymRegistry.abi.Unpack("dealingOf", data)
	outstruct := new(DealingOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Digest = *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	outstruct.Epoch = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackDispute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86d6282c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function dispute(uint256 nym) returns()
func (pseudonymRegistry *PseudonymRegistry) PackDispute(nym *big.Int) []byte {
	enc, err := pseudonymRegistry.abi.Pack("dispute", nym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDispute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86d6282c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function dispute(uint256 nym) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackDispute(nym *big.Int) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("dispute", nym)
}

// PackDomain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2fb26a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function domain() view returns(uint256)
func (pseudonymRegistry *PseudonymRegistry) PackDomain() []byte {
	enc, err := pseudonymRegistry.abi.Pack("domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDomain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2fb26a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function domain() view returns(uint256)
func (pseudonymRegistry *PseudonymRegistry) TryPackDomain() ([]byte, error) {
	return pseudonymRegistry.abi.Pack("domain")
}

// UnpackDomain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc2fb26a6.
//
// Solidity: function domain() view returns(uint256)
func (pseudonymRegistry *PseudonymRegistry) UnpackDomain(data []byte) (*big.Int, error) {
	out, err := pseudonymRegistry.abi.Unpack("domain", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackExecuteRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c309632.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function executeRecovery(uint256 nym, uint32 generation) returns()
func (pseudonymRegistry *PseudonymRegistry) PackExecuteRecovery(nym *big.Int, generation uint32) []byte {
	enc, err := pseudonymRegistry.abi.Pack("executeRecovery", nym, generation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecuteRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c309632.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function executeRecovery(uint256 nym, uint32 generation) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackExecuteRecovery(nym *big.Int, generation uint32) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("executeRecovery", nym, generation)
}

// PackIsAccountFree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7f1adac.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isAccountFree(address account, uint256 nym) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) PackIsAccountFree(account common.Address, nym *big.Int) []byte {
	enc, err := pseudonymRegistry.abi.Pack("isAccountFree", account, nym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsAccountFree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7f1adac.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isAccountFree(address account, uint256 nym) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) TryPackIsAccountFree(account common.Address, nym *big.Int) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("isAccountFree", account, nym)
}

// UnpackIsAccountFree is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb7f1adac.
//
// Solidity: function isAccountFree(address account, uint256 nym) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) UnpackIsAccountFree(data []byte) (bool, error) {
	out, err := pseudonymRegistry.abi.Unpack("isAccountFree", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82afd23b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isActive(uint256 nym) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) PackIsActive(nym *big.Int) []byte {
	enc, err := pseudonymRegistry.abi.Pack("isActive", nym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x82afd23b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isActive(uint256 nym) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) TryPackIsActive(nym *big.Int) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("isActive", nym)
}

// UnpackIsActive is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x82afd23b.
//
// Solidity: function isActive(uint256 nym) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) UnpackIsActive(data []byte) (bool, error) {
	out, err := pseudonymRegistry.abi.Unpack("isActive", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackNoteEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb1d3fe8a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function noteEpoch() returns()
func (pseudonymRegistry *PseudonymRegistry) PackNoteEpoch() []byte {
	enc, err := pseudonymRegistry.abi.Pack("noteEpoch")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNoteEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb1d3fe8a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function noteEpoch() returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackNoteEpoch() ([]byte, error) {
	return pseudonymRegistry.abi.Pack("noteEpoch")
}

// PackNymOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd329da3c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nymOf(address account) view returns(uint256)
func (pseudonymRegistry *PseudonymRegistry) PackNymOf(account common.Address) []byte {
	enc, err := pseudonymRegistry.abi.Pack("nymOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNymOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd329da3c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nymOf(address account) view returns(uint256)
func (pseudonymRegistry *PseudonymRegistry) TryPackNymOf(account common.Address) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("nymOf", account)
}

// UnpackNymOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd329da3c.
//
// Solidity: function nymOf(address account) view returns(uint256)
func (pseudonymRegistry *PseudonymRegistry) UnpackNymOf(data []byte) (*big.Int, error) {
	out, err := pseudonymRegistry.abi.Unpack("nymOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProposeRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x72e76d61.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proposeRecovery((uint256,uint32,uint32,uint8,uint32,address,bytes,bytes,uint256[2],uint256[16],uint256[17],uint256[4],uint256) registration, uint256[8] proof, bytes accountSignature) returns()
func (pseudonymRegistry *PseudonymRegistry) PackProposeRecovery(registration IPseudonymRegistryRegistration, proof [8]*big.Int, accountSignature []byte) []byte {
	enc, err := pseudonymRegistry.abi.Pack("proposeRecovery", registration, proof, accountSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProposeRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x72e76d61.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proposeRecovery((uint256,uint32,uint32,uint8,uint32,address,bytes,bytes,uint256[2],uint256[16],uint256[17],uint256[4],uint256) registration, uint256[8] proof, bytes accountSignature) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackProposeRecovery(registration IPseudonymRegistryRegistration, proof [8]*big.Int, accountSignature []byte) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("proposeRecovery", registration, proof, accountSignature)
}

// PackPseudonym is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0c6e6564.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pseudonym(uint256 nym) view returns((address,uint8,uint32,uint32,uint32,uint8))
func (pseudonymRegistry *PseudonymRegistry) PackPseudonym(nym *big.Int) []byte {
	enc, err := pseudonymRegistry.abi.Pack("pseudonym", nym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPseudonym is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0c6e6564.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pseudonym(uint256 nym) view returns((address,uint8,uint32,uint32,uint32,uint8))
func (pseudonymRegistry *PseudonymRegistry) TryPackPseudonym(nym *big.Int) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("pseudonym", nym)
}

// UnpackPseudonym is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0c6e6564.
//
// Solidity: function pseudonym(uint256 nym) view returns((address,uint8,uint32,uint32,uint32,uint8))
func (pseudonymRegistry *PseudonymRegistry) UnpackPseudonym(data []byte) (IPseudonymRegistryPseudonym, error) {
	out, err := pseudonymRegistry.abi.Unpack("pseudonym", data)
	if err != nil {
		return *new(IPseudonymRegistryPseudonym), err
	}
	out0 := *abi.ConvertType(out[0], new(IPseudonymRegistryPseudonym)).(*IPseudonymRegistryPseudonym)
	return out0, nil
}

// PackRecoveries is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a04c865.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recoveries(uint256 nym) view returns((uint32,uint32,uint32))
func (pseudonymRegistry *PseudonymRegistry) PackRecoveries(nym *big.Int) []byte {
	enc, err := pseudonymRegistry.abi.Pack("recoveries", nym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecoveries is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a04c865.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recoveries(uint256 nym) view returns((uint32,uint32,uint32))
func (pseudonymRegistry *PseudonymRegistry) TryPackRecoveries(nym *big.Int) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("recoveries", nym)
}

// UnpackRecoveries is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7a04c865.
//
// Solidity: function recoveries(uint256 nym) view returns((uint32,uint32,uint32))
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveries(data []byte) (IPseudonymRecoveryRecoveries, error) {
	out, err := pseudonymRegistry.abi.Unpack("recoveries", data)
	if err != nil {
		return *new(IPseudonymRecoveryRecoveries), err
	}
	out0 := *abi.ConvertType(out[0], new(IPseudonymRecoveryRecoveries)).(*IPseudonymRecoveryRecoveries)
	return out0, nil
}

// PackRecoveryConsentDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5bbedfeb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function recoveryConsentDigest(uint256 nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) PackRecoveryConsentDigest(nym *big.Int, generation uint32, dealingDigest [32]byte, prePossessionHash [32]byte) []byte {
	enc, err := pseudonymRegistry.abi.Pack("recoveryConsentDigest", nym, generation, dealingDigest, prePossessionHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRecoveryConsentDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5bbedfeb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function recoveryConsentDigest(uint256 nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) TryPackRecoveryConsentDigest(nym *big.Int, generation uint32, dealingDigest [32]byte, prePossessionHash [32]byte) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("recoveryConsentDigest", nym, generation, dealingDigest, prePossessionHash)
}

// UnpackRecoveryConsentDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5bbedfeb.
//
// Solidity: function recoveryConsentDigest(uint256 nym, uint32 generation, bytes32 dealingDigest_, bytes32 prePossessionHash) view returns(bytes32)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryConsentDigest(data []byte) ([32]byte, error) {
	out, err := pseudonymRegistry.abi.Unpack("recoveryConsentDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7aa4467a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function register((uint256,uint32,uint32,uint8,uint32,address,bytes,bytes,uint256[2],uint256[16],uint256[17],uint256[4],uint256) registration, uint256[8] proof, bytes accountSignature) returns()
func (pseudonymRegistry *PseudonymRegistry) PackRegister(registration IPseudonymRegistryRegistration, proof [8]*big.Int, accountSignature []byte) []byte {
	enc, err := pseudonymRegistry.abi.Pack("register", registration, proof, accountSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7aa4467a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function register((uint256,uint32,uint32,uint8,uint32,address,bytes,bytes,uint256[2],uint256[16],uint256[17],uint256[4],uint256) registration, uint256[8] proof, bytes accountSignature) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackRegister(registration IPseudonymRegistryRegistration, proof [8]*big.Int, accountSignature []byte) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("register", registration, proof, accountSignature)
}

// PackReinstate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3100f99.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reinstate(uint256 nym) returns()
func (pseudonymRegistry *PseudonymRegistry) PackReinstate(nym *big.Int) []byte {
	enc, err := pseudonymRegistry.abi.Pack("reinstate", nym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReinstate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3100f99.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reinstate(uint256 nym) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackReinstate(nym *big.Int) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("reinstate", nym)
}

// PackRenew is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6c28a95a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renew((uint256,uint32,uint32,uint8,uint32,address,bytes,bytes,uint256[2],uint256[16],uint256[17],uint256[4],uint256) registration, uint256[8] proof, bytes accountSignature) returns()
func (pseudonymRegistry *PseudonymRegistry) PackRenew(registration IPseudonymRegistryRegistration, proof [8]*big.Int, accountSignature []byte) []byte {
	enc, err := pseudonymRegistry.abi.Pack("renew", registration, proof, accountSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenew is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6c28a95a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renew((uint256,uint32,uint32,uint8,uint32,address,bytes,bytes,uint256[2],uint256[16],uint256[17],uint256[4],uint256) registration, uint256[8] proof, bytes accountSignature) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackRenew(registration IPseudonymRegistryRegistration, proof [8]*big.Int, accountSignature []byte) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("renew", registration, proof, accountSignature)
}

// PackResolveRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd49b08a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resolveRecovery(uint256 nym, uint32 generation) returns()
func (pseudonymRegistry *PseudonymRegistry) PackResolveRecovery(nym *big.Int, generation uint32) []byte {
	enc, err := pseudonymRegistry.abi.Pack("resolveRecovery", nym, generation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResolveRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd49b08a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resolveRecovery(uint256 nym, uint32 generation) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackResolveRecovery(nym *big.Int, generation uint32) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("resolveRecovery", nym, generation)
}

// PackSuspend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4b865846.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function suspend(uint256 nym) returns()
func (pseudonymRegistry *PseudonymRegistry) PackSuspend(nym *big.Int) []byte {
	enc, err := pseudonymRegistry.abi.Pack("suspend", nym)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSuspend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4b865846.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function suspend(uint256 nym) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackSuspend(nym *big.Int) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("suspend", nym)
}

// PackTookEffect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xacd96d7f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tookEffect(uint256 nym, uint32 generation) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) PackTookEffect(nym *big.Int, generation uint32) []byte {
	enc, err := pseudonymRegistry.abi.Pack("tookEffect", nym, generation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTookEffect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xacd96d7f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tookEffect(uint256 nym, uint32 generation) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) TryPackTookEffect(nym *big.Int, generation uint32) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("tookEffect", nym, generation)
}

// UnpackTookEffect is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xacd96d7f.
//
// Solidity: function tookEffect(uint256 nym, uint32 generation) view returns(bool)
func (pseudonymRegistry *PseudonymRegistry) UnpackTookEffect(data []byte) (bool, error) {
	out, err := pseudonymRegistry.abi.Unpack("tookEffect", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackVerifier is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2b7ac3f3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifier() view returns(address)
func (pseudonymRegistry *PseudonymRegistry) PackVerifier() []byte {
	enc, err := pseudonymRegistry.abi.Pack("verifier")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifier is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2b7ac3f3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifier() view returns(address)
func (pseudonymRegistry *PseudonymRegistry) TryPackVerifier() ([]byte, error) {
	return pseudonymRegistry.abi.Pack("verifier")
}

// UnpackVerifier is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2b7ac3f3.
//
// Solidity: function verifier() view returns(address)
func (pseudonymRegistry *PseudonymRegistry) UnpackVerifier(data []byte) (common.Address, error) {
	out, err := pseudonymRegistry.abi.Unpack("verifier", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackWithdrawRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb367fda3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdrawRecovery(uint256 nym, uint32 generation) returns()
func (pseudonymRegistry *PseudonymRegistry) PackWithdrawRecovery(nym *big.Int, generation uint32) []byte {
	enc, err := pseudonymRegistry.abi.Pack("withdrawRecovery", nym, generation)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdrawRecovery is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb367fda3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdrawRecovery(uint256 nym, uint32 generation) returns()
func (pseudonymRegistry *PseudonymRegistry) TryPackWithdrawRecovery(nym *big.Int, generation uint32) ([]byte, error) {
	return pseudonymRegistry.abi.Pack("withdrawRecovery", nym, generation)
}

// PseudonymRegistryRecoveriesRefused represents a RecoveriesRefused event raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveriesRefused struct {
	Nym *big.Int
	Raw *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistryRecoveriesRefusedEventName = "RecoveriesRefused"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistryRecoveriesRefused) ContractEventName() string {
	return PseudonymRegistryRecoveriesRefusedEventName
}

// UnpackRecoveriesRefusedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecoveriesRefused(uint256 indexed nym)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveriesRefusedEvent(log *types.Log) (*PseudonymRegistryRecoveriesRefused, error) {
	event := "RecoveriesRefused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistryRecoveriesRefused)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PseudonymRegistryRecoveryDisputed represents a RecoveryDisputed event raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryDisputed struct {
	Nym     *big.Int
	Account common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistryRecoveryDisputedEventName = "RecoveryDisputed"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistryRecoveryDisputed) ContractEventName() string {
	return PseudonymRegistryRecoveryDisputedEventName
}

// UnpackRecoveryDisputedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecoveryDisputed(uint256 indexed nym, address indexed account)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryDisputedEvent(log *types.Log) (*PseudonymRegistryRecoveryDisputed, error) {
	event := "RecoveryDisputed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistryRecoveryDisputed)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PseudonymRegistryRecoveryExecuted represents a RecoveryExecuted event raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryExecuted struct {
	Nym              *big.Int
	Account          common.Address
	Generation       uint32
	FormerAccount    common.Address
	FormerGeneration uint32
	Raw              *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistryRecoveryExecutedEventName = "RecoveryExecuted"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistryRecoveryExecuted) ContractEventName() string {
	return PseudonymRegistryRecoveryExecutedEventName
}

// UnpackRecoveryExecutedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecoveryExecuted(uint256 indexed nym, address indexed account, uint32 generation, address formerAccount, uint32 formerGeneration)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryExecutedEvent(log *types.Log) (*PseudonymRegistryRecoveryExecuted, error) {
	event := "RecoveryExecuted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistryRecoveryExecuted)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PseudonymRegistryRecoveryProposed represents a RecoveryProposed event raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryProposed struct {
	Nym        *big.Int
	Account    common.Address
	Generation uint32
	ReadyAt    uint64
	ReadyBlock uint64
	Raw        *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistryRecoveryProposedEventName = "RecoveryProposed"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistryRecoveryProposed) ContractEventName() string {
	return PseudonymRegistryRecoveryProposedEventName
}

// UnpackRecoveryProposedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecoveryProposed(uint256 indexed nym, address indexed account, uint32 generation, uint64 readyAt, uint64 readyBlock)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryProposedEvent(log *types.Log) (*PseudonymRegistryRecoveryProposed, error) {
	event := "RecoveryProposed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistryRecoveryProposed)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PseudonymRegistryRecoveryWithdrawn represents a RecoveryWithdrawn event raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryWithdrawn struct {
	Nym        *big.Int
	Generation uint32
	Raw        *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistryRecoveryWithdrawnEventName = "RecoveryWithdrawn"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistryRecoveryWithdrawn) ContractEventName() string {
	return PseudonymRegistryRecoveryWithdrawnEventName
}

// UnpackRecoveryWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RecoveryWithdrawn(uint256 indexed nym, uint32 generation)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryWithdrawnEvent(log *types.Log) (*PseudonymRegistryRecoveryWithdrawn, error) {
	event := "RecoveryWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistryRecoveryWithdrawn)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PseudonymRegistryRegistered represents a Registered event raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistered struct {
	Nym           *big.Int
	Account       common.Address
	Generation    uint32
	Epoch         uint32
	Role          uint8
	ValidUntil    uint32
	DealingDigest [32]byte
	Dealing       [48]*big.Int
	PreKey        []byte
	PrePossession []byte
	Raw           *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistryRegisteredEventName = "Registered"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistryRegistered) ContractEventName() string {
	return PseudonymRegistryRegisteredEventName
}

// UnpackRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Registered(uint256 indexed nym, address indexed account, uint32 generation, uint32 epoch, uint8 role, uint32 validUntil, bytes32 dealingDigest, uint256[48] dealing, bytes preKey, bytes prePossession)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegisteredEvent(log *types.Log) (*PseudonymRegistryRegistered, error) {
	event := "Registered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistryRegistered)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PseudonymRegistryReinstated represents a Reinstated event raised by the PseudonymRegistry contract.
type PseudonymRegistryReinstated struct {
	Nym *big.Int
	Raw *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistryReinstatedEventName = "Reinstated"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistryReinstated) ContractEventName() string {
	return PseudonymRegistryReinstatedEventName
}

// UnpackReinstatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Reinstated(uint256 indexed nym)
func (pseudonymRegistry *PseudonymRegistry) UnpackReinstatedEvent(log *types.Log) (*PseudonymRegistryReinstated, error) {
	event := "Reinstated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistryReinstated)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PseudonymRegistryRenewed represents a Renewed event raised by the PseudonymRegistry contract.
type PseudonymRegistryRenewed struct {
	Nym              *big.Int
	Generation       uint32
	FormerGeneration uint32
	Raw              *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistryRenewedEventName = "Renewed"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistryRenewed) ContractEventName() string {
	return PseudonymRegistryRenewedEventName
}

// UnpackRenewedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Renewed(uint256 indexed nym, uint32 generation, uint32 formerGeneration)
func (pseudonymRegistry *PseudonymRegistry) UnpackRenewedEvent(log *types.Log) (*PseudonymRegistryRenewed, error) {
	event := "Renewed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistryRenewed)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// PseudonymRegistrySuspended represents a Suspended event raised by the PseudonymRegistry contract.
type PseudonymRegistrySuspended struct {
	Nym *big.Int
	Raw *types.Log // Blockchain specific contextual infos
}

const PseudonymRegistrySuspendedEventName = "Suspended"

// ContractEventName returns the user-defined event name.
func (PseudonymRegistrySuspended) ContractEventName() string {
	return PseudonymRegistrySuspendedEventName
}

// UnpackSuspendedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Suspended(uint256 indexed nym)
func (pseudonymRegistry *PseudonymRegistry) UnpackSuspendedEvent(log *types.Log) (*PseudonymRegistrySuspended, error) {
	event := "Suspended"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != pseudonymRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(PseudonymRegistrySuspended)
	if len(log.Data) > 0 {
		if err := pseudonymRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range pseudonymRegistry.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (pseudonymRegistry *PseudonymRegistry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["CallerNotConsortium"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackCallerNotConsortiumError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["DealingUnknown"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackDealingUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["PseudonymNotActive"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackPseudonymNotActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RecoveryCallerRefused"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRecoveryCallerRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RecoveryNeedsVote"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRecoveryNeedsVoteError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RecoveryNotDisputed"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRecoveryNotDisputedError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RecoveryNotReady"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRecoveryNotReadyError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RecoveryUnknown"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRecoveryUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationAccountChanged"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationAccountChangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationAccountTaken"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationAccountTakenError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationConsentInvalid"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationConsentInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationEphemeralZero"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationEphemeralZeroError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationGenerationRefused"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationGenerationRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationGenerationUsed"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationGenerationUsedError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationNymStopped"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationNymStoppedError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationNymTaken"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationNymTakenError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationNymUnknown"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationNymUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationNymZero"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationNymZeroError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationPossessionLength"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationPossessionLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationPreKeyLength"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationPreKeyLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationRoleChanged"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationRoleChangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationValidityRefused"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationValidityRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], pseudonymRegistry.abi.Errors["RegistrationWordNotInField"].ID.Bytes()[:4]) {
		return pseudonymRegistry.UnpackRegistrationWordNotInFieldError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// PseudonymRegistryCallerNotConsortium represents a CallerNotConsortium error raised by the PseudonymRegistry contract.
type PseudonymRegistryCallerNotConsortium struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CallerNotConsortium(address caller)
func PseudonymRegistryCallerNotConsortiumErrorID() common.Hash {
	return common.HexToHash("0x778fec110a72dfc9db5f03066548803c8104ef0a0384445642c1591d88ebf995")
}

// UnpackCallerNotConsortiumError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CallerNotConsortium(address caller)
func (pseudonymRegistry *PseudonymRegistry) UnpackCallerNotConsortiumError(raw []byte) (*PseudonymRegistryCallerNotConsortium, error) {
	out := new(PseudonymRegistryCallerNotConsortium)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "CallerNotConsortium", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryDealingUnknown represents a DealingUnknown error raised by the PseudonymRegistry contract.
type PseudonymRegistryDealingUnknown struct {
	Nym        *big.Int
	Generation *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DealingUnknown(uint256 nym, uint256 generation)
func PseudonymRegistryDealingUnknownErrorID() common.Hash {
	return common.HexToHash("0xf23b7158bc579e4269d070c466d150a630b9dd0dbaa3fc4962cc608bcfd143e3")
}

// UnpackDealingUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DealingUnknown(uint256 nym, uint256 generation)
func (pseudonymRegistry *PseudonymRegistry) UnpackDealingUnknownError(raw []byte) (*PseudonymRegistryDealingUnknown, error) {
	out := new(PseudonymRegistryDealingUnknown)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "DealingUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryPseudonymNotActive represents a PseudonymNotActive error raised by the PseudonymRegistry contract.
type PseudonymRegistryPseudonymNotActive struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PseudonymNotActive(address account)
func PseudonymRegistryPseudonymNotActiveErrorID() common.Hash {
	return common.HexToHash("0xb7a592c282d17bc9fe0bc3a6f0ecc3c53848865738e402a950879dcaa14f2709")
}

// UnpackPseudonymNotActiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PseudonymNotActive(address account)
func (pseudonymRegistry *PseudonymRegistry) UnpackPseudonymNotActiveError(raw []byte) (*PseudonymRegistryPseudonymNotActive, error) {
	out := new(PseudonymRegistryPseudonymNotActive)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "PseudonymNotActive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRecoveryCallerRefused represents a RecoveryCallerRefused error raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryCallerRefused struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecoveryCallerRefused(address caller)
func PseudonymRegistryRecoveryCallerRefusedErrorID() common.Hash {
	return common.HexToHash("0xd63ac65c46f9250cda467d7aab6a49ef6598fa1bbe9333bb0c17206256b0fbe8")
}

// UnpackRecoveryCallerRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecoveryCallerRefused(address caller)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryCallerRefusedError(raw []byte) (*PseudonymRegistryRecoveryCallerRefused, error) {
	out := new(PseudonymRegistryRecoveryCallerRefused)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RecoveryCallerRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRecoveryNeedsVote represents a RecoveryNeedsVote error raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryNeedsVote struct {
	Nym *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecoveryNeedsVote(uint256 nym)
func PseudonymRegistryRecoveryNeedsVoteErrorID() common.Hash {
	return common.HexToHash("0x73cc4723e76d9c614d7967ab43c5d5c3086f61e6d2e485c14e50def78aa771ef")
}

// UnpackRecoveryNeedsVoteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecoveryNeedsVote(uint256 nym)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryNeedsVoteError(raw []byte) (*PseudonymRegistryRecoveryNeedsVote, error) {
	out := new(PseudonymRegistryRecoveryNeedsVote)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RecoveryNeedsVote", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRecoveryNotDisputed represents a RecoveryNotDisputed error raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryNotDisputed struct {
	Nym *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecoveryNotDisputed(uint256 nym)
func PseudonymRegistryRecoveryNotDisputedErrorID() common.Hash {
	return common.HexToHash("0x98fbdb955404e11285cbd31057ba99f0fbd642624a6eeca68707875c12db464a")
}

// UnpackRecoveryNotDisputedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecoveryNotDisputed(uint256 nym)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryNotDisputedError(raw []byte) (*PseudonymRegistryRecoveryNotDisputed, error) {
	out := new(PseudonymRegistryRecoveryNotDisputed)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RecoveryNotDisputed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRecoveryNotReady represents a RecoveryNotReady error raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryNotReady struct {
	Nym        *big.Int
	Generation *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecoveryNotReady(uint256 nym, uint256 generation)
func PseudonymRegistryRecoveryNotReadyErrorID() common.Hash {
	return common.HexToHash("0xc0b979dff9060001a21c3d4d1d7d2d418425695f9d6db77f5b5fb4e563c34947")
}

// UnpackRecoveryNotReadyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecoveryNotReady(uint256 nym, uint256 generation)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryNotReadyError(raw []byte) (*PseudonymRegistryRecoveryNotReady, error) {
	out := new(PseudonymRegistryRecoveryNotReady)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RecoveryNotReady", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRecoveryUnknown represents a RecoveryUnknown error raised by the PseudonymRegistry contract.
type PseudonymRegistryRecoveryUnknown struct {
	Nym        *big.Int
	Generation *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RecoveryUnknown(uint256 nym, uint256 generation)
func PseudonymRegistryRecoveryUnknownErrorID() common.Hash {
	return common.HexToHash("0x26f3bea41b709477244af3968a724eb8878fc05b6656fa9c520be35bf3899c62")
}

// UnpackRecoveryUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RecoveryUnknown(uint256 nym, uint256 generation)
func (pseudonymRegistry *PseudonymRegistry) UnpackRecoveryUnknownError(raw []byte) (*PseudonymRegistryRecoveryUnknown, error) {
	out := new(PseudonymRegistryRecoveryUnknown)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RecoveryUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationAccountChanged represents a RegistrationAccountChanged error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationAccountChanged struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationAccountChanged(address account)
func PseudonymRegistryRegistrationAccountChangedErrorID() common.Hash {
	return common.HexToHash("0x951bdfe3c71820537ad216c1687b2d7341f49ce02f1219dcced9eb3f0949ef35")
}

// UnpackRegistrationAccountChangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationAccountChanged(address account)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationAccountChangedError(raw []byte) (*PseudonymRegistryRegistrationAccountChanged, error) {
	out := new(PseudonymRegistryRegistrationAccountChanged)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationAccountChanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationAccountTaken represents a RegistrationAccountTaken error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationAccountTaken struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationAccountTaken(address account)
func PseudonymRegistryRegistrationAccountTakenErrorID() common.Hash {
	return common.HexToHash("0x6707aff96b85e66dc73975fd860cc0f5e8c45f56c68bccca853594218483312b")
}

// UnpackRegistrationAccountTakenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationAccountTaken(address account)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationAccountTakenError(raw []byte) (*PseudonymRegistryRegistrationAccountTaken, error) {
	out := new(PseudonymRegistryRegistrationAccountTaken)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationAccountTaken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationConsentInvalid represents a RegistrationConsentInvalid error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationConsentInvalid struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationConsentInvalid(address account)
func PseudonymRegistryRegistrationConsentInvalidErrorID() common.Hash {
	return common.HexToHash("0x9436ed095f7966605c1065240da01a3326d729266ab4af24bb685d520ef59a65")
}

// UnpackRegistrationConsentInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationConsentInvalid(address account)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationConsentInvalidError(raw []byte) (*PseudonymRegistryRegistrationConsentInvalid, error) {
	out := new(PseudonymRegistryRegistrationConsentInvalid)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationConsentInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationEphemeralZero represents a RegistrationEphemeralZero error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationEphemeralZero struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationEphemeralZero()
func PseudonymRegistryRegistrationEphemeralZeroErrorID() common.Hash {
	return common.HexToHash("0x68245be48252112ac94db6b7eb0cc3933f69b80d00c94ad877ba5cc690d90e43")
}

// UnpackRegistrationEphemeralZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationEphemeralZero()
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationEphemeralZeroError(raw []byte) (*PseudonymRegistryRegistrationEphemeralZero, error) {
	out := new(PseudonymRegistryRegistrationEphemeralZero)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationEphemeralZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationGenerationRefused represents a RegistrationGenerationRefused error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationGenerationRefused struct {
	Generation *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationGenerationRefused(uint256 generation)
func PseudonymRegistryRegistrationGenerationRefusedErrorID() common.Hash {
	return common.HexToHash("0x93432ddc3d2e27fc028d759c5818c5ac1ddcf5a8f95b5fa3522c5dfbc3fbdbc3")
}

// UnpackRegistrationGenerationRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationGenerationRefused(uint256 generation)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationGenerationRefusedError(raw []byte) (*PseudonymRegistryRegistrationGenerationRefused, error) {
	out := new(PseudonymRegistryRegistrationGenerationRefused)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationGenerationRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationGenerationUsed represents a RegistrationGenerationUsed error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationGenerationUsed struct {
	Nym        *big.Int
	Generation *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationGenerationUsed(uint256 nym, uint256 generation)
func PseudonymRegistryRegistrationGenerationUsedErrorID() common.Hash {
	return common.HexToHash("0xe4e40e32380006cd290aec03d4791d6596c842373ac99f496b2d42c603718b48")
}

// UnpackRegistrationGenerationUsedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationGenerationUsed(uint256 nym, uint256 generation)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationGenerationUsedError(raw []byte) (*PseudonymRegistryRegistrationGenerationUsed, error) {
	out := new(PseudonymRegistryRegistrationGenerationUsed)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationGenerationUsed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationNymStopped represents a RegistrationNymStopped error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationNymStopped struct {
	Nym    *big.Int
	Status *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationNymStopped(uint256 nym, uint256 status)
func PseudonymRegistryRegistrationNymStoppedErrorID() common.Hash {
	return common.HexToHash("0x72cb194d5d8c0e66ef6166a0ca461e26ed3fd0c4ce8a53066696ed837599fda6")
}

// UnpackRegistrationNymStoppedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationNymStopped(uint256 nym, uint256 status)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationNymStoppedError(raw []byte) (*PseudonymRegistryRegistrationNymStopped, error) {
	out := new(PseudonymRegistryRegistrationNymStopped)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationNymStopped", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationNymTaken represents a RegistrationNymTaken error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationNymTaken struct {
	Nym *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationNymTaken(uint256 nym)
func PseudonymRegistryRegistrationNymTakenErrorID() common.Hash {
	return common.HexToHash("0xdd0d07be0c1cab45eae45d8d8ee3ce61a808d935c95623e5f7ab09d05a22cd98")
}

// UnpackRegistrationNymTakenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationNymTaken(uint256 nym)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationNymTakenError(raw []byte) (*PseudonymRegistryRegistrationNymTaken, error) {
	out := new(PseudonymRegistryRegistrationNymTaken)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationNymTaken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationNymUnknown represents a RegistrationNymUnknown error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationNymUnknown struct {
	Nym *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationNymUnknown(uint256 nym)
func PseudonymRegistryRegistrationNymUnknownErrorID() common.Hash {
	return common.HexToHash("0xbe9ed451eb9decfdde5b0733c36fa129966b5c8a8badccb00027a6825d4eed44")
}

// UnpackRegistrationNymUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationNymUnknown(uint256 nym)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationNymUnknownError(raw []byte) (*PseudonymRegistryRegistrationNymUnknown, error) {
	out := new(PseudonymRegistryRegistrationNymUnknown)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationNymUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationNymZero represents a RegistrationNymZero error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationNymZero struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationNymZero()
func PseudonymRegistryRegistrationNymZeroErrorID() common.Hash {
	return common.HexToHash("0xb43753658b092809e7fac83f047c52a3895bbbbe4582e053e1cc23fcf6a4396d")
}

// UnpackRegistrationNymZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationNymZero()
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationNymZeroError(raw []byte) (*PseudonymRegistryRegistrationNymZero, error) {
	out := new(PseudonymRegistryRegistrationNymZero)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationNymZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationPossessionLength represents a RegistrationPossessionLength error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationPossessionLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationPossessionLength(uint256 length)
func PseudonymRegistryRegistrationPossessionLengthErrorID() common.Hash {
	return common.HexToHash("0x5d0481b8cee0520090318ae5da15316b9b9a3740ebcfec8e4ae28a115876d34e")
}

// UnpackRegistrationPossessionLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationPossessionLength(uint256 length)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationPossessionLengthError(raw []byte) (*PseudonymRegistryRegistrationPossessionLength, error) {
	out := new(PseudonymRegistryRegistrationPossessionLength)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationPossessionLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationPreKeyLength represents a RegistrationPreKeyLength error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationPreKeyLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationPreKeyLength(uint256 length)
func PseudonymRegistryRegistrationPreKeyLengthErrorID() common.Hash {
	return common.HexToHash("0x24a15e1276b2292c55ac1a4218d7e539947c800f5aef46216e3fd024f6e275bc")
}

// UnpackRegistrationPreKeyLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationPreKeyLength(uint256 length)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationPreKeyLengthError(raw []byte) (*PseudonymRegistryRegistrationPreKeyLength, error) {
	out := new(PseudonymRegistryRegistrationPreKeyLength)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationPreKeyLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationRoleChanged represents a RegistrationRoleChanged error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationRoleChanged struct {
	Role *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationRoleChanged(uint256 role)
func PseudonymRegistryRegistrationRoleChangedErrorID() common.Hash {
	return common.HexToHash("0x1020280f1caacdc80a8f11bff2161e89588a024b9ab733ee73abe8f593a77717")
}

// UnpackRegistrationRoleChangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationRoleChanged(uint256 role)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationRoleChangedError(raw []byte) (*PseudonymRegistryRegistrationRoleChanged, error) {
	out := new(PseudonymRegistryRegistrationRoleChanged)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationRoleChanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationValidityRefused represents a RegistrationValidityRefused error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationValidityRefused struct {
	ValidUntil *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationValidityRefused(uint256 validUntil)
func PseudonymRegistryRegistrationValidityRefusedErrorID() common.Hash {
	return common.HexToHash("0x60d6e1f21218e0213bb4bbe8ac0ff95dd71fd9c876fa090a99a21bfb00b52f26")
}

// UnpackRegistrationValidityRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationValidityRefused(uint256 validUntil)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationValidityRefusedError(raw []byte) (*PseudonymRegistryRegistrationValidityRefused, error) {
	out := new(PseudonymRegistryRegistrationValidityRefused)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationValidityRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// PseudonymRegistryRegistrationWordNotInField represents a RegistrationWordNotInField error raised by the PseudonymRegistry contract.
type PseudonymRegistryRegistrationWordNotInField struct {
	Word *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationWordNotInField(uint256 word)
func PseudonymRegistryRegistrationWordNotInFieldErrorID() common.Hash {
	return common.HexToHash("0xe724635c8584cb0920f60b4a5c2f39d12cb273a32285a3acd937bf2ed1a93cd3")
}

// UnpackRegistrationWordNotInFieldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationWordNotInField(uint256 word)
func (pseudonymRegistry *PseudonymRegistry) UnpackRegistrationWordNotInFieldError(raw []byte) (*PseudonymRegistryRegistrationWordNotInField, error) {
	out := new(PseudonymRegistryRegistrationWordNotInField)
	if err := pseudonymRegistry.abi.UnpackIntoInterface(out, "RegistrationWordNotInField", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RegistrationVerifierUnsafeDevMetaData contains all meta data concerning the RegistrationVerifierUnsafeDev contract.
var RegistrationVerifierUnsafeDevMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[],\"name\":\"UNSAFE_DEVELOPMENT_KEYS\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"proof\",\"type\":\"bytes\"}],\"name\":\"compressProof\",\"outputs\":[{\"internalType\":\"uint256[4]\",\"name\":\"compressed\",\"type\":\"uint256[4]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256[4]\",\"name\":\"compressedProof\",\"type\":\"uint256[4]\"},{\"internalType\":\"uint256[3]\",\"name\":\"input\",\"type\":\"uint256[3]\"}],\"name\":\"verifyCompressedProof\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256[8]\",\"name\":\"proof\",\"type\":\"uint256[8]\"},{\"internalType\":\"uint256[3]\",\"name\":\"input\",\"type\":\"uint256[3]\"}],\"name\":\"verifyProof\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"proof\",\"type\":\"bytes\"},{\"internalType\":\"uint256[3]\",\"name\":\"input\",\"type\":\"uint256[3]\"}],\"name\":\"verifyProof\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"ProofInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"PublicInputNotInField\",\"type\":\"error\"}]",
	ID:  "b11fce976ded51ac1ce9d132fdf6fb82aa",
	Bin: "0x6080604052348015600f57600080fd5b506115588061001f6000396000f3fe608060405234801561001057600080fd5b50600436106100575760003560e01c80630ea14a391461005c57806349acaf6f1461008557806365c032591461009d57806398c13db9146100b2578063f219ed6f146100c5575b600080fd5b61006f61006a3660046113c6565b6100d8565b60405161007c9190611408565b60405180910390f35b61008d600181565b604051901515815260200161007c565b6100b06100ab36600461144a565b610194565b005b6100b06100c0366004611487565b6101a9565b6100b06100d33660046114ab565b6104c7565b6100e0611322565b610100821461012d5760405162461bcd60e51b81526020600482015260146024820152730d2dcecc2d8d2c840e0e4dedecc40d8cadccee8d60631b60448201526064015b60405180910390fd5b8235602084013561013e828261078f565b835250506060830135604084013560a0850135608086013561016284848484610884565b6020870152604086015260c0870135935060e08701359250610184848461078f565b6060860152509295945050505050565b816101006101a38282856104c7565b50505050565b6101b1611340565b6000806101c485825b6020020135610b7b565b909250905060008080806101e060408a013560208b0135610c21565b929650909450925090506000806101f88b60036101ba565b915091506000806102088c610e07565b8b8d5260208d018b905260408d0189905260608d018a905260808d0187905260a08d0188905260c08d0186905260e08d018590527f1b5f4c0fde213da6e795c11342ca750072c5f29ce1945cad42c9daf24c4f1ed56101008e01527f2cd65f65044d0f7936db861b5789ea9a9c74486200c6bcb9411c6ebab85e7a796101208e01527f125d47893e2077735a6f02ed538d8fb02289f5d8c2f977344138322a238f4a646101408e01527f1c2c4aea491705bd0130f27f6f92c6046d99db5633ee328279d5c38b3f7f4fa66101608e01527f27f035ae9e52a3b2899a330f9b5d7205ede248987a1dfe93faea2ded3df4b3386101808e01527f2bd262bb48a4c3fe93c423474d7aaec6332898acd9e34d11f25a5ef6870b9e7c6101a08e01527f26d51f4c0a089641741055fb07a3bc6b1f857cbee1fefe8be717e6466b932b206101c08e01527f09109a4f442fda2e8e49b94f59221e40850f44a3c6ce8358fefc98f5e81364b96101e08e01527f12ec8f246f2710453c277ade39a9e49c0c51875023165a787d93f7b6518a23456102008e01527f16520b583bf2b865a1cf7e188d06fb35161fe65f820985b1d44ec6c246be91dc6102208e01526102408d018290526102608d018190527f0b029455642ddc20a1adc98ed8a04ff3866b5746d417538a8ba1a2564398c5e16102808e01527f1fab8892c2fe1983be7cdb563199bd07aa78a03d2c03ea8e8f94f562a43ae7ee6102a08e01527e578a20af34c7a6e09a2ff0d9d04cb3c5bc4f9c868d20ed2f82cd23a78d27dc6102c08e01527f14dc5ac70e6c6acace716fd43850368935b22673e22beed113801a207ed7497f6102e08e01529092509050600061047c61135f565b6020816103008f60085afa915081158061049857508051600114155b156104b657604051631ff3747d60e21b815260040160405180910390fd5b505050505050505050505050505050565b610100821461050f5760405162461bcd60e51b81526020600482015260146024820152730d2dcecc2d8d2c840e0e4dedecc40d8cadccee8d60631b6044820152606401610124565b60008061051b83610e07565b9150915060006040516101008782377f1b5f4c0fde213da6e795c11342ca750072c5f29ce1945cad42c9daf24c4f1ed56101008201527f2cd65f65044d0f7936db861b5789ea9a9c74486200c6bcb9411c6ebab85e7a796101208201527f125d47893e2077735a6f02ed538d8fb02289f5d8c2f977344138322a238f4a646101408201527f1c2c4aea491705bd0130f27f6f92c6046d99db5633ee328279d5c38b3f7f4fa66101608201527f27f035ae9e52a3b2899a330f9b5d7205ede248987a1dfe93faea2ded3df4b3386101808201527f2bd262bb48a4c3fe93c423474d7aaec6332898acd9e34d11f25a5ef6870b9e7c6101a08201527f26d51f4c0a089641741055fb07a3bc6b1f857cbee1fefe8be717e6466b932b206101c08201527f09109a4f442fda2e8e49b94f59221e40850f44a3c6ce8358fefc98f5e81364b96101e08201527f12ec8f246f2710453c277ade39a9e49c0c51875023165a787d93f7b6518a23456102008201527f16520b583bf2b865a1cf7e188d06fb35161fe65f820985b1d44ec6c246be91dc61022082015283610240820152826102608201527f0b029455642ddc20a1adc98ed8a04ff3866b5746d417538a8ba1a2564398c5e16102808201527f1fab8892c2fe1983be7cdb563199bd07aa78a03d2c03ea8e8f94f562a43ae7ee6102a08201527e578a20af34c7a6e09a2ff0d9d04cb3c5bc4f9c868d20ed2f82cd23a78d27dc6102c08201527f14dc5ac70e6c6acace716fd43850368935b22673e22beed113801a207ed7497f6102e08201526020816103008360085afa90511690508061078757604051631ff3747d60e21b815260040160405180910390fd5b505050505050565b6000600080516020611538833981519152831015806107bc57506000805160206115388339815191528210155b156107da57604051631ff3747d60e21b815260040160405180910390fd5b821580156107e6575081155b156107f35750600061087e565b6000610832600080516020611538833981519152600360008051602061153883398151915287600080516020611538833981519152898a09090861104f565b9050808303610847575050600182901b61087e565b610850816110b3565b8303610863575050600182811b1761087e565b604051631ff3747d60e21b815260040160405180910390fd5b505b92915050565b600080600080516020611538833981519152861015806108b257506000805160206115388339815191528510155b806108cb57506000805160206115388339815191528410155b806108e457506000805160206115388339815191528310155b1561090257604051631ff3747d60e21b815260040160405180910390fd5b8284868817171760000361091b57506000905080610b72565b600080806000805160206115388339815191526109476003600080516020611538833981519152611516565b6000805160206115388339815191528a8c0909905060006000805160206115388339815191528a6000805160206115388339815191528c8d0909905060006000805160206115388339815191528a6000805160206115388339815191528c8d09099050600080516020611538833981519152806000805160206115388339815191528c860984087f2b149d40ceb8aaae81be18991be06ac3b5b4c5e559dbefa33267e6dc24a138e5089450610a40600080516020611538833981519152806000805160206115388339815191528e870984087f2fcd3ac2a640a154eb23960892a85a68f031ca0c8344b23a577dcf1052b9e775086110b3565b9350505050600080610a9160008051602061153883398151915280610a6757610a67611500565b6000805160206115388339815191528586096000805160206115388339815191528788090861104f565b9050610ade6000805160206115388339815191527f183227397098d014dc2822db40c0ac2ecbc0b548b438e5469e10460b6c3e7ea4600080516020611538833981519152848808096110cc565b15915050610aed838383611116565b90935091508683148015610b0057508186145b15610b2a5780610b11576000610b14565b60025b60ff1660028a901b176000179450879350610b6e565b610b33836110b3565b87148015610b485750610b45826110b3565b86145b156108635780610b59576000610b5c565b60025b60ff1660028a901b1760011794508793505b5050505b94509492505050565b60008082600003610b9157506000928392509050565b600183811c9250808416146000805160206115388339815191528310610bca57604051631ff3747d60e21b815260040160405180910390fd5b610c07600080516020611538833981519152600360008051602061153883398151915286600080516020611538833981519152888909090861104f565b91508015610c1b57610c18826110b3565b91505b50915091565b600080808085158015610c32575084155b15610c4857506000925082915081905080610dfe565b600286811c9450859350600180881614908088161460008051602061153883398151915286101580610c8857506000805160206115388339815191528510155b15610ca657604051631ff3747d60e21b815260040160405180910390fd5b6000600080516020611538833981519152610cd06003600080516020611538833981519152611516565b600080516020611538833981519152888a090990506000600080516020611538833981519152886000805160206115388339815191528a8b090990506000600080516020611538833981519152886000805160206115388339815191528a8b09099050600080516020611538833981519152806000805160206115388339815191528a860984087f2b149d40ceb8aaae81be18991be06ac3b5b4c5e559dbefa33267e6dc24a138e5089650610dc9600080516020611538833981519152806000805160206115388339815191528c870984087f2fcd3ac2a640a154eb23960892a85a68f031ca0c8344b23a577dcf1052b9e775086110b3565b9550610dd6878786611116565b90975095508415610df857610dea876110b3565b9650610df5866110b3565b95505b50505050505b92959194509250565b6000806000600190506040516040810160007f0fdb153e5987276e7537e69cebe775950cb0f7c817a223f48df1cec0ed8d54fc83527f0c16d79972f19ceed80f97e1a08cece831c2d8de6d1017a8982ff45057b4b3b060208401527f018cbb1c567688a9849ec27d25debf56834e883936a565db02ae41d648c9d41282527e575c678ad279c13690ed3a79be1214748d18274193396bb7da3ee3503fa7b76020830152863590508060408301527f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000181108416935060408260608460075afa8416935060408360808560065afa841693507f06638d2234501bee183830c4b2e2737b1cd2776106ac92feb7bb666d2a090a4b82527f0e278ded3975a772d2d4d4e87b4c0835605bd8a272b2b3322e2b1a8dd5824b046020830152602087013590508060408301527f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000181108416935060408260608460075afa8416935060408360808560065afa7f2a6f6538353c8045b7b2adc89663d75183052cbcd427bd3ad475ccc88d79a4f183527f05b794e665f970c1f1564cd0733243aabfba0d00a866fc13135317e93cd755de60208401526040888101358185018190527f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000011191909516169390508160608160075afa831692505060408160808360065afa81516020909201519194509092501680610c1b5760405163a54f8e2760e01b815260040160405180910390fd5b600061107b827f0c19139cb84c680a6e14116da060561765e05aa45a1c72a34f082305b61f3f5261125d565b905081600080516020611538833981519152828309146110ae57604051631ff3747d60e21b815260040160405180910390fd5b919050565b6000805160206115388339815191529081900681030690565b6000806110f9837f0c19139cb84c680a6e14116da060561765e05aa45a1c72a34f082305b61f3f5261125d565b905082600080516020611538833981519152828309149392505050565b6000808061114860008051602061153883398151915280878809600080516020611538833981519152898a090861104f565b9050831561115c57611159816110b3565b90505b6111a76000805160206115388339815191527f183227397098d014dc2822db40c0ac2ecbc0b548b438e5469e10460b6c3e7ea4600080516020611538833981519152848a080961104f565b92506000805160206115388339815191526111d3600080516020611538833981519152600286096112c2565b860991506000805160206115388339815191526112006000805160206115388339815191528485096110b3565b60008051602061153883398151915285860908861415806112365750600080516020611538833981519152808385096002098514155b1561125457604051631ff3747d60e21b815260040160405180910390fd5b50935093915050565b600080604051602081526020808201526020604082015284606082015283608082015260008051602061153883398151915260a082015260208160c08360055afa9051925090508061087c57604051631ff3747d60e21b815260040160405180910390fd5b60006112ee827f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd4561125d565b90506000805160206115388339815191528183096001146110ae57604051631ff3747d60e21b815260040160405180910390fd5b60405180608001604052806004906020820280368337509192915050565b6040518061030001604052806018906020820280368337509192915050565b60405180602001604052806001906020820280368337509192915050565b60008083601f84011261138f57600080fd5b50813567ffffffffffffffff8111156113a757600080fd5b6020830191508360208285010111156113bf57600080fd5b9250929050565b600080602083850312156113d957600080fd5b823567ffffffffffffffff8111156113f057600080fd5b6113fc8582860161137d565b90969095509350505050565b60808101818360005b6004811015611430578151835260209283019290910190600101611411565b50505092915050565b806060810183101561087e57600080fd5b600080610160838503121561145e57600080fd5b61010083018481111561147057600080fd5b83925061147d8582611439565b9150509250929050565b60008060e0838503121561149a57600080fd5b608083018481111561147057600080fd5b6000806000608084860312156114c057600080fd5b833567ffffffffffffffff8111156114d757600080fd5b6114e38682870161137d565b90945092506114f790508560208601611439565b90509250925092565b634e487b7160e01b600052601260045260246000fd5b8181038181111561087e57634e487b7160e01b600052601160045260246000fdfe30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47",
}

// RegistrationVerifierUnsafeDev is an auto generated Go binding around an Ethereum contract.
type RegistrationVerifierUnsafeDev struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *RegistrationVerifierUnsafeDev) GetABI() abi.ABI {
	return c.abi
}

// NewRegistrationVerifierUnsafeDev creates a new instance of RegistrationVerifierUnsafeDev.
func NewRegistrationVerifierUnsafeDev() *RegistrationVerifierUnsafeDev {
	parsed, err := RegistrationVerifierUnsafeDevMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &RegistrationVerifierUnsafeDev{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *RegistrationVerifierUnsafeDev) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackUNSAFEDEVELOPMENTKEYS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49acaf6f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function UNSAFE_DEVELOPMENT_KEYS() view returns(bool)
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) PackUNSAFEDEVELOPMENTKEYS() []byte {
	enc, err := registrationVerifierUnsafeDev.abi.Pack("UNSAFE_DEVELOPMENT_KEYS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUNSAFEDEVELOPMENTKEYS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49acaf6f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function UNSAFE_DEVELOPMENT_KEYS() view returns(bool)
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) TryPackUNSAFEDEVELOPMENTKEYS() ([]byte, error) {
	return registrationVerifierUnsafeDev.abi.Pack("UNSAFE_DEVELOPMENT_KEYS")
}

// UnpackUNSAFEDEVELOPMENTKEYS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x49acaf6f.
//
// Solidity: function UNSAFE_DEVELOPMENT_KEYS() view returns(bool)
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) UnpackUNSAFEDEVELOPMENTKEYS(data []byte) (bool, error) {
	out, err := registrationVerifierUnsafeDev.abi.Unpack("UNSAFE_DEVELOPMENT_KEYS", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackCompressProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0ea14a39.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function compressProof(bytes proof) view returns(uint256[4] compressed)
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) PackCompressProof(proof []byte) []byte {
	enc, err := registrationVerifierUnsafeDev.abi.Pack("compressProof", proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCompressProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0ea14a39.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function compressProof(bytes proof) view returns(uint256[4] compressed)
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) TryPackCompressProof(proof []byte) ([]byte, error) {
	return registrationVerifierUnsafeDev.abi.Pack("compressProof", proof)
}

// UnpackCompressProof is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0ea14a39.
//
// Solidity: function compressProof(bytes proof) view returns(uint256[4] compressed)
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) UnpackCompressProof(data []byte) ([4]*big.Int, error) {
	out, err := registrationVerifierUnsafeDev.abi.Unpack("compressProof", data)
	if err != nil {
		return *new([4]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([4]*big.Int)).(*[4]*big.Int)
	return out0, nil
}

// PackVerifyCompressedProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98c13db9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyCompressedProof(uint256[4] compressedProof, uint256[3] input) view returns()
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) PackVerifyCompressedProof(compressedProof [4]*big.Int, input [3]*big.Int) []byte {
	enc, err := registrationVerifierUnsafeDev.abi.Pack("verifyCompressedProof", compressedProof, input)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyCompressedProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98c13db9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyCompressedProof(uint256[4] compressedProof, uint256[3] input) view returns()
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) TryPackVerifyCompressedProof(compressedProof [4]*big.Int, input [3]*big.Int) ([]byte, error) {
	return registrationVerifierUnsafeDev.abi.Pack("verifyCompressedProof", compressedProof, input)
}

// PackVerifyProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x65c03259.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyProof(uint256[8] proof, uint256[3] input) view returns()
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) PackVerifyProof(proof [8]*big.Int, input [3]*big.Int) []byte {
	enc, err := registrationVerifierUnsafeDev.abi.Pack("verifyProof", proof, input)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x65c03259.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyProof(uint256[8] proof, uint256[3] input) view returns()
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) TryPackVerifyProof(proof [8]*big.Int, input [3]*big.Int) ([]byte, error) {
	return registrationVerifierUnsafeDev.abi.Pack("verifyProof", proof, input)
}

// PackVerifyProof0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf219ed6f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyProof(bytes proof, uint256[3] input) view returns()
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) PackVerifyProof0(proof []byte, input [3]*big.Int) []byte {
	enc, err := registrationVerifierUnsafeDev.abi.Pack("verifyProof0", proof, input)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyProof0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf219ed6f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyProof(bytes proof, uint256[3] input) view returns()
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) TryPackVerifyProof0(proof []byte, input [3]*big.Int) ([]byte, error) {
	return registrationVerifierUnsafeDev.abi.Pack("verifyProof0", proof, input)
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], registrationVerifierUnsafeDev.abi.Errors["ProofInvalid"].ID.Bytes()[:4]) {
		return registrationVerifierUnsafeDev.UnpackProofInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], registrationVerifierUnsafeDev.abi.Errors["PublicInputNotInField"].ID.Bytes()[:4]) {
		return registrationVerifierUnsafeDev.UnpackPublicInputNotInFieldError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// RegistrationVerifierUnsafeDevProofInvalid represents a ProofInvalid error raised by the RegistrationVerifierUnsafeDev contract.
type RegistrationVerifierUnsafeDevProofInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProofInvalid()
func RegistrationVerifierUnsafeDevProofInvalidErrorID() common.Hash {
	return common.HexToHash("0x7fcdd1f433fad06e243ebb12f415f49dc48f357e41b96f61f504279fe6bb2ac6")
}

// UnpackProofInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProofInvalid()
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) UnpackProofInvalidError(raw []byte) (*RegistrationVerifierUnsafeDevProofInvalid, error) {
	out := new(RegistrationVerifierUnsafeDevProofInvalid)
	if err := registrationVerifierUnsafeDev.abi.UnpackIntoInterface(out, "ProofInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RegistrationVerifierUnsafeDevPublicInputNotInField represents a PublicInputNotInField error raised by the RegistrationVerifierUnsafeDev contract.
type RegistrationVerifierUnsafeDevPublicInputNotInField struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PublicInputNotInField()
func RegistrationVerifierUnsafeDevPublicInputNotInFieldErrorID() common.Hash {
	return common.HexToHash("0xa54f8e27d960b419368d544cd7616e10e384de098966aa60b80904dd31e7ab38")
}

// UnpackPublicInputNotInFieldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PublicInputNotInField()
func (registrationVerifierUnsafeDev *RegistrationVerifierUnsafeDev) UnpackPublicInputNotInFieldError(raw []byte) (*RegistrationVerifierUnsafeDevPublicInputNotInField, error) {
	out := new(RegistrationVerifierUnsafeDevPublicInputNotInField)
	if err := registrationVerifierUnsafeDev.abi.UnpackIntoInterface(out, "PublicInputNotInField", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SealedShareVerifierUnsafeDevMetaData contains all meta data concerning the SealedShareVerifierUnsafeDev contract.
var SealedShareVerifierUnsafeDevMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[],\"name\":\"UNSAFE_DEVELOPMENT_KEYS\",\"outputs\":[{\"internalType\":\"bool\",\"name\":\"\",\"type\":\"bool\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"proof\",\"type\":\"bytes\"}],\"name\":\"compressProof\",\"outputs\":[{\"internalType\":\"uint256[4]\",\"name\":\"compressed\",\"type\":\"uint256[4]\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256[4]\",\"name\":\"compressedProof\",\"type\":\"uint256[4]\"},{\"internalType\":\"uint256[3]\",\"name\":\"input\",\"type\":\"uint256[3]\"}],\"name\":\"verifyCompressedProof\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"uint256[8]\",\"name\":\"proof\",\"type\":\"uint256[8]\"},{\"internalType\":\"uint256[3]\",\"name\":\"input\",\"type\":\"uint256[3]\"}],\"name\":\"verifyProof\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"bytes\",\"name\":\"proof\",\"type\":\"bytes\"},{\"internalType\":\"uint256[3]\",\"name\":\"input\",\"type\":\"uint256[3]\"}],\"name\":\"verifyProof\",\"outputs\":[],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"ProofInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"PublicInputNotInField\",\"type\":\"error\"}]",
	ID:  "5b9836b953e6a5d27499d65dcf490493d7",
	Bin: "0x6080604052348015600f57600080fd5b506115598061001f6000396000f3fe608060405234801561001057600080fd5b50600436106100575760003560e01c80630ea14a391461005c57806349acaf6f1461008557806365c032591461009d57806398c13db9146100b2578063f219ed6f146100c5575b600080fd5b61006f61006a3660046113c7565b6100d8565b60405161007c9190611409565b60405180910390f35b61008d600181565b604051901515815260200161007c565b6100b06100ab36600461144b565b610194565b005b6100b06100c0366004611488565b6101a9565b6100b06100d33660046114ac565b6104c7565b6100e0611323565b610100821461012d5760405162461bcd60e51b81526020600482015260146024820152730d2dcecc2d8d2c840e0e4dedecc40d8cadccee8d60631b60448201526064015b60405180910390fd5b8235602084013561013e828261078f565b835250506060830135604084013560a0850135608086013561016284848484610884565b6020870152604086015260c0870135935060e08701359250610184848461078f565b6060860152509295945050505050565b816101006101a38282856104c7565b50505050565b6101b1611341565b6000806101c485825b6020020135610b7b565b909250905060008080806101e060408a013560208b0135610c21565b929650909450925090506000806101f88b60036101ba565b915091506000806102088c610e07565b8b8d5260208d018b905260408d0189905260608d018a905260808d0187905260a08d0188905260c08d0186905260e08d018590527f0f3b41ea44ed8323feea58876291b9da849817f9ec2f2c3a94a5074815b1dcf86101008e01527f1462d5a9b1243bf25f2080db73896530dd5b94aef5b37395cdd299861c80d82b6101208e01527f1a53e5cf414f4294541af2bbb4c2216c8e0897089d95492cdf28fd48f2d66d976101408e01527f12ac33e0283190cda4d9acffd3964479789c36631fbafbc1b70066a6632f29fb6101608e01527efa19c78c70f02625285faf5d6eb260ca3f7e4a5f9e695865318dce6069d2816101808e01527f25f3dbc21806fd6ecf18ad179a6669d413b3f22e2fb0cc8ee12a0417d0a711506101a08e01527f2c9bbb14485b97938a5e477dd81383fe1e28ebb384bd6a5428135f1d6c827d306101c08e01527f1fef046f9a53a165d8144adb62772cad62e29d611f39f38bacbfe51416afeff86101e08e01527f1cf1fd91703117e6340ce3506ce52adaa1b9ec57328f38ac2eb0da669d03be9b6102008e01527f019bde40c8732fe08473fe0432ea9405c25ab5b9807c89d5c8d8f1b2816c0d2d6102208e01526102408d018290526102608d018190527f2cb250de14568e5024c798246aeb34679f2fc27a5a0e98c94b2d2ec8ac99c5e06102808e01527f2ed5d1186b22dac564124336521aa8fe61ca1b4e13d7fc0e5af79eba060dba616102a08e01527f046d3fc1f20eb7a3ff2e4bb16cadcac549c6b7f9d3470842b6c6a44b84d41d496102c08e01527f053fe714ec3ae13aeb122f8b0b94d64d0cbccbef78ea90f5ad7886edc7a3ba3e6102e08e01529092509050600061047c611360565b6020816103008f60085afa915081158061049857508051600114155b156104b657604051631ff3747d60e21b815260040160405180910390fd5b505050505050505050505050505050565b610100821461050f5760405162461bcd60e51b81526020600482015260146024820152730d2dcecc2d8d2c840e0e4dedecc40d8cadccee8d60631b6044820152606401610124565b60008061051b83610e07565b9150915060006040516101008782377f0f3b41ea44ed8323feea58876291b9da849817f9ec2f2c3a94a5074815b1dcf86101008201527f1462d5a9b1243bf25f2080db73896530dd5b94aef5b37395cdd299861c80d82b6101208201527f1a53e5cf414f4294541af2bbb4c2216c8e0897089d95492cdf28fd48f2d66d976101408201527f12ac33e0283190cda4d9acffd3964479789c36631fbafbc1b70066a6632f29fb6101608201527efa19c78c70f02625285faf5d6eb260ca3f7e4a5f9e695865318dce6069d2816101808201527f25f3dbc21806fd6ecf18ad179a6669d413b3f22e2fb0cc8ee12a0417d0a711506101a08201527f2c9bbb14485b97938a5e477dd81383fe1e28ebb384bd6a5428135f1d6c827d306101c08201527f1fef046f9a53a165d8144adb62772cad62e29d611f39f38bacbfe51416afeff86101e08201527f1cf1fd91703117e6340ce3506ce52adaa1b9ec57328f38ac2eb0da669d03be9b6102008201527f019bde40c8732fe08473fe0432ea9405c25ab5b9807c89d5c8d8f1b2816c0d2d61022082015283610240820152826102608201527f2cb250de14568e5024c798246aeb34679f2fc27a5a0e98c94b2d2ec8ac99c5e06102808201527f2ed5d1186b22dac564124336521aa8fe61ca1b4e13d7fc0e5af79eba060dba616102a08201527f046d3fc1f20eb7a3ff2e4bb16cadcac549c6b7f9d3470842b6c6a44b84d41d496102c08201527f053fe714ec3ae13aeb122f8b0b94d64d0cbccbef78ea90f5ad7886edc7a3ba3e6102e08201526020816103008360085afa90511690508061078757604051631ff3747d60e21b815260040160405180910390fd5b505050505050565b6000600080516020611539833981519152831015806107bc57506000805160206115398339815191528210155b156107da57604051631ff3747d60e21b815260040160405180910390fd5b821580156107e6575081155b156107f35750600061087e565b6000610832600080516020611539833981519152600360008051602061153983398151915287600080516020611539833981519152898a090908611050565b9050808303610847575050600182901b61087e565b610850816110b4565b8303610863575050600182811b1761087e565b604051631ff3747d60e21b815260040160405180910390fd5b505b92915050565b600080600080516020611539833981519152861015806108b257506000805160206115398339815191528510155b806108cb57506000805160206115398339815191528410155b806108e457506000805160206115398339815191528310155b1561090257604051631ff3747d60e21b815260040160405180910390fd5b8284868817171760000361091b57506000905080610b72565b600080806000805160206115398339815191526109476003600080516020611539833981519152611517565b6000805160206115398339815191528a8c0909905060006000805160206115398339815191528a6000805160206115398339815191528c8d0909905060006000805160206115398339815191528a6000805160206115398339815191528c8d09099050600080516020611539833981519152806000805160206115398339815191528c860984087f2b149d40ceb8aaae81be18991be06ac3b5b4c5e559dbefa33267e6dc24a138e5089450610a40600080516020611539833981519152806000805160206115398339815191528e870984087f2fcd3ac2a640a154eb23960892a85a68f031ca0c8344b23a577dcf1052b9e775086110b4565b9350505050600080610a9160008051602061153983398151915280610a6757610a67611501565b60008051602061153983398151915285860960008051602061153983398151915287880908611050565b9050610ade6000805160206115398339815191527f183227397098d014dc2822db40c0ac2ecbc0b548b438e5469e10460b6c3e7ea4600080516020611539833981519152848808096110cd565b15915050610aed838383611117565b90935091508683148015610b0057508186145b15610b2a5780610b11576000610b14565b60025b60ff1660028a901b176000179450879350610b6e565b610b33836110b4565b87148015610b485750610b45826110b4565b86145b156108635780610b59576000610b5c565b60025b60ff1660028a901b1760011794508793505b5050505b94509492505050565b60008082600003610b9157506000928392509050565b600183811c9250808416146000805160206115398339815191528310610bca57604051631ff3747d60e21b815260040160405180910390fd5b610c076000805160206115398339815191526003600080516020611539833981519152866000805160206115398339815191528889090908611050565b91508015610c1b57610c18826110b4565b91505b50915091565b600080808085158015610c32575084155b15610c4857506000925082915081905080610dfe565b600286811c9450859350600180881614908088161460008051602061153983398151915286101580610c8857506000805160206115398339815191528510155b15610ca657604051631ff3747d60e21b815260040160405180910390fd5b6000600080516020611539833981519152610cd06003600080516020611539833981519152611517565b600080516020611539833981519152888a090990506000600080516020611539833981519152886000805160206115398339815191528a8b090990506000600080516020611539833981519152886000805160206115398339815191528a8b09099050600080516020611539833981519152806000805160206115398339815191528a860984087f2b149d40ceb8aaae81be18991be06ac3b5b4c5e559dbefa33267e6dc24a138e5089650610dc9600080516020611539833981519152806000805160206115398339815191528c870984087f2fcd3ac2a640a154eb23960892a85a68f031ca0c8344b23a577dcf1052b9e775086110b4565b9550610dd6878786611117565b90975095508415610df857610dea876110b4565b9650610df5866110b4565b95505b50505050505b92959194509250565b6000806000600190506040516040810160007f0f8f4bf664abb38d562a571ffc7be83ebfe8ae00487ac46f1a9570163c6ff9b383527f19ee329be0d92250e2be4279ebed9d1be2ff1c985a7ac9e9093cbb666a85a8fe60208401527f100f484de499df9c78c9afb3bb393529732c100a889701d39c57f5df62f62a0482527f1650b55333e748e46ec764b74a2d2b09faf2f9b6431704aacb53d256db14cc076020830152863590508060408301527f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000181108416935060408260608460075afa8416935060408360808560065afa841693507f0bf40615b7d72ddef27a807f71d102ed71f778730932fd82069ca479ac23bc8f82527f23fd90eb4a4ca40281d18479c277c7a9fd83418ccee46a9c1a27191230ad075e6020830152602087013590508060408301527f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000181108416935060408260608460075afa8416935060408360808560065afa7f289090fbd4798bd3c55f7c648071e744c49140a3e7253864e5a6c06545802fd383527f2a0cafff64688ec6e11e9d50b6a2028ad53de50c93a8ec4aaee34ba8f1252fe160208401526040888101358185018190527f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000011191909516169390508160608160075afa831692505060408160808360065afa81516020909201519194509092501680610c1b5760405163a54f8e2760e01b815260040160405180910390fd5b600061107c827f0c19139cb84c680a6e14116da060561765e05aa45a1c72a34f082305b61f3f5261125e565b905081600080516020611539833981519152828309146110af57604051631ff3747d60e21b815260040160405180910390fd5b919050565b6000805160206115398339815191529081900681030690565b6000806110fa837f0c19139cb84c680a6e14116da060561765e05aa45a1c72a34f082305b61f3f5261125e565b905082600080516020611539833981519152828309149392505050565b6000808061114960008051602061153983398151915280878809600080516020611539833981519152898a0908611050565b9050831561115d5761115a816110b4565b90505b6111a86000805160206115398339815191527f183227397098d014dc2822db40c0ac2ecbc0b548b438e5469e10460b6c3e7ea4600080516020611539833981519152848a0809611050565b92506000805160206115398339815191526111d4600080516020611539833981519152600286096112c3565b860991506000805160206115398339815191526112016000805160206115398339815191528485096110b4565b60008051602061153983398151915285860908861415806112375750600080516020611539833981519152808385096002098514155b1561125557604051631ff3747d60e21b815260040160405180910390fd5b50935093915050565b600080604051602081526020808201526020604082015284606082015283608082015260008051602061153983398151915260a082015260208160c08360055afa9051925090508061087c57604051631ff3747d60e21b815260040160405180910390fd5b60006112ef827f30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd4561125e565b90506000805160206115398339815191528183096001146110af57604051631ff3747d60e21b815260040160405180910390fd5b60405180608001604052806004906020820280368337509192915050565b6040518061030001604052806018906020820280368337509192915050565b60405180602001604052806001906020820280368337509192915050565b60008083601f84011261139057600080fd5b50813567ffffffffffffffff8111156113a857600080fd5b6020830191508360208285010111156113c057600080fd5b9250929050565b600080602083850312156113da57600080fd5b823567ffffffffffffffff8111156113f157600080fd5b6113fd8582860161137e565b90969095509350505050565b60808101818360005b6004811015611431578151835260209283019290910190600101611412565b50505092915050565b806060810183101561087e57600080fd5b600080610160838503121561145f57600080fd5b61010083018481111561147157600080fd5b83925061147e858261143a565b9150509250929050565b60008060e0838503121561149b57600080fd5b608083018481111561147157600080fd5b6000806000608084860312156114c157600080fd5b833567ffffffffffffffff8111156114d857600080fd5b6114e48682870161137e565b90945092506114f89050856020860161143a565b90509250925092565b634e487b7160e01b600052601260045260246000fd5b8181038181111561087e57634e487b7160e01b600052601160045260246000fdfe30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47",
}

// SealedShareVerifierUnsafeDev is an auto generated Go binding around an Ethereum contract.
type SealedShareVerifierUnsafeDev struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *SealedShareVerifierUnsafeDev) GetABI() abi.ABI {
	return c.abi
}

// NewSealedShareVerifierUnsafeDev creates a new instance of SealedShareVerifierUnsafeDev.
func NewSealedShareVerifierUnsafeDev() *SealedShareVerifierUnsafeDev {
	parsed, err := SealedShareVerifierUnsafeDevMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &SealedShareVerifierUnsafeDev{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *SealedShareVerifierUnsafeDev) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackUNSAFEDEVELOPMENTKEYS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49acaf6f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function UNSAFE_DEVELOPMENT_KEYS() view returns(bool)
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) PackUNSAFEDEVELOPMENTKEYS() []byte {
	enc, err := sealedShareVerifierUnsafeDev.abi.Pack("UNSAFE_DEVELOPMENT_KEYS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUNSAFEDEVELOPMENTKEYS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49acaf6f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function UNSAFE_DEVELOPMENT_KEYS() view returns(bool)
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) TryPackUNSAFEDEVELOPMENTKEYS() ([]byte, error) {
	return sealedShareVerifierUnsafeDev.abi.Pack("UNSAFE_DEVELOPMENT_KEYS")
}

// UnpackUNSAFEDEVELOPMENTKEYS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x49acaf6f.
//
// Solidity: function UNSAFE_DEVELOPMENT_KEYS() view returns(bool)
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) UnpackUNSAFEDEVELOPMENTKEYS(data []byte) (bool, error) {
	out, err := sealedShareVerifierUnsafeDev.abi.Unpack("UNSAFE_DEVELOPMENT_KEYS", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackCompressProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0ea14a39.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function compressProof(bytes proof) view returns(uint256[4] compressed)
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) PackCompressProof(proof []byte) []byte {
	enc, err := sealedShareVerifierUnsafeDev.abi.Pack("compressProof", proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCompressProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0ea14a39.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function compressProof(bytes proof) view returns(uint256[4] compressed)
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) TryPackCompressProof(proof []byte) ([]byte, error) {
	return sealedShareVerifierUnsafeDev.abi.Pack("compressProof", proof)
}

// UnpackCompressProof is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0ea14a39.
//
// Solidity: function compressProof(bytes proof) view returns(uint256[4] compressed)
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) UnpackCompressProof(data []byte) ([4]*big.Int, error) {
	out, err := sealedShareVerifierUnsafeDev.abi.Unpack("compressProof", data)
	if err != nil {
		return *new([4]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([4]*big.Int)).(*[4]*big.Int)
	return out0, nil
}

// PackVerifyCompressedProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98c13db9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyCompressedProof(uint256[4] compressedProof, uint256[3] input) view returns()
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) PackVerifyCompressedProof(compressedProof [4]*big.Int, input [3]*big.Int) []byte {
	enc, err := sealedShareVerifierUnsafeDev.abi.Pack("verifyCompressedProof", compressedProof, input)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyCompressedProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98c13db9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyCompressedProof(uint256[4] compressedProof, uint256[3] input) view returns()
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) TryPackVerifyCompressedProof(compressedProof [4]*big.Int, input [3]*big.Int) ([]byte, error) {
	return sealedShareVerifierUnsafeDev.abi.Pack("verifyCompressedProof", compressedProof, input)
}

// PackVerifyProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x65c03259.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyProof(uint256[8] proof, uint256[3] input) view returns()
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) PackVerifyProof(proof [8]*big.Int, input [3]*big.Int) []byte {
	enc, err := sealedShareVerifierUnsafeDev.abi.Pack("verifyProof", proof, input)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x65c03259.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyProof(uint256[8] proof, uint256[3] input) view returns()
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) TryPackVerifyProof(proof [8]*big.Int, input [3]*big.Int) ([]byte, error) {
	return sealedShareVerifierUnsafeDev.abi.Pack("verifyProof", proof, input)
}

// PackVerifyProof0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf219ed6f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyProof(bytes proof, uint256[3] input) view returns()
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) PackVerifyProof0(proof []byte, input [3]*big.Int) []byte {
	enc, err := sealedShareVerifierUnsafeDev.abi.Pack("verifyProof0", proof, input)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyProof0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf219ed6f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyProof(bytes proof, uint256[3] input) view returns()
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) TryPackVerifyProof0(proof []byte, input [3]*big.Int) ([]byte, error) {
	return sealedShareVerifierUnsafeDev.abi.Pack("verifyProof0", proof, input)
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], sealedShareVerifierUnsafeDev.abi.Errors["ProofInvalid"].ID.Bytes()[:4]) {
		return sealedShareVerifierUnsafeDev.UnpackProofInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], sealedShareVerifierUnsafeDev.abi.Errors["PublicInputNotInField"].ID.Bytes()[:4]) {
		return sealedShareVerifierUnsafeDev.UnpackPublicInputNotInFieldError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SealedShareVerifierUnsafeDevProofInvalid represents a ProofInvalid error raised by the SealedShareVerifierUnsafeDev contract.
type SealedShareVerifierUnsafeDevProofInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProofInvalid()
func SealedShareVerifierUnsafeDevProofInvalidErrorID() common.Hash {
	return common.HexToHash("0x7fcdd1f433fad06e243ebb12f415f49dc48f357e41b96f61f504279fe6bb2ac6")
}

// UnpackProofInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProofInvalid()
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) UnpackProofInvalidError(raw []byte) (*SealedShareVerifierUnsafeDevProofInvalid, error) {
	out := new(SealedShareVerifierUnsafeDevProofInvalid)
	if err := sealedShareVerifierUnsafeDev.abi.UnpackIntoInterface(out, "ProofInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SealedShareVerifierUnsafeDevPublicInputNotInField represents a PublicInputNotInField error raised by the SealedShareVerifierUnsafeDev contract.
type SealedShareVerifierUnsafeDevPublicInputNotInField struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PublicInputNotInField()
func SealedShareVerifierUnsafeDevPublicInputNotInFieldErrorID() common.Hash {
	return common.HexToHash("0xa54f8e27d960b419368d544cd7616e10e384de098966aa60b80904dd31e7ab38")
}

// UnpackPublicInputNotInFieldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PublicInputNotInField()
func (sealedShareVerifierUnsafeDev *SealedShareVerifierUnsafeDev) UnpackPublicInputNotInFieldError(raw []byte) (*SealedShareVerifierUnsafeDevPublicInputNotInField, error) {
	out := new(SealedShareVerifierUnsafeDevPublicInputNotInField)
	if err := sealedShareVerifierUnsafeDev.abi.UnpackIntoInterface(out, "PublicInputNotInField", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceMetaData contains all meta data concerning the Trace contract.
var TraceMetaData = bind.MetaData{
	ABI: "[{\"inputs\":[{\"internalType\":\"contractIConsortium\",\"name\":\"consortium_\",\"type\":\"address\"},{\"internalType\":\"contractIPseudonymRegistry\",\"name\":\"registry_\",\"type\":\"address\"},{\"internalType\":\"contractIVerifier\",\"name\":\"verifier_\",\"type\":\"address\"}],\"stateMutability\":\"nonpayable\",\"type\":\"constructor\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"approve\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"auditorKey\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"x\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"y\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"},{\"components\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint256\",\"name\":\"auditorKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"auditorKeyY\",\"type\":\"uint256\"},{\"internalType\":\"enumITrace.CaseMode\",\"name\":\"mode\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"evidenceHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"reason\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"nonce\",\"type\":\"bytes32\"}],\"internalType\":\"structITrace.CaseRequest\",\"name\":\"request\",\"type\":\"tuple\"}],\"name\":\"caseIdOf\",\"outputs\":[{\"internalType\":\"CaseId\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"caseInfo\",\"outputs\":[{\"components\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"dealingDigest\",\"type\":\"bytes32\"},{\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"},{\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"internalType\":\"uint64\",\"name\":\"approvals\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"shares\",\"type\":\"uint64\"},{\"internalType\":\"uint64\",\"name\":\"faults\",\"type\":\"uint64\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"},{\"internalType\":\"enumITrace.CaseMode\",\"name\":\"mode\",\"type\":\"uint8\"},{\"internalType\":\"bool\",\"name\":\"done\",\"type\":\"bool\"},{\"internalType\":\"uint64\",\"name\":\"refusals\",\"type\":\"uint64\"},{\"internalType\":\"uint8\",\"name\":\"seats\",\"type\":\"uint8\"},{\"internalType\":\"bool\",\"name\":\"concluded\",\"type\":\"bool\"}],\"internalType\":\"structITrace.Case\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"bytes32\",\"name\":\"findingsHash\",\"type\":\"bytes32\"}],\"name\":\"conclude\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"consortium\",\"outputs\":[{\"internalType\":\"contractIConsortium\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"domain\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"components\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint256\",\"name\":\"auditorKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"auditorKeyY\",\"type\":\"uint256\"},{\"internalType\":\"enumITrace.CaseMode\",\"name\":\"mode\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"evidenceHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"reason\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"nonce\",\"type\":\"bytes32\"}],\"internalType\":\"structITrace.CaseRequest\",\"name\":\"request\",\"type\":\"tuple\"},{\"internalType\":\"bytes\",\"name\":\"keyPossession\",\"type\":\"bytes\"}],\"name\":\"openCase\",\"outputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"operator\",\"type\":\"address\"}],\"name\":\"operatorSeat\",\"outputs\":[{\"internalType\":\"uint8\",\"name\":\"\",\"type\":\"uint8\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"refuse\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"registry\",\"outputs\":[{\"internalType\":\"contractIPseudonymRegistry\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"}],\"name\":\"remainingCases\",\"outputs\":[{\"internalType\":\"uint256\",\"name\":\"\",\"type\":\"uint256\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"}],\"name\":\"statistics\",\"outputs\":[{\"components\":[{\"internalType\":\"uint48\",\"name\":\"opened\",\"type\":\"uint48\"},{\"internalType\":\"uint48\",\"name\":\"approved\",\"type\":\"uint48\"},{\"internalType\":\"uint48\",\"name\":\"refused\",\"type\":\"uint48\"},{\"internalType\":\"uint48\",\"name\":\"completed\",\"type\":\"uint48\"},{\"internalType\":\"uint48\",\"name\":\"concluded\",\"type\":\"uint48\"}],\"internalType\":\"structITrace.Statistics\",\"name\":\"\",\"type\":\"tuple\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"uint256[48]\",\"name\":\"dealing\",\"type\":\"uint256[48]\"},{\"components\":[{\"internalType\":\"uint256[2]\",\"name\":\"ephemeral\",\"type\":\"uint256[2]\"},{\"internalType\":\"uint256\",\"name\":\"ciphertext\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"vectorHash\",\"type\":\"uint256\"}],\"internalType\":\"structITrace.SealedShare\",\"name\":\"share\",\"type\":\"tuple\"},{\"internalType\":\"uint256[8]\",\"name\":\"proof\",\"type\":\"uint256[8]\"}],\"name\":\"submitSealedShare\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"uint256[48]\",\"name\":\"dealing\",\"type\":\"uint256[48]\"},{\"internalType\":\"uint256\",\"name\":\"share\",\"type\":\"uint256\"}],\"name\":\"submitShare\",\"outputs\":[],\"stateMutability\":\"nonpayable\",\"type\":\"function\"},{\"inputs\":[],\"name\":\"verifier\",\"outputs\":[{\"internalType\":\"contractIVerifier\",\"name\":\"\",\"type\":\"address\"}],\"stateMutability\":\"view\",\"type\":\"function\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"approvals\",\"type\":\"uint8\"}],\"name\":\"CaseApproved\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"findingsHash\",\"type\":\"bytes32\"}],\"name\":\"CaseConcluded\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"},{\"components\":[{\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"internalType\":\"uint32\",\"name\":\"generation\",\"type\":\"uint32\"},{\"internalType\":\"uint256\",\"name\":\"auditorKeyX\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"auditorKeyY\",\"type\":\"uint256\"},{\"internalType\":\"enumITrace.CaseMode\",\"name\":\"mode\",\"type\":\"uint8\"},{\"internalType\":\"bytes32\",\"name\":\"evidenceHash\",\"type\":\"bytes32\"},{\"internalType\":\"uint32\",\"name\":\"reason\",\"type\":\"uint32\"},{\"internalType\":\"bytes32\",\"name\":\"nonce\",\"type\":\"bytes32\"}],\"indexed\":false,\"internalType\":\"structITrace.CaseRequest\",\"name\":\"request\",\"type\":\"tuple\"},{\"indexed\":false,\"internalType\":\"bytes32\",\"name\":\"dealingDigest\",\"type\":\"bytes32\"},{\"indexed\":false,\"internalType\":\"uint32\",\"name\":\"epoch\",\"type\":\"uint32\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"threshold\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint64\",\"name\":\"expiry\",\"type\":\"uint64\"},{\"indexed\":false,\"internalType\":\"bytes\",\"name\":\"keyPossession\",\"type\":\"bytes\"}],\"name\":\"CaseOpened\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"refusals\",\"type\":\"uint8\"}],\"name\":\"CaseRefused\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"Nym\",\"name\":\"nym\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"id0\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"id1\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"issuerSeat\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"holder\",\"type\":\"uint256\"}],\"name\":\"IdentityRevealed\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint256[2]\",\"name\":\"ephemeral\",\"type\":\"uint256[2]\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"ciphertext\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"accepted\",\"type\":\"uint8\"}],\"name\":\"SealedShareAccepted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"share\",\"type\":\"uint256\"},{\"indexed\":false,\"internalType\":\"uint8\",\"name\":\"accepted\",\"type\":\"uint8\"}],\"name\":\"ShareAccepted\",\"type\":\"event\"},{\"anonymous\":false,\"inputs\":[{\"indexed\":true,\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"indexed\":true,\"internalType\":\"uint8\",\"name\":\"seat\",\"type\":\"uint8\"},{\"indexed\":false,\"internalType\":\"uint256\",\"name\":\"share\",\"type\":\"uint256\"}],\"name\":\"ShareRefused\",\"type\":\"event\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"CaseAlreadyApproved\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"CaseAlreadyConcluded\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"CaseAlreadyRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"x\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"y\",\"type\":\"uint256\"}],\"name\":\"CaseAuditorKeyInvalid\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"CaseAuditorKeyRefused\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"CaseCallerNotAuditor\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"CaseCallerNotItsAuditor\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"address\",\"name\":\"caller\",\"type\":\"address\"}],\"name\":\"CaseCallerNotOperator\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"CaseDone\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"CaseExists\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"CaseExpired\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"address\",\"name\":\"auditor\",\"type\":\"address\"},{\"internalType\":\"uint256\",\"name\":\"limit\",\"type\":\"uint256\"}],\"name\":\"CaseLimitReached\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"enumITrace.CaseMode\",\"name\":\"mode\",\"type\":\"uint8\"}],\"name\":\"CaseModeMismatch\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"CaseNotDone\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"length\",\"type\":\"uint256\"}],\"name\":\"CasePossessionLength\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"CaseUnknown\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"DealingInconsistent\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"}],\"name\":\"DealingMismatch\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"FieldInverseOfZero\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"ShareAlreadyAccepted\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"approvals\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"threshold\",\"type\":\"uint256\"}],\"name\":\"ShareBeforeApprovals\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"ShareNotApprovedBySeat\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"uint256\",\"name\":\"share\",\"type\":\"uint256\"}],\"name\":\"ShareNotInField\",\"type\":\"error\"},{\"inputs\":[{\"internalType\":\"CaseId\",\"name\":\"caseId\",\"type\":\"uint256\"},{\"internalType\":\"uint256\",\"name\":\"seat\",\"type\":\"uint256\"}],\"name\":\"ShareWrongAgain\",\"type\":\"error\"},{\"inputs\":[],\"name\":\"TraceConsortiumMismatch\",\"type\":\"error\"}]",
	ID:  "245da33e1abcfe3802336389f918689996",
	Bin: "0x60e060405234801561001057600080fd5b5060405161501638038061501683398101604081905261002f916100fe565b828282826001600160a01b0316826001600160a01b0316639ad187656040518163ffffffff1660e01b8152600401602060405180830381865afa15801561007a573d6000803e3d6000fd5b505050506040513d601f19601f8201168201806040525081019061009e919061014b565b6001600160a01b0316146100c55760405163028d872160e01b815260040160405180910390fd5b6001600160a01b0392831660805290821660a0521660c0525061016f915050565b6001600160a01b03811681146100fb57600080fd5b50565b60008060006060848603121561011357600080fd5b835161011e816100e6565b602085015190935061012f816100e6565b6040850151909250610140816100e6565b809150509250925092565b60006020828403121561015d57600080fd5b8151610168816100e6565b9392505050565b60805160a05160c051614e406101d66000396000818161023c0152611be90152600081816102ae01528181610acd01526110530152600081816102e801528181610d2d01528181610fa5015281816111ef01528181611f8d015261214c0152614e406000f3fe608060405234801561001057600080fd5b50600436106101005760003560e01c8063a2d74bdb11610097578063c1c386b011610066578063c1c386b014610364578063c2fb26a6146103a4578063f32458ea146103ac578063ff67a9f7146103bf57600080fd5b8063a2d74bdb1461030a578063a60a07b21461032b578063b3a199431461033e578063b759f9541461035157600080fd5b8063651c38e2116100d3578063651c38e2146102895780637b103999146102a95780638971e6ae146102d05780639ad18765146102e357600080fd5b80630c14a4a0146101055780630e7665c4146102225780632b7ac3f31461023757806340f3df3a14610276575b600080fd5b6101af610113366004614332565b6040805160a081018252600080825260208201819052918101829052606081018290526080810191909152506001600160a01b0316600090815260056020908152604091829020825160a081018452905465ffffffffffff8082168352600160301b8204811693830193909352600160601b8104831693820193909352600160901b830482166060820152600160c01b90920416608082015290565b6040516102199190600060a08201905065ffffffffffff835116825265ffffffffffff602084015116602083015265ffffffffffff604084015116604083015265ffffffffffff606084015116606083015265ffffffffffff608084015116608083015292915050565b60405180910390f35b61023561023036600461434f565b6103fc565b005b61025e7f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610219565b610235610284366004614383565b6105d8565b61029c6102973660046143bc565b6107c4565b604051610219919061440d565b61025e7f000000000000000000000000000000000000000000000000000000000000000081565b6102356102de36600461456f565b610978565b61025e7f000000000000000000000000000000000000000000000000000000000000000081565b61031d6103183660046145ee565b610ac0565b604051908152602001610219565b6102356103393660046143bc565b610b86565b61031d61034c366004614332565b610d09565b61023561035f3660046143bc565b610dcb565b610392610372366004614625565b600260209081526000928352604080842090915290825290205460ff1681565b60405160ff9091168152602001610219565b61031d610f1d565b61031d6103ba366004614655565b610f95565b6103e76103cd3660046143bc565b600090815260016020819052604090912080549101549091565b60408051928352602083019190915201610219565b600082815260208190526040902060028101546001600160a01b031661043d576040516310428a0760e11b8152600481018490526024015b60405180910390fd5b60028101546001600160a01b03163314610473576040516328fa97bb60e21b815260048101849052336024820152604401610434565b6003810154600160f01b900460ff166104a257604051637af3512160e01b815260048101849052602401610434565b6004810154600160481b900460ff16156104d55760405160016260781d60e11b0319815260048101849052602401610434565b60048101805469ff0000000000000000001916600160481b179055336000908152600560205260409020805460189061051d9065ffffffffffff600160c01b909104166146f1565b82546101009290920a65ffffffffffff818102199093169183160217909155600080526005602052600080516020614e208339815191528054909160189161056d91600160c01b909104166146f1565b91906101000a81548165ffffffffffff021916908365ffffffffffff160217905550336001600160a01b0316837f18d3864afebbcd6cd19f1d5d23f8b0e0ca5ea68c9f4cc3535ff44cae26302519846040516105cb91815260200190565b60405180910390a3505050565b60008061060d856001866040516020016105f2919061471a565b60405160208183030381529060405280519060200120611451565b91509150600080516020614e0083398151915283106106425760405163c3813b0b60e01b815260048101849052602401610434565b81546003830154600160c01b900463ffffffff168560ff84166106676010600b61472a565b610671919061472a565b603081106106815761068161473d565b602002013561069586848660ff1685611601565b146106af576106a687858588611631565b50505050505050565b6000806106bc86866116f6565b915091508460ff16897f07b11c91b5c14e6a3808d8d35bf0b4f5ce1b6486f321520abda28c201030d80e898460405161070292919091825260ff16602082015260400190565b60405180910390a36003860154600160f01b900460ff166107445750505060009586525060036020908152604080872060ff9093168752919052909320555050565b60006107558a848860ff168b611840565b9050886107646010600b61472a565b603081106107745761077461473d565b60200201356107868287600088611601565b146107a757604051638778bc4560e01b8152600481018b9052602401610434565b6107b88a886000015486848d61199f565b50505050505050505050565b604080516101e081018252600080825260208201819052918101829052606081018290526080810182905260a0810182905260c0810182905260e08101829052610100810182905261012081018290526101408101829052610160810182905261018081018290526101a081018290526101c08101919091526000828152602081815260409182902082516101e081018452815481526001808301549382019390935260028201546001600160a01b038116948201949094526001600160401b03600160a01b85048116606083015263ffffffff600160e01b9586900481166080840152600384015480831660a0850152600160401b8104831660c0850152600160801b810490921660e0840152600160c01b82041661010083015260ff948104851661012083015290939192610140850192600160e81b90920490911690811115610912576109126143d5565b6001811115610923576109236143d5565b8152600382015460ff600160f01b9091048116151560208301526004909201546001600160401b0381166040830152600160401b810483166060830152600160481b9004909116151560809091015292915050565b600080610992866000876040516020016105f2919061471a565b6000888152600160205260409081902081516101608101909252929450909250610a6090806109bf610f1d565b8152602081018a90528354604082015260018401546060820152855460808201526003860154600160c01b900463ffffffff1660a082015260ff851660c0820181905260e0909101908990610a166010600b61472a565b610a20919061472a565b60308110610a3057610a3061473d565b60209081029190910135825288358282015288013560408083019190915288013560609182015287013586611ac3565b6000610a6c84846116f6565b9150508260ff16887f2231e58cfc187060389d8bd583aae08592131ab12ed4c3eb51db5b91d2f876b488600001896040013585604051610aae93929190614753565b60405180910390a35050505050505050565b6000806001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001663443c85f78435610b046040870160208801614785565b6040516001600160e01b031960e085901b168152600481019290925263ffffffff1660248201526044016040805180830381865afa158015610b4a573d6000803e3d6000fd5b505050506040513d601f19601f82011682018060405250810190610b6e91906147ad565b509050610b7c848483611c4a565b9150505b92915050565b600080610b9283611cf2565b91509150610ba28160ff16611dd3565b6004830180546001600160401b039283169281169290921767ffffffffffffffff1990921682179055600090610bd790611dea565b60038401546004850154919250610c039160ff600160e01b909204821691600160401b909104166147d2565b610c0e9060016147eb565b60ff168160ff1603610cc65760028301546001600160a01b031660009081526005602052604090208054600c90610c5390600160601b900465ffffffffffff166146f1565b82546101009290920a65ffffffffffff818102199093169183160217909155600080526005602052600080516020614e2083398151915280549091600c91610ca391600160601b909104166146f1565b91906101000a81548165ffffffffffff021916908365ffffffffffff1602179055505b60405160ff828116825283169085907f0be9fbb243cd7e247a9c14e34956f83c0bcb24e5c7612b6e2235b1b353f1191d906020015b60405180910390a350505050565b604051639e041ee560e01b81526001600160a01b03828116600483015260009182917f00000000000000000000000000000000000000000000000000000000000000001690639e041ee590602401602060405180830381865afa158015610d74573d6000803e3d6000fd5b505050506040513d601f19601f82011682018060405250810190610d989190614815565b60ff1690506000610da884611e20565b509050808211610db9576000610dc3565b610dc38183614830565b949350505050565b600080610dd783611cf2565b91509150610de78160ff16611dd3565b6003830180546001600160401b039283169281169290921767ffffffffffffffff1990921682179055600090610e1c90611dea565b600384015490915060ff600160e01b909104811690821603610ee45760028301546001600160a01b031660009081526005602052604090208054600690610e7190600160301b900465ffffffffffff166146f1565b82546101009290920a65ffffffffffff818102199093169183160217909155600080526005602052600080516020614e2083398151915280549091600691610ec191600160301b909104166146f1565b91906101000a81548165ffffffffffff021916908365ffffffffffff1602179055505b60405160ff828116825283169085907f4137afed265b17831a4c7931f30cb0352e92efc98c2058256b8bef72319c3e7290602001610cfb565b604080517fd1add5f4fa2f925af9a395f8fa830468582e7ff02790741a7f91f2f26fe6750b60208201524691810191909152306060820152600090819060800160408051601f1981840301815291905280516020909101209050610f8f600080516020614e0083398151915282614859565b91505090565b6000610fa18483611ea9565b60007f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316630505c8c96040518163ffffffff1660e01b815260040161014060405180830381865afa158015611002573d6000803e3d6000fd5b505050506040513d601f19601f8201168201806040525081019061102691906148cc565b6080015161103a9063ffffffff164261472a565b90506110463382611f6b565b6000806001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001663443c85f7883561108a60408b0160208c01614785565b6040516001600160e01b031960e085901b168152600481019290925263ffffffff1660248201526044016040805180830381865afa1580156110d0573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906110f491906147ad565b91509150611103338884611c4a565b6000818152602081905260409020600201549094506001600160a01b0316156111425760405163399e60e960e21b815260048101859052602401610434565b6000848152602081815260409182902089358155600181018590556002810180546001600160e01b0319163367ffffffffffffffff60a01b191617600160a01b6001600160401b03891602176001600160e01b0316600160e01b63ffffffff871602179055916111b791908a01908a01614785565b60038201805463ffffffff60c01b1916600160c01b63ffffffff9384160217905560405163e18910ff60e01b815290831660048201527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169063e18910ff9060240160c060405180830381865afa15801561123e573d6000803e3d6000fd5b505050506040513d601f19601f8201168201806040525081019061126291906149af565b6040015160038201805460ff909216600160e01b0260ff60e01b1990921691909117905561129660a0890160808a01614a57565b60038201805460ff60e81b1916600160e81b8360018111156112ba576112ba6143d5565b02179055506112c98583612124565b60048201805460ff92909216600160401b0268ff000000000000000019909216919091179055600061130160a08a0160808b01614a57565b6001811115611312576113126143d5565b036113555760405180604001604052808960400135815260200189606001358152506001600087815260200190815260200160002090816113539190614a89565b505b336000908152600560205260408120805490919061137a9065ffffffffffff166146f1565b82546101009290920a65ffffffffffff81810219909316918316021790915560008080526005602052600080516020614e20833981519152805490926113c091166146f1565b91906101000a81548165ffffffffffff021916908365ffffffffffff160217905550336001600160a01b03168860000135867f6e499bfe3eb768422b96742df7dbca8cc19910f51a4954a09f3007ed257afd6d8b878787600301601c9054906101000a900460ff168b8f8f60405161143e9796959493929190614ad3565b60405180910390a4505050509392505050565b60008061145d85612273565b9150611468856122df565b6003830154909150600090611485906001600160401b0316611dea565b9050846001811115611499576114996143d5565b6003840154600160e81b900460ff1660018111156114b9576114b96143d5565b146114ec578583600301601d9054906101000a900460ff1660405163dd9419ef60e01b8152600401610434929190614ba7565b600383015460ff600160e01b90910481169082161015611541576003830154604051634c0bd1dd60e11b81526004810188905260ff8084166024830152600160e01b9092049091166044820152606401610434565b600383015461155c906001600160401b031660ff8416612326565b6115855760405163f41cf66760e01b81526004810187905260ff83166024820152604401610434565b60038301546115a790600160401b90046001600160401b031660ff8416612326565b156115d1576040516301d50d3560e51b81526004810187905260ff83166024820152604401610434565b826001015484146115f857604051630b3b71d760e21b815260048101879052602401610434565b50935093915050565b6000611628634c454146868661161986610100614a72565b611623908861472a565b612348565b95945050505050565b600383015461165390600160801b90046001600160401b031660ff8416612326565b1561167d5760405163397d1a5160e21b81526004810185905260ff83166024820152604401610434565b6116898260ff16611dd3565b60038401805467ffffffffffffffff60801b198116600160801b918290046001600160401b039081169416939093170291909117905560405181815260ff83169085907f79d0faff2ca47aecf0ee8742c58e8ee81dcaa9544cba43d22a6a6ab0e4ccf00490602001610cfb565b6000806117058360ff16611dd3565b8460030160089054906101000a90046001600160401b0316179150611732826001600160401b0316611dea565b6003850180546fffffffffffffffff00000000000000001916600160401b6001600160401b038616021790819055909150600160e01b900460ff908116908216106118395760038401805460ff60f01b1916600160f01b17905560028401546001600160a01b0316600090815260056020526040902080546012906117c69065ffffffffffff600160901b909104166146f1565b82546101009290920a65ffffffffffff818102199093169183160217909155600080526005602052600080516020614e208339815191528054909160129161181691600160901b909104166146f1565b91906101000a81548165ffffffffffff021916908365ffffffffffff1602179055505b9250929050565b600080611855856001600160401b0316611dea565b60ff166001600160401b0381111561186f5761186f61487b565b604051908082528060200260200182016040528015611898578160200160208202803683370190505b509050600081516001600160401b038111156118b6576118b661487b565b6040519080825280602002602001820160405280156118df578160200160208202803683370190505b509050600060015b60108111611988576119026001600160401b03891682612326565b15611978578084838151811061191a5761191a61473d565b60200260200101818152505086811461194c57600089815260036020908152604080832084845290915290205461194e565b855b838361195981614bbb565b94508151811061196b5761196b61473d565b6020026020010181815250505b61198181614bbb565b90506118e7565b5061199383836123af565b98975050505050505050565b6119a76142fc565b60005b6004811015611a625760006119d5634944504186896119cb8a610100614a72565b611623908761472a565b9050600080516020614e008339815191526119fe82600080516020614e00833981519152614830565b85846010611a0d81600b61472a565b611a17919061472a565b611a2290600161472a565b611a2c919061472a565b60308110611a3c57611a3c61473d565b602002013508838360048110611a5457611a5461473d565b6020020152506001016119aa565b50805160208083015160408085015160608087015183519687529486019390935290840152820152859087907f7090e2b825ea803e037c24c92be8ae55a33f4074bdee55b2f1b4fe2730720d669060800160405180910390a3505050505050565b600080516020614e00833981519152808310611af55760405163c3813b0b60e01b815260048101849052602401610434565b6000818585604051602001611b0b929190614bd4565b6040516020818303038152906040528051906020012060001c611b2e9190614859565b90506000600b5b8015611bb857600087611b49600184614830565b600b8110611b5957611b5961473d565b60200201519050848110611b835760405163c3813b0b60e01b815260048101829052602401610434565b8480611b9157611b91614843565b818680611ba057611ba0614843565b8686090892505080611bb190614c0e565b9050611b35565b50604080516060810182528681526020810184905280820183905290516365c0325960e01b81526001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016916365c0325991611c1e918891600401614c25565b60006040518083038186803b158015611c3657600080fd5b505afa1580156107b8573d6000803e3d6000fd5b60008046308535611c616040880160208901614785565b868960408a013560608b0135611c7d60a08d0160808e01614a57565b8c60a001358d60c0016020810190611c959190614785565b8e60e00135604051602001611cb59c9b9a99989796959493929190614c62565b60408051601f1981840301815291905280516020909101209050611ce7600080516020614e0083398151915282614859565b9150505b9392505050565b600080611cfe83612273565b9150611d09836122df565b6002830154909150600160a01b90046001600160401b0316421115611d4457604051635597616d60e11b815260048101849052602401610434565b6003820154611d5f906001600160401b031660ff8316612326565b15611d895760405163cd20105160e01b81526004810184905260ff82166024820152604401610434565b6004820154611da4906001600160401b031660ff8316612326565b15611dce5760405163195796f360e21b81526004810184905260ff82166024820152604401610434565b915091565b6000611de0600183614830565b6001901b92915050565b60005b6001600160401b03821615611e1b57611e0581614ce3565b9050611e12600183614cf9565b82169150611ded565b919050565b6001600160a01b038116600090815260046020526040812080549081835b81811015611ea15742838281548110611e5957611e5961473d565b6000918252602090912060048204015460039091166008026101000a90046001600160401b031610611e9557611e8e85614bbb565b9450611e99565b8093505b600101611e3e565b505050915091565b604082013560608301356001611ec560a0860160808701614a57565b6001811115611ed657611ed66143d5565b03611f165781151580611ee857508015155b80611ef257508215155b15611f1057604051630dde509d60e41b815260040160405180910390fd5b50505050565b611f20828261248f565b611f47576040516303ee351760e21b81526004810183905260248101829052604401610434565b60608314611f105760405163f81eee4560e01b815260048101849052602401610434565b604051639e041ee560e01b81526001600160a01b0383811660048301526000917f000000000000000000000000000000000000000000000000000000000000000090911690639e041ee590602401602060405180830381865afa158015611fd6573d6000803e3d6000fd5b505050506040513d601f19601f82011682018060405250810190611ffa9190614815565b60ff1690508060000361202b5760405163795eed9560e11b81526001600160a01b0384166004820152602401610434565b60008061203785611e20565b9150915082821061206d57604051637e76873160e01b81526001600160a01b038616600482015260248101849052604401610434565b6001600160a01b0385166000908152600460205260409020805482036120cf5780546001810182556000828152602090206004820401805460039092166008026101000a6001600160401b03818102199093169288160291909117905561211c565b848183815481106120e2576120e261473d565b90600052602060002090600491828204019190066008026101000a8154816001600160401b0302191690836001600160401b031602179055505b505050505050565b604051633011aae160e01b815263ffffffff8216600482015260009081906001600160a01b037f00000000000000000000000000000000000000000000000000000000000000001690633011aae19060240161020060405180830381865afa158015612194573d6000803e3d6000fd5b505050506040513d601f19601f820116820180604052508101906121b89190614d18565b905060005b601081101561226b5760008282601081106121da576121da61473d565b60200201516001600160a01b031614612263576121f881600161472a565b6000868152600260205260408120908484601081106122195761221961473d565b60200201516001600160a01b03166001600160a01b0316815260200190815260200160002060006101000a81548160ff021916908360ff1602179055508261226090614ce3565b92505b6001016121bd565b505092915050565b600081815260208190526040902060028101546001600160a01b03166122af576040516310428a0760e11b815260048101839052602401610434565b6003810154600160f01b900460ff1615611e1b57604051632b7b2feb60e21b815260048101839052602401610434565b600081815260026020908152604080832033845290915281205460ff1690819003611e1b576040516307ad8b2d60e11b815260048101839052336024820152604401610434565b600061233182611dd3565b83166001600160401b031660001415905092915050565b60006123a2612365600080516020614e0083398151915286614859565b61237d600080516020614e0083398151915286614859565b612395600080516020614e0083398151915286614859565b604089901b60031761250a565b5091979650505050505050565b600080600180825b86518110156124595760006123cc888361414a565b9050600080516020614e0083398151915280858985815181106123f1576123f161473d565b602002602001015109600080516020614e00833981519152838809089450600080516020614e008339815191528185099350600080516020614e008339815191528883815181106124445761244461473d565b602002602001015184099250506001016123b7565b50600080516020614e00833981519152612472836141d7565b600080516020614e00833981519152858409099695505050505050565b6000600080516020614e0083398151915280841015806124af5750808310155b156124be576000915050610b80565b80806124cc576124cc614843565b8482806124db576124db614843565b8687090981806124ed576124ed614843565b601183806124fd576124fd614843565b8687090814949350505050565b6000806000803815600080516020614e0083398151915281017f10dc6e9c006ea38b04b1e03b4bd9490c0d03f98929ca1d7fb56821fd19d3b6e782017f0c28145b6a44df3e0149b3d0a30b3bb599df9756d4dd9b84a86b38cfb45a740b83017e544b8338791518b2c7645a50392798b21f75bb60e3596170067d00141cac1584017f222c01175718386f2e2e82eb122789e352e105a3b8fa852613bc534433ee428b850194508b8d018a8c01808e8f0101828d8e010187828960048709089350878189600486090892507f19b849f69450b06848da1d39bd5e4a4302bb86744edc26238b0878e269ed23e588858308019c50507f265ddfe127dd51bd7239347b758f0a1320eb2cc7450acc1dad47f80c8dcf34d683019a507f199750ec472f1809e0f66a545e1e51624108ac845015c2aa3dfc36bab497d8aa87838308019950507f157ff3fe65ac7208110f06a5f74302b14d743ea25067f0ffd032f787c7f1cdf8019650849050898009848a8683840909995050838889098489868384090998505083878809848886838409099750508386870984878683840909965050878901868801808a8b010182898a010187828960048709089350878189600486090892507f2e49c43c4569dd9c5fd35ac45fca33f10b15c590692f8beefe18f4896ac9490288858308019c50507f0e35fb89981890520d4aef2b6d6506c3cb2f0b6973c24fa82731345ffa2d1f1e83019a507f251ad47cb15c4f1105f109ae5e944f1ba9d9e7806d667ffec6fe723002e0b99687838308019950507f13da07dc64d428369873e97160234641f8beb56fdd05e5f3563fa39d9c22df4e019650849050898009848a8683840909995050838889098489868384090998505083878809848886838409099750508386870984878683840909965050878901868801808a8b010182898a010187828960048709089350878189600486090892507f0c009b84e650e6d23dc00c7dccef7483a553939689d350cd46e7b89055fd473888858308019c50507f011f16b1c63a854f01992e3956f42d8b04eb650c6d535eb0203dec74befdca0683019a507f0ed69e5e383a688f209d9a561daa79612f3f78d0467ad45485df07093f36754987838308019950507f04dba94a7b0ce9e221acad41472b6bbe3aec507f5eb3d33f463672264c9f789b019650849050898009848a8683840909995050838889098489868384090998505083878809848886838409099750508386870984878683840909965050878901868801808a8b010182898a010187828960048709089350878189600486090892507f0a3f2637d840f3a16eb094271c9d237b6036757d4bb50bf7ce732ff1d4fa28e888858308019c50507f259a666f129eea198f8a1c502fdb38fa39b1f075569564b6e54a485d1182323f83019a507f28bf7459c9b2f4c6d8e7d06a4ee3a47f7745d4271038e5157a32fdf7ede0d6a187838308019950507f0a1ca941f057037526ea200f489be8d4c37c85bbcce6a2aeec91bd6941432447019650849050898009848a8683840909995050838889098489868384090998505083878809848886838409099750508386870984878683840909965050878901868801808a8b010182898a010187828960048709089350878189600486090892507f0c6f8f958be0e93053d7fd4fc54512855535ed1539f051dcb43a26fd926361cf88858308019c5050829a5086828208995050809750505083898a09848a868384090999505083868801898b01087f123106a93cd17578d426e8128ac9d90aa9e8a00708e296e084dd57e69caaf8118186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f26e1ba52ad9285d97dd3ab52f8e840085e8fa83ff1e8f1877b074867cd2dee758186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1cb55cad7bd133de18a64c5c47b9c97cbe4d8b7bf9e095864471537e6a4ae2c58186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1dcd73e46acd8f8e0e2c7ce04bde7f6d2a53043d5060a41c7143f08e6e9055d08186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f011003e32f6d9c66f5852f05474a4def0cda294a0eb4e9b9b12b9bb4512e55748186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2b1e809ac1d10ab29ad5f20d03a57dfebadfe5903f58bafed7c508dd2287ae8c8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2539de1785b735999fb4dac35ee17ed0ef995d05ab2fc5faeaa69ae87bcec0a58186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0c246c5a2ef8ee0126497f222b3e0a0ef4e1c3d41c86d46e43982cb11d77951d8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f192089c4974f68e95408148f7c0632edbb09e6a6ad1a1c2f3f0305f5d03b527b8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1eae0ad8ab68b2f06a0ee36eeb0d0c058529097d91096b756d8fdc2fb5a60d858186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f179190e5d0e22179e46f8282872abc88db6e2fdc0dee99e69768bd98c5d06bfb8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f29bb9e2c9076732576e9a81c7ac4b83214528f7db00f31bf6cafe794a9b3cd1c8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f225d394e42207599403efd0c2464a90d52652645882aac35b10e590e6e691e088186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f064760623c25c8cf753d238055b444532be13557451c087de09efd454b23fd598186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f10ba3a0e01df92e87f301c4b716d8a394d67f4bf42a75c10922910a78f6b5b878186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0e070bf53f8451b24f9c6e96b0c2a801cb511bc0c242eb9d361b77693f21471c8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1b94cd61b051b04dd39755ff93821a73ccd6cb11d2491d8aa7f921014de252fb8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1d7cb39bafb8c744e148787a2e70230f9d4e917d5713bb050487b5aa7d74070b8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2ec93189bd1ab4f69117d0fe980c80ff8785c2961829f701bb74ac1f303b17db8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2db366bfdd36d277a692bb825b86275beac404a19ae07a9082ea46bd835179268186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f062100eb485db06269655cf186a68532985275428450359adc99cec6960711b88186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0761d33c66614aaa570e7f1e8244ca1120243f92fa59e4f900c567bf41f5a59b8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f20fc411a114d13992c2705aa034e3f315d78608a0f7de4ccf7a72e494855ad0d8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f25b5c004a4bdfcb5add9ec4e9ab219ba102c67e8b3effb5fc3a30f317250bc5a8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f23b1822d278ed632a494e58f6df6f5ed038b186d8474155ad87e7dff62b37f4b8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f22734b4c5c3f9493606c4ba9012499bf0f14d13bfcfcccaa16102a29cc2f69e08186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f26c0c8fe09eb30b7e27a74dc33492347e5bdff409aa3610254413d3fad795ce58186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f070dd0ccb6bd7bbae88eac03fa1fbb26196be3083a809829bbd626df348ccad98186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f12b6595bdb329b6fb043ba78bb28c3bec2c0a6de46d8c5ad6067c4ebfd4250da8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f248d97d7f76283d63bec30e7a5876c11c06fca9b275c671c5e33d95bb7e8d7298186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1a306d439d463b0816fc6fd64cc939318b45eb759ddde4aa106d15d9bd9baaaa8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f28a8f8372e3c38daced7c00421cb4621f4f1b54ddc27821b0d62d3d6ec7c56cf8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087e94975717f9a8a8bb35152f24d43294071ce320c829f388bc852183e1e2ce7e8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f04d5ee4c3aa78f7d80fde60d716480d3593f74d4f653ae83f4103246db2e8d658186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2a6cf5e9aa03d4336349ad6fb8ed2269c7bef54b8822cc76d08495c12efde1878186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2304d31eaab960ba9274da43e19ddeb7f792180808fd6e43baae48d7efcba3f38186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f03fd9ac865a4b2a6d5e7009785817249bff08a7e0726fcb4e1c11d39d199f0b08186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087eb7258ded52bbda2248404d55ee5044798afc3a209193073f7954d4d63b0b648186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f159f81ada0771799ec38fca2d4bf65ebb13d3a74f3298db36272c5ca65e92d9a8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1ef90e67437fbc8550237a75bc28e3bb9000130ea25f0c5471e144cf4264431f8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1e65f838515e5ff0196b49aa41a2d2568df739bc176b08ec95a79ed82932e30d8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2b1b045def3a166cec6ce768d079ba74b18c844e570e1f826575c1068c94c33f8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0832e5753ceb0ff6402543b1109229c165dc2d73bef715e3f1c6e07c168bb1738186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f02f614e9cedfb3dc6b762ae0a37d41bab1b841c2e8b6451bc5a8e3c390b6ad168186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0e2427d38bd46a60dd640b8e362cad967370ebb777bedff40f6a0be27e7ed7058186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0493630b7c670b6deb7c84d414e7ce79049f0ec098c3c7c50768bbe29214a53a8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f22ead100e8e482674decdab17066c5a26bb1515355d5461a3dc06cc85327cea98186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f25b3e56e655b42cdaae2626ed2554d48583f1ae35626d04de5084e0b6d2a6f168186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1e32752ada8836ef5837a6cde8ff13dbb599c336349e4c584b4fdc0a0cf6f9d08186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2fa2a871c15a387cc50f68f6f3c3455b23c00995f05078f672a9864074d412e58186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f2f569b8a9a4424c9278e1db7311e889f54ccbf10661bab7fcd18e7c7a7d835058186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f044cb455110a8fdd531ade530234c518a7df93f7332ffd2144165374b246b43d8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f227808de93906d5d420246157f2e42b191fe8c90adfe118178ddc723a53190258186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f02fcca2934e046bc623adead873579865d03781ae090ad4a8579d2e7a68003558186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f0ef915f0ac120b876abccceb344a1d36bad3f3c5ab91a8ddcbec2e060d8befac8186868d09010199508085848b090198508085838a0901975080858789090196505083898a09848a868384090999505083868801898b01087f1797130f4b7a3e1777eb757bc6f287f6ab0fb85f6be63b09f3b16ef2b1405d388186868d09010199507f0a76225dc04170ae3306c85abab59e608c7f497c20156d4d36c668555decc6e58186858c09010198507f1fffb9ec1992d66ba1e77a7b93209af6f8fa76d48acb664796174b5326a31a5c8186848b09010197507f25721c4fc15a3f2853b57c338fa538d85f8fbba6c6b9c6090611889b797b9c5f8186888a09010196505050505080868709915080868284850909955080858609915080858284850909945080848509915080848284850909935080838409915080838284850909925084860191508284018086870101838586010183828560048809089450838185600486090892507f0c817fd42d5f7a41215e3d07ba197216adb4c3790705da95eb63b982bfcaf75a84868308019850507f13abe3f5239915d39f7e13c2c24970b6df8cf86ce00a22002bc15866e52b5a96840196507f2106feea546224ea12ef7f39987a46c85c1bc3dc29bdbd7a92cd60acb4d391ce83838308019550507f21ca859468a746b6aaa79474a37dab49f1ca5a28c748bc7157e1b3345bb0f95901925080868009915080868284850909955080858609915080858284850909945080848509915080848284850909935080838409915080838284850909925084860191508284018086870101838586010183828560048809089450838185600486090892507f05ccd6255c1e6f0c5cf1f0df934194c62911d14d0321662a8f1a48999e34185b84868308019850507f0f0e34a64b70a626e464d846674c4c8816c4fb267fe44fe6ea28678cb09490a4840196507f0558531a4e25470c6157794ca36d0e9647dbfcfe350d64838f5b1a8a2de0d4bf83838308019550507f09d3dca9173ed2faceea125157683d18924cadad3f655a60b72f5864961f145501925080868009915080868284850909955080858609915080858284850909945080848509915080848284850909935080838409915080838284850909925084860191508284018086870101838586010183828560048809089450838185600486090892507f0328cbd54e8c0913493f866ed03d218bf23f92d68aaec48617d4c722e5bd433584868308019850507f2bf07216e2aff0a223a487b1a7094e07e79e7bcc9798c648ee3347dd5329d34b840196507f1daf345a58006b736499c583cb76c316d6f78ed6a6dffc82111e11a63fe412df83838308019550507f176563472456aaa746b694c60e1823611ef39039b2edc7ff391e6f2293d2c40401925080868009915080868284850909955080858609915080858284850909945080848509915080848284850909935080838409915080838284850909925084860191508284018086870101838586010183828560048809089450838185600486090892508385820898505083965082828208955050809350505050945094509450949050565b81516000908184848381106141615761416161473d565b60200260200101519050600081600080516020614e0083398151915203905081935060005b838110156141cd578581146141c557600080516020614e00833981519152828883815181106141b7576141b761473d565b602002602001015101860994505b600101614186565b5050505092915050565b60006141f1600080516020614e0083398151915283614859565b60000361421157604051631b232b8960e21b815260040160405180910390fd5b600080600560208080876142346002600080516020614e00833981519152614830565b6040805160208101969096528501939093526060840191909152608083015260a0820152600080516020614e0083398151915260c082015260e00160408051601f198184030181529082905261428991614da1565b600060405180830381855afa9150503d80600081146142c4576040519150601f19603f3d011682016040523d82523d6000602084013e6142c9565b606091505b50915091508180156142dc575080516020145b6142e8576142e8614dd0565b80806020019051810190610dc39190614de6565b60405180608001604052806004906020820280368337509192915050565b6001600160a01b038116811461432f57600080fd5b50565b60006020828403121561434457600080fd5b8135611ceb8161431a565b6000806040838503121561436257600080fd5b50508035926020909101359150565b806106008101831015610b8057600080fd5b6000806000610640848603121561439957600080fd5b833592506143aa8560208601614371565b92959294505050610620919091013590565b6000602082840312156143ce57600080fd5b5035919050565b634e487b7160e01b600052602160045260246000fd5b6002811061440957634e487b7160e01b600052602160045260246000fd5b9052565b60006101e0820190508251825260208301516020830152604083015161443e60408401826001600160a01b03169052565b50606083015161445960608401826001600160401b03169052565b506080830151614471608084018263ffffffff169052565b5060a083015161448c60a08401826001600160401b03169052565b5060c08301516144a760c08401826001600160401b03169052565b5060e08301516144c260e08401826001600160401b03169052565b506101008301516144dc61010084018263ffffffff169052565b506101208301516144f361012084018260ff169052565b506101408301516145086101408401826143eb565b5061016083015161451e61016084018215159052565b5061018083015161453b6101808401826001600160401b03169052565b506101a08301516145526101a084018260ff169052565b506101c08301516145686101c084018215159052565b5092915050565b6000806000808486036107a081121561458757600080fd5b853594506145988760208801614371565b9350608061061f19820112156145ad57600080fd5b5061062085019150856107a0860111156145c657600080fd5b50919490935090916106a00190565b600061010082840312156145e857600080fd5b50919050565b600080610120838503121561460257600080fd5b823561460d8161431a565b915061461c84602085016145d5565b90509250929050565b6000806040838503121561463857600080fd5b82359150602083013561464a8161431a565b809150509250929050565b6000806000610120848603121561466b57600080fd5b61467585856145d5565b92506101008401356001600160401b0381111561469157600080fd5b8401601f810186136146a257600080fd5b80356001600160401b038111156146b857600080fd5b8660208284010111156146ca57600080fd5b939660209190910195509293505050565b634e487b7160e01b600052601160045260246000fd5b600065ffffffffffff821665ffffffffffff8103614711576147116146db565b60010192915050565b6106008181019083833792915050565b80820180821115610b8057610b806146db565b634e487b7160e01b600052603260045260246000fd5b60808101604085833783604083015260ff83166060830152949350505050565b63ffffffff8116811461432f57600080fd5b60006020828403121561479757600080fd5b8135611ceb81614773565b8051611e1b81614773565b600080604083850312156147c057600080fd5b82519150602083015161464a81614773565b60ff8281168282160390811115610b8057610b806146db565b60ff8181168382160190811115610b8057610b806146db565b805160ff81168114611e1b57600080fd5b60006020828403121561482757600080fd5b611ceb82614804565b81810381811115610b8057610b806146db565b634e487b7160e01b600052601260045260246000fd5b60008261487657634e487b7160e01b600052601260045260246000fd5b500690565b634e487b7160e01b600052604160045260246000fd5b60405161014081016001600160401b03811182821017156148b4576148b461487b565b60405290565b805161ffff81168114611e1b57600080fd5b60006101408284031280156148e057600080fd5b506148e9614891565b6148f2836148ba565b815261490060208401614804565b602082015261491160408401614804565b6040820152614922606084016147a2565b6060820152614933608084016147a2565b608082015261494460a084016147a2565b60a082015261495560c084016147a2565b60c082015261496660e084016147a2565b60e082015261497861010084016147a2565b61010082015261498b61012084016147a2565b6101208201529392505050565b80516001600160401b0381168114611e1b57600080fd5b600060c08284031280156149c257600080fd5b5060405160c081016001600160401b03811182821017156149e5576149e561487b565b604052825181526149f860208401614998565b6020820152614a0960408401614804565b6040820152614a1a60608401614998565b6060820152614a2b60808401614998565b6080820152614a3c60a08401614998565b60a08201529392505050565b803560028110611e1b57600080fd5b600060208284031215614a6957600080fd5b611ceb82614a48565b8082028115828204841417610b8057610b806146db565b8160005b6002811015611f1057815183820155602090910190600101614a8d565b81835281816020850137506000828201602090810191909152601f909101601f19169091010190565b8735815260006020890135614ae781614773565b63ffffffff166020830152604089810135908301526060808a013590830152614b1260808a01614a48565b614b1f60808401826143eb565b5060a0898101359083015260c0890135614b3881614773565b63ffffffff1660c083015260e089810135908301526101008201889052614b6861012083018863ffffffff169052565b60ff86166101408301526001600160401b0385166101608301526101a0610180830152614b9a6101a083018486614aaa565b9998505050505050505050565b82815260408101611ceb60208301846143eb565b600060018201614bcd57614bcd6146db565b5060010190565b6101808101818460005b600b811015614bfd578151835260209283019290910190600101614bde565b505050826101608301529392505050565b600081614c1d57614c1d6146db565b506000190190565b610160810161010084833761010082018360005b6003811015614c58578151835260209283019290910190600101614c39565b5050509392505050565b8c81526001600160a01b038c81166020830152604082018c905263ffffffff8b166060830152608082018a9052881660a082015260c0810187905260e081018690526101808101614cb76101008301876143eb565b8461012083015263ffffffff8416610140830152826101608301529d9c50505050505050505050505050565b600060ff821660ff8103614711576147116146db565b6001600160401b038281168282160390811115610b8057610b806146db565b60006102008284031215614d2b57600080fd5b82601f830112614d3a57600080fd5b60405161020081016001600160401b0381118282101715614d5d57614d5d61487b565b60405280610200840185811115614d7357600080fd5b845b81811015614d96578051614d888161431a565b835260209283019201614d75565b509195945050505050565b6000825160005b81811015614dc25760208186018101518583015201614da8565b506000920191825250919050565b634e487b7160e01b600052600160045260246000fd5b600060208284031215614df857600080fd5b505191905056fe30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000105b8ccbb9d4d8fb16ea74ce3c29a41f1b461fbdaff4714a0d9a8eb05499746bc",
}

// Trace is an auto generated Go binding around an Ethereum contract.
type Trace struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Trace) GetABI() abi.ABI {
	return c.abi
}

// NewTrace creates a new instance of Trace.
func NewTrace() *Trace {
	parsed, err := TraceMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Trace{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Trace) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address consortium_, address registry_, address verifier_) returns()
func (trace *Trace) PackConstructor(consortium_ common.Address, registry_ common.Address, verifier_ common.Address) []byte {
	enc, err := trace.abi.Pack("", consortium_, registry_, verifier_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb759f954.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approve(uint256 caseId) returns()
func (trace *Trace) PackApprove(caseId *big.Int) []byte {
	enc, err := trace.abi.Pack("approve", caseId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb759f954.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approve(uint256 caseId) returns()
func (trace *Trace) TryPackApprove(caseId *big.Int) ([]byte, error) {
	return trace.abi.Pack("approve", caseId)
}

// PackAuditorKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff67a9f7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function auditorKey(uint256 caseId) view returns(uint256 x, uint256 y)
func (trace *Trace) PackAuditorKey(caseId *big.Int) []byte {
	enc, err := trace.abi.Pack("auditorKey", caseId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuditorKey is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff67a9f7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function auditorKey(uint256 caseId) view returns(uint256 x, uint256 y)
func (trace *Trace) TryPackAuditorKey(caseId *big.Int) ([]byte, error) {
	return trace.abi.Pack("auditorKey", caseId)
}

// AuditorKeyOutput serves as a container for the return parameters of contract
// method AuditorKey.
type AuditorKeyOutput struct {
	X *big.Int
	Y *big.Int
}

// UnpackAuditorKey is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xff67a9f7.
//
// Solidity: function auditorKey(uint256 caseId) view returns(uint256 x, uint256 y)
func (trace *Trace) UnpackAuditorKey(data []byte) (AuditorKeyOutput, error) {
	out, err := trace.abi.Unpack("auditorKey", data)
	outstruct := new(AuditorKeyOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.X = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Y = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackCaseIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa2d74bdb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function caseIdOf(address auditor, (uint256,uint32,uint256,uint256,uint8,bytes32,uint32,bytes32) request) view returns(uint256)
func (trace *Trace) PackCaseIdOf(auditor common.Address, request ITraceCaseRequest) []byte {
	enc, err := trace.abi.Pack("caseIdOf", auditor, request)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCaseIdOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa2d74bdb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function caseIdOf(address auditor, (uint256,uint32,uint256,uint256,uint8,bytes32,uint32,bytes32) request) view returns(uint256)
func (trace *Trace) TryPackCaseIdOf(auditor common.Address, request ITraceCaseRequest) ([]byte, error) {
	return trace.abi.Pack("caseIdOf", auditor, request)
}

// UnpackCaseIdOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa2d74bdb.
//
// Solidity: function caseIdOf(address auditor, (uint256,uint32,uint256,uint256,uint8,bytes32,uint32,bytes32) request) view returns(uint256)
func (trace *Trace) UnpackCaseIdOf(data []byte) (*big.Int, error) {
	out, err := trace.abi.Unpack("caseIdOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCaseInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x651c38e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function caseInfo(uint256 caseId) view returns((uint256,bytes32,address,uint64,uint32,uint64,uint64,uint64,uint32,uint8,uint8,bool,uint64,uint8,bool))
func (trace *Trace) PackCaseInfo(caseId *big.Int) []byte {
	enc, err := trace.abi.Pack("caseInfo", caseId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCaseInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x651c38e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function caseInfo(uint256 caseId) view returns((uint256,bytes32,address,uint64,uint32,uint64,uint64,uint64,uint32,uint8,uint8,bool,uint64,uint8,bool))
func (trace *Trace) TryPackCaseInfo(caseId *big.Int) ([]byte, error) {
	return trace.abi.Pack("caseInfo", caseId)
}

// UnpackCaseInfo is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x651c38e2.
//
// Solidity: function caseInfo(uint256 caseId) view returns((uint256,bytes32,address,uint64,uint32,uint64,uint64,uint64,uint32,uint8,uint8,bool,uint64,uint8,bool))
func (trace *Trace) UnpackCaseInfo(data []byte) (ITraceCase, error) {
	out, err := trace.abi.Unpack("caseInfo", data)
	if err != nil {
		return *new(ITraceCase), err
	}
	out0 := *abi.ConvertType(out[0], new(ITraceCase)).(*ITraceCase)
	return out0, nil
}

// PackConclude is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0e7665c4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function conclude(uint256 caseId, bytes32 findingsHash) returns()
func (trace *Trace) PackConclude(caseId *big.Int, findingsHash [32]byte) []byte {
	enc, err := trace.abi.Pack("conclude", caseId, findingsHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConclude is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0e7665c4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function conclude(uint256 caseId, bytes32 findingsHash) returns()
func (trace *Trace) TryPackConclude(caseId *big.Int, findingsHash [32]byte) ([]byte, error) {
	return trace.abi.Pack("conclude", caseId, findingsHash)
}

// PackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function consortium() view returns(address)
func (trace *Trace) PackConsortium() []byte {
	enc, err := trace.abi.Pack("consortium")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackConsortium is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ad18765.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function consortium() view returns(address)
func (trace *Trace) TryPackConsortium() ([]byte, error) {
	return trace.abi.Pack("consortium")
}

// UnpackConsortium is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9ad18765.
//
// Solidity: function consortium() view returns(address)
func (trace *Trace) UnpackConsortium(data []byte) (common.Address, error) {
	out, err := trace.abi.Unpack("consortium", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDomain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2fb26a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function domain() view returns(uint256)
func (trace *Trace) PackDomain() []byte {
	enc, err := trace.abi.Pack("domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDomain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2fb26a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function domain() view returns(uint256)
func (trace *Trace) TryPackDomain() ([]byte, error) {
	return trace.abi.Pack("domain")
}

// UnpackDomain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc2fb26a6.
//
// Solidity: function domain() view returns(uint256)
func (trace *Trace) UnpackDomain(data []byte) (*big.Int, error) {
	out, err := trace.abi.Unpack("domain", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOpenCase is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf32458ea.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openCase((uint256,uint32,uint256,uint256,uint8,bytes32,uint32,bytes32) request, bytes keyPossession) returns(uint256 caseId)
func (trace *Trace) PackOpenCase(request ITraceCaseRequest, keyPossession []byte) []byte {
	enc, err := trace.abi.Pack("openCase", request, keyPossession)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenCase is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf32458ea.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openCase((uint256,uint32,uint256,uint256,uint8,bytes32,uint32,bytes32) request, bytes keyPossession) returns(uint256 caseId)
func (trace *Trace) TryPackOpenCase(request ITraceCaseRequest, keyPossession []byte) ([]byte, error) {
	return trace.abi.Pack("openCase", request, keyPossession)
}

// UnpackOpenCase is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf32458ea.
//
// Solidity: function openCase((uint256,uint32,uint256,uint256,uint8,bytes32,uint32,bytes32) request, bytes keyPossession) returns(uint256 caseId)
func (trace *Trace) UnpackOpenCase(data []byte) (*big.Int, error) {
	out, err := trace.abi.Unpack("openCase", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOperatorSeat is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc1c386b0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function operatorSeat(uint256 caseId, address operator) view returns(uint8)
func (trace *Trace) PackOperatorSeat(caseId *big.Int, operator common.Address) []byte {
	enc, err := trace.abi.Pack("operatorSeat", caseId, operator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOperatorSeat is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc1c386b0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function operatorSeat(uint256 caseId, address operator) view returns(uint8)
func (trace *Trace) TryPackOperatorSeat(caseId *big.Int, operator common.Address) ([]byte, error) {
	return trace.abi.Pack("operatorSeat", caseId, operator)
}

// UnpackOperatorSeat is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc1c386b0.
//
// Solidity: function operatorSeat(uint256 caseId, address operator) view returns(uint8)
func (trace *Trace) UnpackOperatorSeat(data []byte) (uint8, error) {
	out, err := trace.abi.Unpack("operatorSeat", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackRefuse is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa60a07b2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function refuse(uint256 caseId) returns()
func (trace *Trace) PackRefuse(caseId *big.Int) []byte {
	enc, err := trace.abi.Pack("refuse", caseId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRefuse is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa60a07b2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function refuse(uint256 caseId) returns()
func (trace *Trace) TryPackRefuse(caseId *big.Int) ([]byte, error) {
	return trace.abi.Pack("refuse", caseId)
}

// PackRegistry is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b103999.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registry() view returns(address)
func (trace *Trace) PackRegistry() []byte {
	enc, err := trace.abi.Pack("registry")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegistry is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7b103999.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registry() view returns(address)
func (trace *Trace) TryPackRegistry() ([]byte, error) {
	return trace.abi.Pack("registry")
}

// UnpackRegistry is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7b103999.
//
// Solidity: function registry() view returns(address)
func (trace *Trace) UnpackRegistry(data []byte) (common.Address, error) {
	out, err := trace.abi.Unpack("registry", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackRemainingCases is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3a19943.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function remainingCases(address auditor) view returns(uint256)
func (trace *Trace) PackRemainingCases(auditor common.Address) []byte {
	enc, err := trace.abi.Pack("remainingCases", auditor)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemainingCases is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3a19943.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function remainingCases(address auditor) view returns(uint256)
func (trace *Trace) TryPackRemainingCases(auditor common.Address) ([]byte, error) {
	return trace.abi.Pack("remainingCases", auditor)
}

// UnpackRemainingCases is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb3a19943.
//
// Solidity: function remainingCases(address auditor) view returns(uint256)
func (trace *Trace) UnpackRemainingCases(data []byte) (*big.Int, error) {
	out, err := trace.abi.Unpack("remainingCases", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackStatistics is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0c14a4a0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function statistics(address auditor) view returns((uint48,uint48,uint48,uint48,uint48))
func (trace *Trace) PackStatistics(auditor common.Address) []byte {
	enc, err := trace.abi.Pack("statistics", auditor)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStatistics is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0c14a4a0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function statistics(address auditor) view returns((uint48,uint48,uint48,uint48,uint48))
func (trace *Trace) TryPackStatistics(auditor common.Address) ([]byte, error) {
	return trace.abi.Pack("statistics", auditor)
}

// UnpackStatistics is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0c14a4a0.
//
// Solidity: function statistics(address auditor) view returns((uint48,uint48,uint48,uint48,uint48))
func (trace *Trace) UnpackStatistics(data []byte) (ITraceStatistics, error) {
	out, err := trace.abi.Unpack("statistics", data)
	if err != nil {
		return *new(ITraceStatistics), err
	}
	out0 := *abi.ConvertType(out[0], new(ITraceStatistics)).(*ITraceStatistics)
	return out0, nil
}

// PackSubmitSealedShare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8971e6ae.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submitSealedShare(uint256 caseId, uint256[48] dealing, (uint256[2],uint256,uint256) share, uint256[8] proof) returns()
func (trace *Trace) PackSubmitSealedShare(caseId *big.Int, dealing [48]*big.Int, share ITraceSealedShare, proof [8]*big.Int) []byte {
	enc, err := trace.abi.Pack("submitSealedShare", caseId, dealing, share, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmitSealedShare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8971e6ae.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submitSealedShare(uint256 caseId, uint256[48] dealing, (uint256[2],uint256,uint256) share, uint256[8] proof) returns()
func (trace *Trace) TryPackSubmitSealedShare(caseId *big.Int, dealing [48]*big.Int, share ITraceSealedShare, proof [8]*big.Int) ([]byte, error) {
	return trace.abi.Pack("submitSealedShare", caseId, dealing, share, proof)
}

// PackSubmitShare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40f3df3a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submitShare(uint256 caseId, uint256[48] dealing, uint256 share) returns()
func (trace *Trace) PackSubmitShare(caseId *big.Int, dealing [48]*big.Int, share *big.Int) []byte {
	enc, err := trace.abi.Pack("submitShare", caseId, dealing, share)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmitShare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x40f3df3a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submitShare(uint256 caseId, uint256[48] dealing, uint256 share) returns()
func (trace *Trace) TryPackSubmitShare(caseId *big.Int, dealing [48]*big.Int, share *big.Int) ([]byte, error) {
	return trace.abi.Pack("submitShare", caseId, dealing, share)
}

// PackVerifier is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2b7ac3f3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifier() view returns(address)
func (trace *Trace) PackVerifier() []byte {
	enc, err := trace.abi.Pack("verifier")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifier is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2b7ac3f3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifier() view returns(address)
func (trace *Trace) TryPackVerifier() ([]byte, error) {
	return trace.abi.Pack("verifier")
}

// UnpackVerifier is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2b7ac3f3.
//
// Solidity: function verifier() view returns(address)
func (trace *Trace) UnpackVerifier(data []byte) (common.Address, error) {
	out, err := trace.abi.Unpack("verifier", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// TraceCaseApproved represents a CaseApproved event raised by the Trace contract.
type TraceCaseApproved struct {
	CaseId    *big.Int
	Seat      uint8
	Approvals uint8
	Raw       *types.Log // Blockchain specific contextual infos
}

const TraceCaseApprovedEventName = "CaseApproved"

// ContractEventName returns the user-defined event name.
func (TraceCaseApproved) ContractEventName() string {
	return TraceCaseApprovedEventName
}

// UnpackCaseApprovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CaseApproved(uint256 indexed caseId, uint8 indexed seat, uint8 approvals)
func (trace *Trace) UnpackCaseApprovedEvent(log *types.Log) (*TraceCaseApproved, error) {
	event := "CaseApproved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != trace.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TraceCaseApproved)
	if len(log.Data) > 0 {
		if err := trace.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range trace.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TraceCaseConcluded represents a CaseConcluded event raised by the Trace contract.
type TraceCaseConcluded struct {
	CaseId       *big.Int
	Auditor      common.Address
	FindingsHash [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const TraceCaseConcludedEventName = "CaseConcluded"

// ContractEventName returns the user-defined event name.
func (TraceCaseConcluded) ContractEventName() string {
	return TraceCaseConcludedEventName
}

// UnpackCaseConcludedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CaseConcluded(uint256 indexed caseId, address indexed auditor, bytes32 findingsHash)
func (trace *Trace) UnpackCaseConcludedEvent(log *types.Log) (*TraceCaseConcluded, error) {
	event := "CaseConcluded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != trace.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TraceCaseConcluded)
	if len(log.Data) > 0 {
		if err := trace.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range trace.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TraceCaseOpened represents a CaseOpened event raised by the Trace contract.
type TraceCaseOpened struct {
	CaseId        *big.Int
	Nym           *big.Int
	Auditor       common.Address
	Request       ITraceCaseRequest
	DealingDigest [32]byte
	Epoch         uint32
	Threshold     uint8
	Expiry        uint64
	KeyPossession []byte
	Raw           *types.Log // Blockchain specific contextual infos
}

const TraceCaseOpenedEventName = "CaseOpened"

// ContractEventName returns the user-defined event name.
func (TraceCaseOpened) ContractEventName() string {
	return TraceCaseOpenedEventName
}

// UnpackCaseOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CaseOpened(uint256 indexed caseId, uint256 indexed nym, address indexed auditor, (uint256,uint32,uint256,uint256,uint8,bytes32,uint32,bytes32) request, bytes32 dealingDigest, uint32 epoch, uint8 threshold, uint64 expiry, bytes keyPossession)
func (trace *Trace) UnpackCaseOpenedEvent(log *types.Log) (*TraceCaseOpened, error) {
	event := "CaseOpened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != trace.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TraceCaseOpened)
	if len(log.Data) > 0 {
		if err := trace.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range trace.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TraceCaseRefused represents a CaseRefused event raised by the Trace contract.
type TraceCaseRefused struct {
	CaseId   *big.Int
	Seat     uint8
	Refusals uint8
	Raw      *types.Log // Blockchain specific contextual infos
}

const TraceCaseRefusedEventName = "CaseRefused"

// ContractEventName returns the user-defined event name.
func (TraceCaseRefused) ContractEventName() string {
	return TraceCaseRefusedEventName
}

// UnpackCaseRefusedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CaseRefused(uint256 indexed caseId, uint8 indexed seat, uint8 refusals)
func (trace *Trace) UnpackCaseRefusedEvent(log *types.Log) (*TraceCaseRefused, error) {
	event := "CaseRefused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != trace.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TraceCaseRefused)
	if len(log.Data) > 0 {
		if err := trace.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range trace.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TraceIdentityRevealed represents a IdentityRevealed event raised by the Trace contract.
type TraceIdentityRevealed struct {
	CaseId     *big.Int
	Nym        *big.Int
	Id0        *big.Int
	Id1        *big.Int
	IssuerSeat *big.Int
	Holder     *big.Int
	Raw        *types.Log // Blockchain specific contextual infos
}

const TraceIdentityRevealedEventName = "IdentityRevealed"

// ContractEventName returns the user-defined event name.
func (TraceIdentityRevealed) ContractEventName() string {
	return TraceIdentityRevealedEventName
}

// UnpackIdentityRevealedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event IdentityRevealed(uint256 indexed caseId, uint256 indexed nym, uint256 id0, uint256 id1, uint256 issuerSeat, uint256 holder)
func (trace *Trace) UnpackIdentityRevealedEvent(log *types.Log) (*TraceIdentityRevealed, error) {
	event := "IdentityRevealed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != trace.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TraceIdentityRevealed)
	if len(log.Data) > 0 {
		if err := trace.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range trace.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TraceSealedShareAccepted represents a SealedShareAccepted event raised by the Trace contract.
type TraceSealedShareAccepted struct {
	CaseId     *big.Int
	Seat       uint8
	Ephemeral  [2]*big.Int
	Ciphertext *big.Int
	Accepted   uint8
	Raw        *types.Log // Blockchain specific contextual infos
}

const TraceSealedShareAcceptedEventName = "SealedShareAccepted"

// ContractEventName returns the user-defined event name.
func (TraceSealedShareAccepted) ContractEventName() string {
	return TraceSealedShareAcceptedEventName
}

// UnpackSealedShareAcceptedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SealedShareAccepted(uint256 indexed caseId, uint8 indexed seat, uint256[2] ephemeral, uint256 ciphertext, uint8 accepted)
func (trace *Trace) UnpackSealedShareAcceptedEvent(log *types.Log) (*TraceSealedShareAccepted, error) {
	event := "SealedShareAccepted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != trace.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TraceSealedShareAccepted)
	if len(log.Data) > 0 {
		if err := trace.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range trace.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TraceShareAccepted represents a ShareAccepted event raised by the Trace contract.
type TraceShareAccepted struct {
	CaseId   *big.Int
	Seat     uint8
	Share    *big.Int
	Accepted uint8
	Raw      *types.Log // Blockchain specific contextual infos
}

const TraceShareAcceptedEventName = "ShareAccepted"

// ContractEventName returns the user-defined event name.
func (TraceShareAccepted) ContractEventName() string {
	return TraceShareAcceptedEventName
}

// UnpackShareAcceptedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ShareAccepted(uint256 indexed caseId, uint8 indexed seat, uint256 share, uint8 accepted)
func (trace *Trace) UnpackShareAcceptedEvent(log *types.Log) (*TraceShareAccepted, error) {
	event := "ShareAccepted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != trace.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TraceShareAccepted)
	if len(log.Data) > 0 {
		if err := trace.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range trace.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// TraceShareRefused represents a ShareRefused event raised by the Trace contract.
type TraceShareRefused struct {
	CaseId *big.Int
	Seat   uint8
	Share  *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const TraceShareRefusedEventName = "ShareRefused"

// ContractEventName returns the user-defined event name.
func (TraceShareRefused) ContractEventName() string {
	return TraceShareRefusedEventName
}

// UnpackShareRefusedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ShareRefused(uint256 indexed caseId, uint8 indexed seat, uint256 share)
func (trace *Trace) UnpackShareRefusedEvent(log *types.Log) (*TraceShareRefused, error) {
	event := "ShareRefused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != trace.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TraceShareRefused)
	if len(log.Data) > 0 {
		if err := trace.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range trace.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (trace *Trace) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseAlreadyApproved"].ID.Bytes()[:4]) {
		return trace.UnpackCaseAlreadyApprovedError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseAlreadyConcluded"].ID.Bytes()[:4]) {
		return trace.UnpackCaseAlreadyConcludedError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseAlreadyRefused"].ID.Bytes()[:4]) {
		return trace.UnpackCaseAlreadyRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseAuditorKeyInvalid"].ID.Bytes()[:4]) {
		return trace.UnpackCaseAuditorKeyInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseAuditorKeyRefused"].ID.Bytes()[:4]) {
		return trace.UnpackCaseAuditorKeyRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseCallerNotAuditor"].ID.Bytes()[:4]) {
		return trace.UnpackCaseCallerNotAuditorError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseCallerNotItsAuditor"].ID.Bytes()[:4]) {
		return trace.UnpackCaseCallerNotItsAuditorError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseCallerNotOperator"].ID.Bytes()[:4]) {
		return trace.UnpackCaseCallerNotOperatorError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseDone"].ID.Bytes()[:4]) {
		return trace.UnpackCaseDoneError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseExists"].ID.Bytes()[:4]) {
		return trace.UnpackCaseExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseExpired"].ID.Bytes()[:4]) {
		return trace.UnpackCaseExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseLimitReached"].ID.Bytes()[:4]) {
		return trace.UnpackCaseLimitReachedError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseModeMismatch"].ID.Bytes()[:4]) {
		return trace.UnpackCaseModeMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseNotDone"].ID.Bytes()[:4]) {
		return trace.UnpackCaseNotDoneError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CasePossessionLength"].ID.Bytes()[:4]) {
		return trace.UnpackCasePossessionLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["CaseUnknown"].ID.Bytes()[:4]) {
		return trace.UnpackCaseUnknownError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["DealingInconsistent"].ID.Bytes()[:4]) {
		return trace.UnpackDealingInconsistentError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["DealingMismatch"].ID.Bytes()[:4]) {
		return trace.UnpackDealingMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["FieldInverseOfZero"].ID.Bytes()[:4]) {
		return trace.UnpackFieldInverseOfZeroError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["ShareAlreadyAccepted"].ID.Bytes()[:4]) {
		return trace.UnpackShareAlreadyAcceptedError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["ShareBeforeApprovals"].ID.Bytes()[:4]) {
		return trace.UnpackShareBeforeApprovalsError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["ShareNotApprovedBySeat"].ID.Bytes()[:4]) {
		return trace.UnpackShareNotApprovedBySeatError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["ShareNotInField"].ID.Bytes()[:4]) {
		return trace.UnpackShareNotInFieldError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["ShareWrongAgain"].ID.Bytes()[:4]) {
		return trace.UnpackShareWrongAgainError(raw[4:])
	}
	if bytes.Equal(raw[:4], trace.abi.Errors["TraceConsortiumMismatch"].ID.Bytes()[:4]) {
		return trace.UnpackTraceConsortiumMismatchError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// TraceCaseAlreadyApproved represents a CaseAlreadyApproved error raised by the Trace contract.
type TraceCaseAlreadyApproved struct {
	CaseId *big.Int
	Seat   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseAlreadyApproved(uint256 caseId, uint256 seat)
func TraceCaseAlreadyApprovedErrorID() common.Hash {
	return common.HexToHash("0xcd201051ec1c59d9a7e26b75aa99368bdd5ee47eec5ed2741b1dd96ae642c4fe")
}

// UnpackCaseAlreadyApprovedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseAlreadyApproved(uint256 caseId, uint256 seat)
func (trace *Trace) UnpackCaseAlreadyApprovedError(raw []byte) (*TraceCaseAlreadyApproved, error) {
	out := new(TraceCaseAlreadyApproved)
	if err := trace.abi.UnpackIntoInterface(out, "CaseAlreadyApproved", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseAlreadyConcluded represents a CaseAlreadyConcluded error raised by the Trace contract.
type TraceCaseAlreadyConcluded struct {
	CaseId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseAlreadyConcluded(uint256 caseId)
func TraceCaseAlreadyConcludedErrorID() common.Hash {
	return common.HexToHash("0xff3f0fc686b1424ecfc568f586215a60c3d74d988191af357bc36485f86a551e")
}

// UnpackCaseAlreadyConcludedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseAlreadyConcluded(uint256 caseId)
func (trace *Trace) UnpackCaseAlreadyConcludedError(raw []byte) (*TraceCaseAlreadyConcluded, error) {
	out := new(TraceCaseAlreadyConcluded)
	if err := trace.abi.UnpackIntoInterface(out, "CaseAlreadyConcluded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseAlreadyRefused represents a CaseAlreadyRefused error raised by the Trace contract.
type TraceCaseAlreadyRefused struct {
	CaseId *big.Int
	Seat   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseAlreadyRefused(uint256 caseId, uint256 seat)
func TraceCaseAlreadyRefusedErrorID() common.Hash {
	return common.HexToHash("0x655e5bccb1eab5902ff4554f5eae5910c9fdce9ed2f012f92adb38224c339ef5")
}

// UnpackCaseAlreadyRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseAlreadyRefused(uint256 caseId, uint256 seat)
func (trace *Trace) UnpackCaseAlreadyRefusedError(raw []byte) (*TraceCaseAlreadyRefused, error) {
	out := new(TraceCaseAlreadyRefused)
	if err := trace.abi.UnpackIntoInterface(out, "CaseAlreadyRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseAuditorKeyInvalid represents a CaseAuditorKeyInvalid error raised by the Trace contract.
type TraceCaseAuditorKeyInvalid struct {
	X *big.Int
	Y *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseAuditorKeyInvalid(uint256 x, uint256 y)
func TraceCaseAuditorKeyInvalidErrorID() common.Hash {
	return common.HexToHash("0x0fb8d45cb781a2de5a146ae5ca11c298845f983271882a80722e1aae68eb41ed")
}

// UnpackCaseAuditorKeyInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseAuditorKeyInvalid(uint256 x, uint256 y)
func (trace *Trace) UnpackCaseAuditorKeyInvalidError(raw []byte) (*TraceCaseAuditorKeyInvalid, error) {
	out := new(TraceCaseAuditorKeyInvalid)
	if err := trace.abi.UnpackIntoInterface(out, "CaseAuditorKeyInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseAuditorKeyRefused represents a CaseAuditorKeyRefused error raised by the Trace contract.
type TraceCaseAuditorKeyRefused struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseAuditorKeyRefused()
func TraceCaseAuditorKeyRefusedErrorID() common.Hash {
	return common.HexToHash("0xdde509d036031f7654b586c3f363454ca2ee887a22dfa0af7bfb8db387e82be1")
}

// UnpackCaseAuditorKeyRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseAuditorKeyRefused()
func (trace *Trace) UnpackCaseAuditorKeyRefusedError(raw []byte) (*TraceCaseAuditorKeyRefused, error) {
	out := new(TraceCaseAuditorKeyRefused)
	if err := trace.abi.UnpackIntoInterface(out, "CaseAuditorKeyRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseCallerNotAuditor represents a CaseCallerNotAuditor error raised by the Trace contract.
type TraceCaseCallerNotAuditor struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseCallerNotAuditor(address caller)
func TraceCaseCallerNotAuditorErrorID() common.Hash {
	return common.HexToHash("0xf2bddb2a2a3399450f808619b75e06cd0f9a846d7c50b02525961a6f8a5e5d2a")
}

// UnpackCaseCallerNotAuditorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseCallerNotAuditor(address caller)
func (trace *Trace) UnpackCaseCallerNotAuditorError(raw []byte) (*TraceCaseCallerNotAuditor, error) {
	out := new(TraceCaseCallerNotAuditor)
	if err := trace.abi.UnpackIntoInterface(out, "CaseCallerNotAuditor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseCallerNotItsAuditor represents a CaseCallerNotItsAuditor error raised by the Trace contract.
type TraceCaseCallerNotItsAuditor struct {
	CaseId *big.Int
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseCallerNotItsAuditor(uint256 caseId, address caller)
func TraceCaseCallerNotItsAuditorErrorID() common.Hash {
	return common.HexToHash("0xa3ea5eec13c862358b78be506bccc13c5cffad2090258932001556cd5fbe0a6f")
}

// UnpackCaseCallerNotItsAuditorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseCallerNotItsAuditor(uint256 caseId, address caller)
func (trace *Trace) UnpackCaseCallerNotItsAuditorError(raw []byte) (*TraceCaseCallerNotItsAuditor, error) {
	out := new(TraceCaseCallerNotItsAuditor)
	if err := trace.abi.UnpackIntoInterface(out, "CaseCallerNotItsAuditor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseCallerNotOperator represents a CaseCallerNotOperator error raised by the Trace contract.
type TraceCaseCallerNotOperator struct {
	CaseId *big.Int
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseCallerNotOperator(uint256 caseId, address caller)
func TraceCaseCallerNotOperatorErrorID() common.Hash {
	return common.HexToHash("0x0f5b165a9f3074b59346d652ab130d84ce396d306a0776c8b209438d3dad645f")
}

// UnpackCaseCallerNotOperatorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseCallerNotOperator(uint256 caseId, address caller)
func (trace *Trace) UnpackCaseCallerNotOperatorError(raw []byte) (*TraceCaseCallerNotOperator, error) {
	out := new(TraceCaseCallerNotOperator)
	if err := trace.abi.UnpackIntoInterface(out, "CaseCallerNotOperator", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseDone represents a CaseDone error raised by the Trace contract.
type TraceCaseDone struct {
	CaseId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseDone(uint256 caseId)
func TraceCaseDoneErrorID() common.Hash {
	return common.HexToHash("0xadecbfacec3691175a6d1827925697fcc1c977c464e9987f611592f06a9e0807")
}

// UnpackCaseDoneError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseDone(uint256 caseId)
func (trace *Trace) UnpackCaseDoneError(raw []byte) (*TraceCaseDone, error) {
	out := new(TraceCaseDone)
	if err := trace.abi.UnpackIntoInterface(out, "CaseDone", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseExists represents a CaseExists error raised by the Trace contract.
type TraceCaseExists struct {
	CaseId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseExists(uint256 caseId)
func TraceCaseExistsErrorID() common.Hash {
	return common.HexToHash("0xe67983a4b36e1ae71f30cd05fd56cd262edf2fa341a9d442570098ab57a729be")
}

// UnpackCaseExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseExists(uint256 caseId)
func (trace *Trace) UnpackCaseExistsError(raw []byte) (*TraceCaseExists, error) {
	out := new(TraceCaseExists)
	if err := trace.abi.UnpackIntoInterface(out, "CaseExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseExpired represents a CaseExpired error raised by the Trace contract.
type TraceCaseExpired struct {
	CaseId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseExpired(uint256 caseId)
func TraceCaseExpiredErrorID() common.Hash {
	return common.HexToHash("0xab2ec2daa6e7dc61913bc5eee9b53b4f901e826b762f6dba8c5721d87cbb0cf4")
}

// UnpackCaseExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseExpired(uint256 caseId)
func (trace *Trace) UnpackCaseExpiredError(raw []byte) (*TraceCaseExpired, error) {
	out := new(TraceCaseExpired)
	if err := trace.abi.UnpackIntoInterface(out, "CaseExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseLimitReached represents a CaseLimitReached error raised by the Trace contract.
type TraceCaseLimitReached struct {
	Auditor common.Address
	Limit   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseLimitReached(address auditor, uint256 limit)
func TraceCaseLimitReachedErrorID() common.Hash {
	return common.HexToHash("0x7e768731093677e52706288ecbc56cef5190a1ffcc684979571bbec4606925c0")
}

// UnpackCaseLimitReachedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseLimitReached(address auditor, uint256 limit)
func (trace *Trace) UnpackCaseLimitReachedError(raw []byte) (*TraceCaseLimitReached, error) {
	out := new(TraceCaseLimitReached)
	if err := trace.abi.UnpackIntoInterface(out, "CaseLimitReached", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseModeMismatch represents a CaseModeMismatch error raised by the Trace contract.
type TraceCaseModeMismatch struct {
	CaseId *big.Int
	Mode   uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseModeMismatch(uint256 caseId, uint8 mode)
func TraceCaseModeMismatchErrorID() common.Hash {
	return common.HexToHash("0xdd9419efdd46698d67b536a950ad2bbdbe12e2084a999bbcba34ef5f1eb2b358")
}

// UnpackCaseModeMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseModeMismatch(uint256 caseId, uint8 mode)
func (trace *Trace) UnpackCaseModeMismatchError(raw []byte) (*TraceCaseModeMismatch, error) {
	out := new(TraceCaseModeMismatch)
	if err := trace.abi.UnpackIntoInterface(out, "CaseModeMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseNotDone represents a CaseNotDone error raised by the Trace contract.
type TraceCaseNotDone struct {
	CaseId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseNotDone(uint256 caseId)
func TraceCaseNotDoneErrorID() common.Hash {
	return common.HexToHash("0x7af351212ff2e22b9f85787006901dc4cfc78888ccfdf002074555ad6791decd")
}

// UnpackCaseNotDoneError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseNotDone(uint256 caseId)
func (trace *Trace) UnpackCaseNotDoneError(raw []byte) (*TraceCaseNotDone, error) {
	out := new(TraceCaseNotDone)
	if err := trace.abi.UnpackIntoInterface(out, "CaseNotDone", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCasePossessionLength represents a CasePossessionLength error raised by the Trace contract.
type TraceCasePossessionLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CasePossessionLength(uint256 length)
func TraceCasePossessionLengthErrorID() common.Hash {
	return common.HexToHash("0xf81eee45df61af1ae6c1dbe4cc37ffd846a204bcbec5ec05399f22d0dc8fb856")
}

// UnpackCasePossessionLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CasePossessionLength(uint256 length)
func (trace *Trace) UnpackCasePossessionLengthError(raw []byte) (*TraceCasePossessionLength, error) {
	out := new(TraceCasePossessionLength)
	if err := trace.abi.UnpackIntoInterface(out, "CasePossessionLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceCaseUnknown represents a CaseUnknown error raised by the Trace contract.
type TraceCaseUnknown struct {
	CaseId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CaseUnknown(uint256 caseId)
func TraceCaseUnknownErrorID() common.Hash {
	return common.HexToHash("0x2085140e20c3c363904cdbd42d4527f1bf499cc1add2e0fdd8183303dcf5fe41")
}

// UnpackCaseUnknownError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CaseUnknown(uint256 caseId)
func (trace *Trace) UnpackCaseUnknownError(raw []byte) (*TraceCaseUnknown, error) {
	out := new(TraceCaseUnknown)
	if err := trace.abi.UnpackIntoInterface(out, "CaseUnknown", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceDealingInconsistent represents a DealingInconsistent error raised by the Trace contract.
type TraceDealingInconsistent struct {
	CaseId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DealingInconsistent(uint256 caseId)
func TraceDealingInconsistentErrorID() common.Hash {
	return common.HexToHash("0x8778bc451bca87b41fcfdd5e4c064e0a4145407a9d1e48d4ff340ddd036f1977")
}

// UnpackDealingInconsistentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DealingInconsistent(uint256 caseId)
func (trace *Trace) UnpackDealingInconsistentError(raw []byte) (*TraceDealingInconsistent, error) {
	out := new(TraceDealingInconsistent)
	if err := trace.abi.UnpackIntoInterface(out, "DealingInconsistent", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceDealingMismatch represents a DealingMismatch error raised by the Trace contract.
type TraceDealingMismatch struct {
	CaseId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DealingMismatch(uint256 caseId)
func TraceDealingMismatchErrorID() common.Hash {
	return common.HexToHash("0x2cedc75ccf43999694db79f10b1b8e597956eb1563bd0bd4706d543af1e55d03")
}

// UnpackDealingMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DealingMismatch(uint256 caseId)
func (trace *Trace) UnpackDealingMismatchError(raw []byte) (*TraceDealingMismatch, error) {
	out := new(TraceDealingMismatch)
	if err := trace.abi.UnpackIntoInterface(out, "DealingMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceFieldInverseOfZero represents a FieldInverseOfZero error raised by the Trace contract.
type TraceFieldInverseOfZero struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FieldInverseOfZero()
func TraceFieldInverseOfZeroErrorID() common.Hash {
	return common.HexToHash("0x6c8cae24183db60a6cb19cad9e624f52d71164d00ed6a569210459295791c823")
}

// UnpackFieldInverseOfZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FieldInverseOfZero()
func (trace *Trace) UnpackFieldInverseOfZeroError(raw []byte) (*TraceFieldInverseOfZero, error) {
	out := new(TraceFieldInverseOfZero)
	if err := trace.abi.UnpackIntoInterface(out, "FieldInverseOfZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceShareAlreadyAccepted represents a ShareAlreadyAccepted error raised by the Trace contract.
type TraceShareAlreadyAccepted struct {
	CaseId *big.Int
	Seat   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ShareAlreadyAccepted(uint256 caseId, uint256 seat)
func TraceShareAlreadyAcceptedErrorID() common.Hash {
	return common.HexToHash("0x3aa1a6a07b8b76db3ea6f082947eb0504059d92cadebc022c975815901465d57")
}

// UnpackShareAlreadyAcceptedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ShareAlreadyAccepted(uint256 caseId, uint256 seat)
func (trace *Trace) UnpackShareAlreadyAcceptedError(raw []byte) (*TraceShareAlreadyAccepted, error) {
	out := new(TraceShareAlreadyAccepted)
	if err := trace.abi.UnpackIntoInterface(out, "ShareAlreadyAccepted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceShareBeforeApprovals represents a ShareBeforeApprovals error raised by the Trace contract.
type TraceShareBeforeApprovals struct {
	CaseId    *big.Int
	Approvals *big.Int
	Threshold *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ShareBeforeApprovals(uint256 caseId, uint256 approvals, uint256 threshold)
func TraceShareBeforeApprovalsErrorID() common.Hash {
	return common.HexToHash("0x9817a3ba20d35259b8d67d92d332c7434963ce6868881d0dc1d2e2eec3ac8c3d")
}

// UnpackShareBeforeApprovalsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ShareBeforeApprovals(uint256 caseId, uint256 approvals, uint256 threshold)
func (trace *Trace) UnpackShareBeforeApprovalsError(raw []byte) (*TraceShareBeforeApprovals, error) {
	out := new(TraceShareBeforeApprovals)
	if err := trace.abi.UnpackIntoInterface(out, "ShareBeforeApprovals", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceShareNotApprovedBySeat represents a ShareNotApprovedBySeat error raised by the Trace contract.
type TraceShareNotApprovedBySeat struct {
	CaseId *big.Int
	Seat   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ShareNotApprovedBySeat(uint256 caseId, uint256 seat)
func TraceShareNotApprovedBySeatErrorID() common.Hash {
	return common.HexToHash("0xf41cf667173803935f9dc3a410850f4f9aedcd72d0d317a0a428bb19fceeae8e")
}

// UnpackShareNotApprovedBySeatError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ShareNotApprovedBySeat(uint256 caseId, uint256 seat)
func (trace *Trace) UnpackShareNotApprovedBySeatError(raw []byte) (*TraceShareNotApprovedBySeat, error) {
	out := new(TraceShareNotApprovedBySeat)
	if err := trace.abi.UnpackIntoInterface(out, "ShareNotApprovedBySeat", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceShareNotInField represents a ShareNotInField error raised by the Trace contract.
type TraceShareNotInField struct {
	Share *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ShareNotInField(uint256 share)
func TraceShareNotInFieldErrorID() common.Hash {
	return common.HexToHash("0xc3813b0bf5b526d67ec7f129de72f47154eb78fe7b603e98ec90195213f832c4")
}

// UnpackShareNotInFieldError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ShareNotInField(uint256 share)
func (trace *Trace) UnpackShareNotInFieldError(raw []byte) (*TraceShareNotInField, error) {
	out := new(TraceShareNotInField)
	if err := trace.abi.UnpackIntoInterface(out, "ShareNotInField", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceShareWrongAgain represents a ShareWrongAgain error raised by the Trace contract.
type TraceShareWrongAgain struct {
	CaseId *big.Int
	Seat   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ShareWrongAgain(uint256 caseId, uint256 seat)
func TraceShareWrongAgainErrorID() common.Hash {
	return common.HexToHash("0xe5f46944b90699e33da0948076a2277d1f291d109788d5c49d3fca285bb4e527")
}

// UnpackShareWrongAgainError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ShareWrongAgain(uint256 caseId, uint256 seat)
func (trace *Trace) UnpackShareWrongAgainError(raw []byte) (*TraceShareWrongAgain, error) {
	out := new(TraceShareWrongAgain)
	if err := trace.abi.UnpackIntoInterface(out, "ShareWrongAgain", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TraceTraceConsortiumMismatch represents a TraceConsortiumMismatch error raised by the Trace contract.
type TraceTraceConsortiumMismatch struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TraceConsortiumMismatch()
func TraceTraceConsortiumMismatchErrorID() common.Hash {
	return common.HexToHash("0x028d872180622c759c3165ca3a2c9a6d2b8bb10599b67e7fee77938f875c8c4b")
}

// UnpackTraceConsortiumMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TraceConsortiumMismatch()
func (trace *Trace) UnpackTraceConsortiumMismatchError(raw []byte) (*TraceTraceConsortiumMismatch, error) {
	out := new(TraceTraceConsortiumMismatch)
	if err := trace.abi.UnpackIntoInterface(out, "TraceConsortiumMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}
