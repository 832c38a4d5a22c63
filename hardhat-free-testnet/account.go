package testnet

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// Account is an account for development, with its secret key in the open.
// Never give one a value outside a testnet.
type Account struct {
	Address    string `json:"address"`    // 0x and 40 lower-case hex digits
	PrivateKey string `json:"privateKey"` // 64 hex digits, secp256k1, big-endian
	Keystore   string `json:"keystore"`   // folder of the encrypted key, relative to the data folder
}

// keystorePassword encrypts the keys that geth reads. It protects nothing: the
// keys themselves lie beside it.
const keystorePassword = "medveil-testnet"

const passwordFile = "password"

var importedAddress = regexp.MustCompile(`Address: \{([0-9a-f]{40})\}`)

// newAccount makes an account and has geth put it in the keystore below home, a
// folder in dir. geth derives the address, and refuses the few keys that are not
// below the curve's order.
func newAccount(ctx context.Context, geth, dir, home string) (Account, error) {
	key := make([]byte, 32)
	rand.Read(key)
	path := filepath.Join(dir, home)
	if err := os.MkdirAll(path, 0o700); err != nil {
		return Account{}, err
	}
	keyFile := filepath.Join(path, "key")
	if err := os.WriteFile(keyFile, []byte(hex.EncodeToString(key)), 0o600); err != nil {
		return Account{}, err
	}
	defer os.Remove(keyFile)
	out, err := runNode(ctx, path, nil, geth, "--datadir", ".", "--lightkdf", "--verbosity", "1",
		"account", "import", "--password", filepath.Join(dir, passwordFile), "key")
	if err != nil {
		return Account{}, fmt.Errorf("importing the key of %s: %w", home, err)
	}
	match := importedAddress.FindSubmatch(out)
	if match == nil {
		return Account{}, fmt.Errorf("importing the key of %s: geth names no address: %q", home, tail(out, 3))
	}
	return Account{
		Address:    "0x" + string(match[1]),
		PrivateKey: hex.EncodeToString(key),
		Keystore:   filepath.Join(home, "keystore"),
	}, nil
}

// runNode runs a node's binary to its end, in a folder and with the few
// variables that nodes need, and returns what it printed.
func runNode(ctx context.Context, dir string, env []string, binary string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Dir = dir
	cmd.Env = nodeEnv(dir, env)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", filepath.Base(binary), err, tail(out, 5))
	}
	return out, nil
}

// nodeEnv is a node's whole environment: nothing of the runner's leaks into a
// node, and nothing of the user's settings (proxies, IPFS_PATH) steers it.
func nodeEnv(dir string, more []string) []string {
	return append([]string{"HOME=" + dir, "PATH=/usr/bin:/bin", "TZ=UTC"}, more...)
}

// tail returns the last lines of out on one line.
func tail(out []byte, lines int) string {
	all := strings.Split(strings.TrimSpace(string(out)), "\n")
	return strings.Join(all[max(0, len(all)-lines):], " | ")
}
