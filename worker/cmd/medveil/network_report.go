package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
)

func newNetworkReportCommand(sh *shell) *cobra.Command {
	return &cobra.Command{
		Use:   "report",
		Short: "Say which pseudonyms depend on earlier committees, and for how long they can",
		Long: `Report to the members what they still keep old share keys for: which pseudonyms
depend on superseded epochs, whether enough seats of those attest that they have
their keys, and who must renew by when. Pseudonyms whose epoch has too few such
seats are inactive until they renew ("medveil nym renew"). It needs no key; it
reads every registration.`,
		Example: "  medveil network report --json",
		Args:    positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			client, done, err := sh.client(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			r, err := client.MembersReport(cmd.Context())
			if err != nil {
				return err
			}
			r.Past = append([]*medveil.EpochReport{}, r.Past...) // never null in JSON
			r.Renewals = append([]medveil.DueRenewal{}, r.Renewals...)
			r.Unneeded = append([]uint32{}, r.Unneeded...)
			return sh.print(r, func(w io.Writer) { fmt.Fprint(w, r) })
		},
	}
}
