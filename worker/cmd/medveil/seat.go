package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/internal/keyfile"
	"github.com/medveil/medveil/zk/curve"
)

func newSeatCommand(sh *shell) *cobra.Command {
	return group(&cobra.Command{
		Use:   "seat",
		Short: "Hold an institution's seat: its keys, its votes and its say in trace cases",
		Long: `A seat is an institution's place in the consortium. Its keys are in one file,
keys.age: the operator account, the share keys, the sealing key and the key of the
worker's storage. Back it up, and its passphrase elsewhere: shares of identities
cannot be opened without it.`,
	}, newSeatInitCommand(sh), newSeatShareCommand(sh), newSeatCardCommand(sh),
		newSeatHandoverCommand(sh), newSeatRetireCommand(sh),
		newSeatCasesCommand(sh), newSeatApproveCommand(sh), newSeatRefuseCommand(sh),
		newSeatProposeCommand(sh), newSeatListCommand(sh), newSeatShowCommand(sh), newSeatWithdrawCommand(sh), newSeatExecuteCommand(sh))
}

// seatKeys is where a seat's key file is.
type seatKeys struct {
	sh   *shell
	path string
}

// flags adds --keys to a command.
func (k *seatKeys) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&k.path, "keys", "", "key `FILE` (default: seat/keys.age in the home folder)")
}

func (k *seatKeys) file() (string, error) {
	if k.path != "" {
		return k.path, nil
	}
	return k.sh.inHome("seat", "keys.age")
}

// open opens the key file with the passphrase that the user gives.
func (k *seatKeys) open() (*keyfile.Keys, error) {
	path, err := k.file()
	if err != nil {
		return nil, err
	}
	passphrase, err := k.sh.passphrase(path)
	if err != nil {
		return nil, err
	}
	keys, err := keyfile.Open(path, passphrase)
	if os.IsNotExist(err) {
		return nil, hint(err, `make one with "medveil seat init"`)
	}
	return keys, err
}

// seatResult is the public half of a seat's keys.
type seatResult struct {
	Keys       string            `json:"keys"` // path
	Operator   common.Address    `json:"operator"`
	SealingKey common.Hash       `json:"sealingKey"`
	ShareKeys  map[uint32]string `json:"shareKeys"` // by epoch
	HandedOver map[uint32]string `json:"handedOver,omitempty"`
}

func describeSeat(path string, keys *keyfile.Keys) seatResult {
	return seatResult{
		Keys: path, Operator: crypto.PubkeyToAddress(keys.Operator.PublicKey),
		SealingKey: common.Hash(keys.Sealing.PublicKey()), ShareKeys: publicHalves(keys.Shares), HandedOver: publicHalves(keys.Handed),
	}
}

func publicHalves(shares map[uint32]curve.SecretKey) map[uint32]string {
	public := make(map[uint32]string, len(shares))
	for epoch, share := range shares {
		public[epoch] = share.Public().String()
	}
	return public
}

func (r seatResult) write(w io.Writer) {
	fmt.Fprintf(w, "keys      %s\noperator  %s\nsealing   %s\n", r.Keys, r.Operator, r.SealingKey)
	for _, epoch := range slices.Sorted(maps.Keys(r.ShareKeys)) {
		fmt.Fprintf(w, "share     %s (epoch %d)\n", r.ShareKeys[epoch], epoch)
	}
	for _, epoch := range slices.Sorted(maps.Keys(r.HandedOver)) {
		fmt.Fprintf(w, "share     %s (epoch %d, handed over)\n", r.HandedOver[epoch], epoch)
	}
}

func newSeatInitCommand(sh *shell) *cobra.Command {
	k := seatKeys{sh: sh}
	var epoch uint32
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Make the seat's keys",
		Long: `Make the keys of a seat in a new file, encrypted with a passphrase, and print
their public halves. A file that is there is never overwritten. The operator
account needs gas before the worker can send anything from it.`,
		Example: "  medveil seat init --keys /srv/medveil/keys.age --passphrase-file /etc/medveil/passphrase",
		Args:    positional(),
		RunE: func(*cobra.Command, []string) error {
			path, err := k.file()
			if err != nil {
				return err
			}
			passphrase, err := sh.newPassphrase(path)
			if err != nil {
				return err
			}
			keys, err := keyfile.Generate(epoch)
			if err != nil {
				return err
			}
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				return fmt.Errorf("make the folder of the keys: %w", err)
			}
			if err := keys.Create(path, passphrase, keyfile.DefaultWorkFactor); err != nil {
				return err
			}
			r := describeSeat(path, keys)
			return sh.print(r, r.write)
		},
	}
	k.flags(cmd)
	cmd.Flags().Uint32Var(&epoch, "epoch", firstEpoch, "`NUMBER` of the epoch in which the seat is taken")
	return cmd
}

