package worker

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/medveil/medveil/worker/api"
)

// bucketMeta holds what a state is:
//
//	"identity"  JSON of identity
//	"log"       see head
//	"storage"   a sealed word, which shows that the storage key is the right one
const bucketMeta Bucket = "meta"

const formatV2 = "medveil.dev/worker-v2"

// identity is whose memory a state is.
type identity struct {
	Format   string      `json:"format"`
	ChainID  uint64      `json:"chainId"`
	GrantLog api.Address `json:"grantLog"`
	Operator api.Address `json:"operator"`
}

// Create makes an empty state that of the worker of one seat of one consortium.
// It is a separate act from [Open]: a worker that finds no state has lost its
// memory of what it answered, and must not start as if it were new.
func Create(s State, d api.Domain, operator api.Address) error {
	id, err := json.Marshal(identity{formatV2, d.ChainID, d.GrantLog, operator})
	if err != nil {
		return fmt.Errorf("create the worker's state: %w", err)
	}
	err = s.Update(func(tx Tx) error {
		if tx.Get(bucketMeta, []byte("identity")) != nil {
			return errors.New("it is a worker's already")
		}
		if err := (head{}).put(tx); err != nil {
			return err
		}
		return tx.Put(bucketMeta, []byte("identity"), id)
	})
	if err != nil {
		return fmt.Errorf("create the worker's state: %w", err)
	}
	return nil
}

// checkIdentity refuses a state that is not this worker's.
func (c *Config) checkIdentity(tx Tx) error {
	data := tx.Get(bucketMeta, []byte("identity"))
	if data == nil {
		return errors.New("it was not created, or its creation was cut off")
	}
	var id identity
	if err := json.Unmarshal(data, &id); err != nil {
		return fmt.Errorf("identity: %w", err)
	}
	if want := (identity{formatV2, c.Domain.ChainID, c.Domain.GrantLog, c.Operator}); id != want {
		return fmt.Errorf("it belongs to operator %s of grant log %s on chain %d", id.Operator, id.GrantLog, id.ChainID)
	}
	return nil
}

// checkStorageKey refuses a storage key that is not the one with which the
// worker was first opened.
func (w *Worker) checkStorageKey() error {
	key := []byte("storage")
	return w.config.State.Update(func(tx Tx) error {
		known, err := w.vault.get(tx, bucketMeta, key)
		if err != nil || known != nil {
			return err
		}
		return w.vault.put(tx, bucketMeta, key, make([]byte, 32))
	})
}
