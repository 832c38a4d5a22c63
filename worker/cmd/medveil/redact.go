package main

import (
	"net/url"
	"strings"
)

// A redactedError is an error that shows the nodes' URLs by their host only: the
// rest may hold an access token.
type redactedError struct {
	err  error
	text string
}

func (e *redactedError) Error() string { return e.text }
func (e *redactedError) Unwrap() error { return e.err }

// redact takes the nodes' URLs out of an error's text. HTTP clients put them
// there, as they were written or as they parse.
func (sh *shell) redact(err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	for _, raw := range sh.used {
		u, parseErr := url.Parse(raw)
		if parseErr != nil {
			text = strings.ReplaceAll(text, raw, "(node)")
			continue
		}
		for _, written := range []string{raw, u.String(), u.Redacted()} {
			text = strings.ReplaceAll(text, written, u.Scheme+"://"+u.Host)
		}
	}
	if text == err.Error() {
		return err
	}
	return &redactedError{err, text}
}
