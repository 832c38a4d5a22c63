package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/pre/grant"
	"github.com/medveil/medveil/worker/api"
	"github.com/medveil/medveil/worker/internal/handover"
	"github.com/medveil/medveil/worker/internal/keyfile"
	"github.com/medveil/medveil/zk/curve"
)

func newSeatHandoverCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "handover",
		Short: "Pass the seat's old share keys to its successor, or take them",
		Long: `When another institution, or another operator account, answers for a seat, the
share keys of former epochs go with it: identities that were dealt to them can be
traced for years. First the members vote that the successor operates the seat in
those epochs; then the predecessor exports the keys, sealed to the successor's
sealing key from the chain, and the successor imports them. Each is checked against
the seat's share key of its epoch. The file can travel by any way.`,
	}, newHandoverExportCommand(sh), newHandoverImportCommand(sh))
}

func newHandoverExportCommand(sh *shell) *cobra.Command {
	k := seatKeys{sh: sh}
	var seat int
	cmd := required(&cobra.Command{
		Use:   "export --seat N",
		Short: "Seal old share keys to the successor",
		Long: `Print, always as JSON, the share keys that these keys have of the seat in superseded
epochs, for which the members made another account the operator, sealed to that
account's sealing key in the current epoch. The keys stay in the key file as well.`,
		Example: "  medveil seat handover export --seat 3 --keys /srv/medveil/keys.age > handover.json",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			client, close, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer close()
			keys, err := k.open()
			if err != nil {
				return err
			}
			file, err := exportShares(cmd.Context(), client, keys, seat)
			if err != nil {
				return err
			}
			return writeJSON(sh.stdout, file)
		},
	}, "seat")
	k.flags(cmd)
	cmd.Flags().IntVar(&seat, "seat", 0, "`NUMBER` of the seat, from 1")
	return cmd
}

// exportShares seals the share keys of a seat's superseded epochs to whom the
// members made its operator in them.
func exportShares(ctx context.Context, client *medveil.Client, keys *keyfile.Keys, seat int) (*handover.File, error) {
	current, err := client.CurrentCommittee(ctx)
	if err != nil {
		return nil, err
	}
	shares := make(map[uint32]curve.SecretKey)
	var successor medveil.Member
	for epoch := current.Epoch - 1; epoch > 0; epoch-- {
		to, share, err := heirOf(ctx, client, keys, current, epoch, seat)
		if err != nil {
			return nil, err
		}
		if to == nil {
			continue
		}
		if len(shares) > 0 && to.Operator != successor.Operator {
			return nil, fmt.Errorf("epoch %d has another successor than the epochs after it", epoch)
		}
		successor, shares[epoch] = *to, share
	}
	if len(shares) == 0 {
		return nil, hint(fmt.Errorf("there is no superseded epoch in which members made another account the operator of seat %d, and these keys have its share key", seat),
			"the members vote on it first")
	}
	n := client.Network()
	return handover.Seal(n.ChainID, api.Address(n.Consortium), seat, grant.SealingPublicKey(successor.SealingKey), shares)
}

// heirOf returns the member that operates the seat in an epoch now, and the share
// key; nil if it is not another's, or the keys do not have it.
func heirOf(ctx context.Context, client *medveil.Client, keys *keyfile.Keys, current *medveil.Committee, epoch uint32, seat int) (*medveil.Member, curve.SecretKey, error) {
	none := curve.SecretKey{}
	committee, err := client.Committee(ctx, epoch)
	if err != nil {
		return nil, none, err
	}
	m, err := committee.Member(seat)
	if err != nil {
		return nil, none, nil
	}
	own := crypto.PubkeyToAddress(keys.Operator.PublicKey)
	share, held := keys.Share(m.Share)
	if !held || m.Operator == own {
		return nil, none, nil
	}
	for _, c := range current.Members {
		if c.Share == m.Share && c.Operator == own {
			return nil, none, fmt.Errorf("the share key of epoch %d is the seat's current one as well: rotate it by a vote first", epoch)
		}
	}
	for _, c := range current.Members {
		if c.Operator == m.Operator {
			return &c, share, nil
		}
	}
	return nil, none, fmt.Errorf("operator %s of seat %d in epoch %d has no seat now, so no sealing key", m.Operator, seat, epoch)
}

// maxHandover is the size of the largest file of share keys, in bytes.
const maxHandover = 256 << 10

func newHandoverImportCommand(sh *shell) *cobra.Command {
	k := seatKeys{sh: sh}
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Take old share keys from the predecessor",
		Long: `Open share keys that the predecessor sealed to these keys' sealing key, check each
against the chain's share key of the seat in its epoch, and that these keys' operator
is the seat's operator in it, and add them to the key file. The running worker takes
them from there, attests to them and opens shares with them.`,
		Example: "  medveil seat handover import handover.json --keys /srv/medveil/keys.age",
		Args:    positional("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			content, err := sh.readFile(args[0], maxHandover)
			if err != nil {
				return err
			}
			var file handover.File
			if err := api.Unmarshal(content, &file); err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			client, close, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer close()
			return importShares(cmd.Context(), sh, &k, client, &file)
		},
	}
	k.flags(cmd)
	return cmd
}

func importShares(ctx context.Context, sh *shell, k *seatKeys, client *medveil.Client, file *handover.File) error {
	n := client.Network()
	if file.ChainID != n.ChainID || file.Consortium != api.Address(n.Consortium) {
		return errors.New("the share keys are of another network")
	}
	path, err := k.file()
	if err != nil {
		return err
	}
	passphrase, err := sh.passphrase(path)
	if err != nil {
		return err
	}
	keys, err := keyfile.Change(path, passphrase, keyfile.DefaultWorkFactor, func(keys *keyfile.Keys) error {
		shares, err := file.Open(keys.Sealing)
		if err != nil {
			return err
		}
		for _, epoch := range slices.Sorted(maps.Keys(shares)) {
			if err := checkHandedOver(ctx, client, keys, epoch, file.Seat, shares[epoch]); err != nil {
				return err
			}
			if err := keys.Import(epoch, shares[epoch]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	r := describeSeat(path, keys)
	return sh.print(r, func(w io.Writer) {
		fmt.Fprintf(w, "took the share keys of seat %d in epochs %v\n", file.Seat, file.Epochs)
		r.write(w)
	})
}

// checkHandedOver refuses a key that is not the seat's in the epoch, and a seat that
// the members did not give to these keys' operator.
func checkHandedOver(ctx context.Context, client *medveil.Client, keys *keyfile.Keys, epoch uint32, seat int, share curve.SecretKey) error {
	committee, err := client.Committee(ctx, epoch)
	if err != nil {
		return err
	}
	m, err := committee.Member(seat)
	if err != nil {
		return err
	}
	if m.Share != share.Public() {
		return fmt.Errorf("the file's key for epoch %d is not the share key of seat %d: nothing was taken", epoch, seat)
	}
	if own := crypto.PubkeyToAddress(keys.Operator.PublicKey); m.Operator != own {
		return fmt.Errorf("seat %d in epoch %d is operated by %s, these keys are of %s: the members vote on it first", seat, epoch, m.Operator, own)
	}
	return nil
}