func newSeatShareCommand(sh *shell) *cobra.Command {
	k := seatKeys{sh: sh}
	var epoch uint32
	cmd := required(&cobra.Command{
		Use:   "share-key --epoch N",
		Short: "Add a share key for a new epoch",
		Long: `Add a fresh share key for an epoch that has none, and print the public halves of
all. The file is replaced in one step. Old share keys stay, for identities that
were dealt to them can be traced for years. A running worker takes the key by itself.`,
		Example: "  medveil seat share-key --epoch 2 --keys /srv/medveil/keys.age",
		Args:    positional(),
		RunE: func(*cobra.Command, []string) error {
			path, err := k.file()
			if err != nil {
				return err
			}
			passphrase, err := sh.passphrase(path)
			if err != nil {
				return err
			}
			keys, err := keyfile.AddShare(path, passphrase, epoch, keyfile.DefaultWorkFactor)
			if err != nil {
				return err
			}
			r := describeSeat(path, keys)
			return sh.print(r, r.write)
		},
	}, "epoch")
	k.flags(cmd)
	cmd.Flags().Uint32Var(&epoch, "epoch", 0, "`NUMBER` of the epoch")
	return cmd
}

// maxCard is the size of the largest card of a registration desk, in bytes.
const maxCard = 16 << 10

func newSeatCardCommand(sh *shell) *cobra.Command {
	k := seatKeys{sh: sh}
	var seat int
	var epoch uint32
	var endpoint, issuer string
	cmd := required(&cobra.Command{
		Use:   "card --seat N --endpoint URL --issuer FILE",
		Short: "Make the seat's card, for the founding or for a vote",
		Long: `Print what an institution brings to the founding, or to a vote that gives it a seat
("medveil seat propose --seat"), always as JSON: its operator
account, its public keys with the proofs that it possesses them, and where its
worker answers. It is one element of "seats" in the founding file. The proofs are
bound to the network's contracts. The issuer's card comes from the registration
desk, by "medveil issuer card". No node is asked.`,
		Example: `  medveil seat card --seat 1 --endpoint https://worker.hospital-a.example --issuer issuer.json \
    --network network.json > seat-1.json`,
		Args: positional(),
		RunE: func(*cobra.Command, []string) error {
			n, err := sh.loadNetwork()
			if err != nil {
				return err
			}
			content, err := sh.readFile(issuer, maxCard)
			if err != nil {
				return fmt.Errorf("issuer's card: %w", err)
			}
			var card medveil.IssuerCard
			if err := json.Unmarshal(content, &card); err != nil {
				return fmt.Errorf("issuer's card %s: %w", issuer, err)
			}
			keys, err := k.open()
			if err != nil {
				return err
			}
			share, ok := keys.Shares[epoch]
			if !ok {
				return hint(fmt.Errorf("there is no share key for epoch %d", epoch), "medveil seat share-key --epoch %d", epoch)
			}
			return sh.writeCard(n.network, keys, share, seat, endpoint, card)
		},
	}, "seat", "endpoint", "issuer")
	k.flags(cmd)
	cmd.Flags().IntVar(&seat, "seat", 0, "`NUMBER` of the seat, from 1")
	cmd.Flags().Uint32Var(&epoch, "epoch", firstEpoch, "`NUMBER` of the epoch whose share key the card has")
	cmd.Flags().StringVar(&endpoint, "endpoint", "", "`URL` where clients reach the worker")
	cmd.Flags().StringVar(&issuer, "issuer", "", "`FILE` with the card of the registration desk; - is standard input")
	return cmd
}

func (sh *shell) writeCard(network medveil.Network, keys *keyfile.Keys, share curve.SecretKey, seat int, endpoint string, card medveil.IssuerCard) error {
	if operator := crypto.PubkeyToAddress(keys.Operator.PublicKey); card.Operator != operator {
		return hint(fmt.Errorf("the issuer's card is for operator %s, these keys are of %s", card.Operator, operator),
			"medveil issuer card --operator %s", operator)
	}
	founding, err := medveil.NewFoundingSeatOf(network, seat, card, share, keys.Sealing.PublicKey(), endpoint)
	if err != nil {
		return err
	}
	return writeJSON(sh.stdout, founding)
}
