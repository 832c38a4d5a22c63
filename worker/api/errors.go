package api

import (
	"errors"
	"fmt"
	"net/http"
)

// A Code says why a worker refused, for programs. Codes are stable.
type Code string

// Refusals of a request as such.
const (
	BadRequest      Code = "bad_request"      // malformed: the message says where
	TooLarge        Code = "too_large"        // over a limit
	NotFound        Code = "not_found"        // no such object or route
	WrongWorker     Code = "wrong_worker"     // the request names another worker
	StaleRequest    Code = "stale_request"    // issued too long ago or in the future
	ReplayedRequest Code = "replayed_request" // its nonce was used
	BadSignature    Code = "bad_signature"    // not a canonical signature
	UnknownAccount  Code = "unknown_account"  // the signer's account serves no pseudonym
	NotAllowed      Code = "not_allowed"      // the signer may not see what it asks for
)

// Refusals by the state of the chain or the grant.
const (
	PseudonymInactive Code = "pseudonym_inactive" // the grantee's, or a suspended owner's
	GrantUnknown      Code = "grant_unknown"      // not in the grant log, or not yet confirmed
	GrantRevoked      Code = "grant_revoked"
	GrantExpired      Code = "grant_expired"
	NotGrantee        Code = "not_grantee"       // the grant is to somebody else
	WrongLabel        Code = "wrong_label"       // the capsule is of another label or owner than the grant
	BadCapsule        Code = "bad_capsule"       // its encoding or proof is wrong
	BadBundle         Code = "bad_bundle"        // the grant's bundle does not open or does not match the grant
	KeyChanged        Code = "key_changed"       // the grant's keys are not those of the pseudonyms now
	SetNotServed      Code = "set_not_served"    // the grant's worker set is superseded or lacks this worker
	FragmentConflict  Code = "fragment_conflict" // another fragment was served under this grant
)

// Refusals by the registry and the relay.
const (
	RegistrationRefused Code = "registration_refused"
)

// The worker cannot answer now; asking again later may help.
const (
	Busy             Code = "busy"
	RateLimited      Code = "rate_limited"      // this client asks too fast
	ChainUnavailable Code = "chain_unavailable" // unreachable, or its head is too old
	StoreUnavailable Code = "store_unavailable"
	OutOfService     Code = "out_of_service" // its log lacks what it anchored: only its operator can help
	Internal         Code = "internal"
)

var statuses = map[Code]int{
	BadRequest: http.StatusBadRequest, TooLarge: http.StatusRequestEntityTooLarge, NotFound: http.StatusNotFound,
	WrongWorker: http.StatusMisdirectedRequest, StaleRequest: http.StatusUnauthorized,
	ReplayedRequest: http.StatusConflict, BadSignature: http.StatusUnauthorized, UnknownAccount: http.StatusForbidden,
	NotAllowed:        http.StatusForbidden,
	PseudonymInactive: http.StatusForbidden, GrantUnknown: http.StatusForbidden, GrantRevoked: http.StatusForbidden,
	GrantExpired: http.StatusForbidden, NotGrantee: http.StatusForbidden, WrongLabel: http.StatusForbidden,
	BadCapsule: http.StatusUnprocessableEntity, BadBundle: http.StatusUnprocessableEntity, KeyChanged: http.StatusForbidden,
	SetNotServed: http.StatusForbidden, FragmentConflict: http.StatusConflict,
	RegistrationRefused: http.StatusUnprocessableEntity,
	RateLimited:         http.StatusTooManyRequests,
	Busy:                http.StatusServiceUnavailable, ChainUnavailable: http.StatusServiceUnavailable,
	StoreUnavailable: http.StatusServiceUnavailable, OutOfService: http.StatusServiceUnavailable, Internal: http.StatusInternalServerError,
}

// Status is the HTTP status that a worker answers the code with.
func (c Code) Status() int {
	if s, ok := statuses[c]; ok {
		return s
	}
	return http.StatusInternalServerError
}

// Retryable reports whether the same wish may be granted later without any
// change of state: the worker was busy or cut off, or the client asked too fast.
func (c Code) Retryable() bool {
	return c == Busy || c == RateLimited || c == ChainUnavailable || c == StoreUnavailable
}

// An Error is a refusal. Its message is for people and holds no secrets.
type Error struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
	err     error  // cause, never sent
}

// Errorf returns an Error. A %w cause is kept for the worker's own log and is
// part of the message.
func Errorf(code Code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), err: errors.Unwrap(err)}
}

// Error implements error.
func (e *Error) Error() string { return fmt.Sprintf("%s: %s", e.Code, e.Message) }

// Unwrap returns the cause, if any.
func (e *Error) Unwrap() error { return e.err }

// CodeOf returns the code of a refusal in err's tree, or "" if there is none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

// Hide returns an Error whose message does not repeat its cause. The cause is
// for the worker's own log.
func Hide(code Code, message string, cause error) *Error {
	return &Error{Code: code, Message: message, err: cause}
}
