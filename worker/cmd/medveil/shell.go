package main

import (
	"io"
	"os"

	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// A shell is what every command is run in: its streams, and the flags that all
// commands have.
type shell struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	json           bool
	home           string   // see [shell.homeDir]
	network        string   // name or file
	rpc            []string // of the chain's nodes
	passphraseFile string

	used []string // URLs of nodes, to keep out of errors
}

// addFlags adds the flags that all commands have.
func (sh *shell) addFlags(flags *pflag.FlagSet) {
	flags.BoolVar(&sh.json, "json", false, "print the result as JSON")
	flags.StringVar(&sh.home, "home", "", "`DIR` with wallet and networks (default $MEDVEIL_HOME, else medveil in the user's configuration folder)")
	flags.StringVar(&sh.network, "network", "", "`NAME|FILE` of the network (default: the only one that was added)")
	flags.StringArrayVar(&sh.rpc, "rpc", nil, "`URL` of a node of the chain; may be repeated (default: what network add stored)")
	flags.StringVar(&sh.passphraseFile, "passphrase-file", os.Getenv("MEDVEIL_PASSPHRASE_FILE"),
		"`FILE` with the passphrase, or $MEDVEIL_PASSPHRASE_FILE (default: ask on the terminal)")
}

// terminal reports whether a stream is one that a person looks at.
func terminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
