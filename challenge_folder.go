package medveil

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/medveil/medveil/zk/credential"
)

// A ChallengeFolder keeps the outstanding challenges of an issuer, an empty file
// for each, so that one process may hand a challenge out and another redeem it.
// Several processes may use it at once: a challenge is redeemed by removing its
// file, which only one of them can.
type ChallengeFolder struct{ path string }

// OpenChallenges opens the folder at path, creating it, for its owner alone, if
// there is none.
func OpenChallenges(path string) (ChallengeFolder, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return ChallengeFolder{}, fmt.Errorf("open challenges: %w", err)
	}
	return ChallengeFolder{path}, nil
}

// Challenge hands out a challenge as [Issuer.Challenge] does, which survives the
// process. Those that are too old are forgotten.
func (f ChallengeFolder) Challenge(issuer *Issuer) (credential.Challenge, error) {
	left, err := f.prune()
	if err != nil {
		return credential.Challenge{}, fmt.Errorf("hand out a challenge: %w", err)
	}
	if left >= maxChallenges {
		return credential.Challenge{}, errors.New("too many challenges are outstanding: try again later")
	}
	challenge, err := issuer.Challenge()
	if err != nil {
		return credential.Challenge{}, err
	}
	file, err := os.OpenFile(f.file(challenge), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return credential.Challenge{}, fmt.Errorf("hand out a challenge: %w", err)
	}
	if err := errors.Join(file.Close(), syncDir(f.path)); err != nil {
		return credential.Challenge{}, fmt.Errorf("hand out a challenge: %w", err)
	}
	return challenge, nil
}

// Resume gives issuer back a challenge that another process handed out, for one
// [Issuer.Issue]. Its file is gone before: a challenge is good for one try, also
// if the process ends in the middle. It returns [ErrChallenge] for a challenge
// that is not outstanding.
func (f ChallengeFolder) Resume(issuer *Issuer, challenge credential.Challenge) error {
	info, err := os.Stat(f.file(challenge))
	if err == nil {
		err = os.Remove(f.file(challenge))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return ErrChallenge
	}
	if err := errors.Join(err, syncDir(f.path)); err != nil {
		return fmt.Errorf("redeem a challenge: %w", err)
	}
	issuer.mu.Lock()
	defer issuer.mu.Unlock()
	issuer.outstanding[challenge.Nonce] = info.ModTime() // Issue looks at the age
	return nil
}

// file is where a challenge is kept. Its name is in hexadecimal, whatever the
// nonce.
func (f ChallengeFolder) file(challenge credential.Challenge) string {
	nonce := challenge.Nonce.Bytes()
	return filepath.Join(f.path, common.Bytes2Hex(nonce[:]))
}

// prune removes challenges that are too old and returns how many are left.
func (f ChallengeFolder) prune() (left int, err error) {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return 0, err
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // redeemed meanwhile
		}
		if err != nil {
			return 0, err
		}
		if time.Since(info.ModTime()) <= challengeLifetime {
			left++
			continue
		}
		if err := os.Remove(filepath.Join(f.path, entry.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, err
		}
	}
	return left, nil
}
