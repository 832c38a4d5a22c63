package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/medveil/medveil"
	"github.com/medveil/medveil/worker/internal/daemon"
)

// maxProposal is the size of the largest proposal file, in bytes.
const maxProposal = 256 << 10

// proposing is what "seat propose" was told.
type proposing struct {
	file                       string
	cards                      []string
	remove                     []int
	threshold, workerThreshold int
	emergency, seal            bool
	workers                    []int
	served                     []uint
	policy, auditors           []string
	operators, lost, found     []string
	pause, resume              bool
	suspend, reinstate         []string
	rulings                    []string
}

func newSeatProposeCommand(sh *shell) *cobra.Command {
	v := voter{sh: sh}
	var p proposing
	cmd := &cobra.Command{
		Use:   "propose --dir DIR",
		Short: "Propose a change to the members",
		Long: `Propose what flags or a file say, and approve it for this seat. Several changes make
one proposal: all take effect together, or none. Print the proposal's id for the
other members, who see it in words with "medveil seat list".

Changes of seats make a new epoch: --seat with the card of a member that joins,
takes a seat over, or rotates keys ("medveil seat card"), --remove-seat, and
--seat-threshold. Registrations under the old epoch stay good for the grace that
the policy says; --emergency ends that of all epochs before. Whoever changes the
seat of a worker also names the --workers anew: fragments of new grants are sealed
to their keys. --served lists the older versions of workers whose grants go on.

Policy terms are maxNyms, replicas, margin, gracePeriod, caseLifetime,
recoveryDelay, recoveryBlocks, timelock, proposalLifetime and attestationPeriod:
whole numbers, of seconds for times; those not named stay.`,
		Example: `  medveil seat propose --dir /srv/medveil/worker --seat card-5.json --workers 1,2,3,4,5 --worker-threshold 3
  medveil seat propose --dir /srv/medveil/worker --policy caseLifetime=1209600 --auditor 0x5FbDB2315678afecb367f032d93F642f64180aa3=4
  medveil seat propose --dir /srv/medveil/worker --ruling 55aa...02=250
  medveil seat propose --dir /srv/medveil/worker --file proposal.json`,
		Args: positional(),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := v.check(cmd); err != nil {
				return err
			}
			p.seal = cmd.Flags().Changed("seat-threshold") || len(p.cards) > 0 || len(p.remove) > 0 || p.emergency
			voted, words, err := v.propose(cmd.Context(), &p)
			if err != nil {
				return err
			}
			return sh.print(voted, func(w io.Writer) {
				fmt.Fprintf(w, "proposal %s\n", voted.ID)
				for i, line := range words {
					fmt.Fprintf(w, "  %d. %s\n", i+1, line)
				}
			})
		},
	}
	v.flags(cmd)
	p.flags(cmd)
	return cmd
}

func (p *proposing) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&p.file, "file", "", "JSON `FILE` with actions, as \"medveil seat show --json\" has them; before all flags; - is standard input")
	flags.StringArrayVar(&p.cards, "seat", nil, "card `FILE` of a seat of the next epoch; may be repeated")
	flags.IntSliceVar(&p.remove, "remove-seat", nil, "`SEATS` that the next epoch has not, such as 4,5")
	flags.IntVar(&p.threshold, "seat-threshold", 0, "`T` seats that open an identity of the next epoch (default: as now)")
	flags.BoolVar(&p.emergency, "emergency", false, "the next epoch ends the grace of all before")
	flags.IntSliceVar(&p.workers, "workers", nil, "`SEATS` whose workers re-encrypt")
	flags.IntVar(&p.workerThreshold, "worker-threshold", 0, "`N` of them together")
	flags.UintSliceVar(&p.served, "served", nil, "older `VERSIONS` of workers whose grants stay served")
	flags.StringArrayVar(&p.policy, "policy", nil, "`TERM=VALUE`; may be repeated")
	flags.StringArrayVar(&p.auditors, "auditor", nil, "`ADDRESS=CASES` that an auditor may have open; 0 dismisses it; may be repeated")
	flags.StringArrayVar(&p.operators, "operator", nil, "`EPOCH:SEAT=ADDRESS` that operates a seat of a superseded epoch; may be repeated")
	flags.StringArrayVar(&p.lost, "key-lost", nil, "`EPOCH:SEAT` whose share key is lost; may be repeated")
	flags.StringArrayVar(&p.found, "key-found", nil, "`EPOCH:SEAT` whose share key counts again; may be repeated")
	flags.BoolVar(&p.pause, "pause", false, "pause new registrations")
	flags.BoolVar(&p.resume, "resume", false, "resume new registrations")
	flags.StringArrayVar(&p.suspend, "suspend", nil, "`NYM` to suspend; may be repeated")
	flags.StringArrayVar(&p.reinstate, "reinstate", nil, "`NYM` to reinstate; may be repeated")
	flags.StringArrayVar(&p.rulings, "ruling", nil, "`NYM=GENERATION` of the recovery that takes place, 0 for none; may be repeated")
}

