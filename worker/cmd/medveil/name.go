package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil/zk/credential"
)

// nameLong is what commands say about giving a name.
const nameLong = `Give the name in a file of one line, or on standard input with "--name-file -". A
name that is given with --name shows to other users of the machine, in its list of
processes, and stays in the shell's history.`

// maxName is the size of a name's file in bytes; a name is shorter.
const maxName = 1 << 10

// A personName is how a command was told who a person is.
type personName struct{ text, file string }

func (n *personName) flags(cmd *cobra.Command, usage string) {
	cmd.Flags().StringVar(&n.text, "name", "", "`NAME` "+usage+"; shows to other users of the machine")
	cmd.Flags().StringVar(&n.file, "name-file", "", "`FILE` with the name; - is standard input")
}

func (n *personName) check(cmd *cobra.Command) error {
	if (n.text == "") == (n.file == "") {
		return usageError(cmd, "give --name-file, or --name")
	}
	return nil
}

// readName reads the identity that a person goes by.
func (sh *shell) readName(n personName) (credential.Identity, error) {
	text, flag := n.text, "--name"
	if n.file != "" {
		content, err := sh.readFile(n.file, maxName)
		if err != nil {
			return credential.Identity{}, fmt.Errorf("name: %w", err)
		}
		text, flag = strings.TrimRight(string(content), "\r\n"), "--name-file"
	}
	identity, err := credential.NewIdentity(text)
	if err != nil {
		return credential.Identity{}, fmt.Errorf("%w: %s: %v", errUsage, flag, err)
	}
	return identity, nil
}
