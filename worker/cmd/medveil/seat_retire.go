package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/internal/keyfile"
)

func newSeatRetireCommand(sh *shell) *cobra.Command {
	k := seatKeys{sh: sh}
	var epoch uint32
	var handed bool
	cmd := required(&cobra.Command{
		Use:   "retire-key --epoch N",
		Short: "Destroy a share key that nobody needs any more",
		Long: `Remove the share key of a superseded epoch from the key file, once no identity can be
traced with it any more: years after the last day on which a dealing of the epoch
could be current, and when no case asks for it. Earlier it is refused. Destroy it in
the backups too: whoever gets enough share keys of one epoch opens every identity of
that epoch.`,
		Example: "  medveil seat retire-key --epoch 1 --keys /srv/medveil/keys.age",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			client, close, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer close()
			return retireShare(cmd.Context(), sh, &k, client, epoch, handed)
		},
	}, "epoch")
	k.flags(cmd)
	cmd.Flags().Uint32Var(&epoch, "epoch", 0, "`NUMBER` of the epoch")
	cmd.Flags().BoolVar(&handed, "handed-over", false, "the one that a predecessor handed over")
	return cmd
}

func retireShare(ctx context.Context, sh *shell, k *seatKeys, client *medveil.Client, epoch uint32, handed bool) error {
	path, err := k.file()
	if err != nil {
		return err
	}
	passphrase, err := sh.passphrase(path)
	if err != nil {
		return err
	}
	keys, err := keyfile.Change(path, passphrase, keyfile.DefaultWorkFactor, func(keys *keyfile.Keys) error {
		share, ok := keys.Shares[epoch]
		if handed {
			share, ok = keys.Handed[epoch]
		}
		if !ok {
			return fmt.Errorf("there is no such share key for epoch %d", epoch)
		}
		if err := client.CheckRetirable(ctx, share.Public()); err != nil {
			return err
		}
		return keys.Retire(share.Public())
	})
	if err != nil {
		return err
	}
	r := describeSeat(path, keys)
	return sh.print(r, r.write)
}