// propose makes the proposal and returns it with its words.
func (v *voter) propose(ctx context.Context, p *proposing) (daemon.Voted, []string, error) {
	actions, err := v.actions(ctx, p)
	if err != nil {
		return daemon.Voted{}, nil, err
	}
	voted, err := v.cast(ctx, daemon.Vote{Act: daemon.Propose, Actions: actions})
	words := make([]string, len(actions))
	for i, action := range actions {
		words[i] = action.String()
	}
	return voted, words, err
}

// actions gathers what is proposed, in the order in which it can be executed.
func (v *voter) actions(ctx context.Context, p *proposing) (medveil.Actions, error) {
	var actions medveil.Actions
	for _, gather := range []func() ([]medveil.Action, error){
		func() ([]medveil.Action, error) { return v.sh.proposalFile(p.file) },
		func() ([]medveil.Action, error) { return v.sh.epochActions(ctx, p) },
		p.workerActions,
		func() ([]medveil.Action, error) { return v.sh.policyActions(ctx, p.policy) },
		p.auditorActions, p.operatorActions, p.keyActions, p.registrationActions, p.nymActions,
	} {
		more, err := gather()
		if err != nil {
			return nil, err
		}
		actions = append(actions, more...)
	}
	if len(actions) == 0 {
		return nil, hint(fmt.Errorf("%w: nothing is proposed", errUsage), "see medveil seat propose --help")
	}
	return actions, nil
}

// proposalFile reads a file of actions strictly.
func (sh *shell) proposalFile(path string) ([]medveil.Action, error) {
	if path == "" {
		return nil, nil
	}
	content, err := sh.readFile(path, maxProposal)
	if err != nil {
		return nil, err
	}
	var actions medveil.Actions
	if err := json.Unmarshal(content, &actions); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return actions, nil
}

// epochActions are the changes of seats and the epoch that begins with them.
func (sh *shell) epochActions(ctx context.Context, p *proposing) (actions []medveil.Action, err error) {
	if !p.seal {
		return nil, nil
	}
	for _, path := range p.cards {
		seat, err := sh.seatCard(path)
		if err != nil {
			return nil, err
		}
		actions = append(actions, medveil.SeatChange{FoundingSeat: seat})
	}
	for _, seat := range p.remove {
		actions = append(actions, medveil.SeatRemoval{Seat: seat})
	}
	client, done, err := sh.client(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	committee, err := client.CurrentCommittee(ctx)
	if err != nil {
		return nil, err
	}
	seal := medveil.EpochSeal{Epoch: committee.Epoch + 1, Threshold: committee.Threshold, Emergency: p.emergency}
	if p.threshold != 0 {
		seal.Threshold = p.threshold
	}
	return append(actions, seal), nil
}

// seatCard reads what "seat card" printed.
func (sh *shell) seatCard(path string) (seat medveil.FoundingSeat, err error) {
	content, err := sh.readFile(path, maxCard)
	if err != nil {
		return seat, err
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&seat); err != nil {
		return seat, fmt.Errorf("card %s: %w", path, err)
	}
	return seat, nil
}
