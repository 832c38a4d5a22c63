package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

const rootLong = `medveil lets hospitals on a private chain share patients' records.

People use wallet, nym, record, grant and receipts; institutions use issuer,
seat and worker; auditors use auditor. "medveil network add" says where a
deployment is, once; "medveil demo" shows everything on one machine.

Exit codes: 0 all went well, 1 something failed, 2 the command line is wrong,
3 a contract or the workers refused, 4 "medveil nym watch" noticed something.`

// newRoot makes the whole command for one command line.
func newRoot(sh *shell) *cobra.Command {
	root := group(&cobra.Command{
		Use:   "medveil",
		Short: "Share patients' records between hospitals on a private chain",
		Long:  rootLong,
		Example: `  medveil network add --name lab network.json --rpc http://127.0.0.1:8545
  medveil wallet create
  medveil record put --nym NYM --label labs/2026-11 results.json`,
		SilenceErrors: true, // main says them, once
		SilenceUsage:  true,
	})
	root.SetIn(sh.stdin)
	root.SetOut(sh.stdout)
	root.SetErr(sh.stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usageError(cmd, "%v", err) })
	sh.addFlags(root.PersistentFlags())
	root.AddCommand(newWalletCommand(sh), newNymCommand(sh), newRecordCommand(sh), newGrantCommand(sh), newReceiptsCommand(sh),
		newIssuerCommand(sh), newAuditorCommand(sh), newNetworkCommand(sh), newSeatCommand(sh), newWorkerCommand(sh), newDemoCommand(sh))
	root.InitDefaultCompletionCmd()
	return root
}

// group makes a command that only has subcommands say so, with exit code 2,
// instead of showing its help as if all were well.
func group(cmd *cobra.Command, subcommands ...*cobra.Command) *cobra.Command {
	cmd.AddCommand(subcommands...)
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usageError(cmd, "no command %q", args[0])
		}
		fmt.Fprint(cmd.ErrOrStderr(), cmd.UsageString())
		return usageError(cmd, "no command given")
	}
	return cmd
}

// usageError is a wrong command line of cmd. It leads to the command's help.
func usageError(cmd *cobra.Command, format string, args ...any) error {
	err := fmt.Errorf("%w: "+format, append([]any{errUsage}, args...)...)
	return hint(err, "see %s --help", cmd.CommandPath())
}

// positional accepts exactly the named arguments, and names the one that is
// missing.
func positional(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) > len(names):
			return usageError(cmd, "unexpected argument %q", args[len(names)])
		case len(args) < len(names):
			return usageError(cmd, "missing %s", strings.Join(names[len(args):], " and "))
		}
		return nil
	}
}

// required marks flags without which the command line is wrong.
func required(cmd *cobra.Command, flags ...string) *cobra.Command {
	check := cmd.Args
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		for _, name := range flags {
			if !cmd.Flags().Changed(name) {
				return usageError(cmd, "missing --%s", name)
			}
		}
		if check == nil {
			return nil
		}
		return check(cmd, args)
	}
	return cmd
}
