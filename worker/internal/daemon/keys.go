package daemon

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"time"

	"github.com/medveil/medveil/worker/internal/keyfile"
)

// readKeys opens the key file. That takes 256 MiB for a second (scrypt), which
// are given back.
func (d *Daemon) readKeys() (*keyfile.Keys, os.FileInfo, error) {
	path := d.config.path(d.config.Keys)
	info, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	passphrase, err := d.config.passphrase()
	if err != nil {
		return nil, info, err
	}
	keys, err := keyfile.Open(path, passphrase)
	debug.FreeOSMemory()
	return keys, info, err
}

const (
	// lookEvery is the time between two looks whether the key file was replaced.
	lookEvery = 5 * time.Second
	// retryEvery is the time between two tries to take keys that did not fit.
	retryEvery = time.Minute
)

// keepUp reads the certificate and the keys again at each SIGHUP, and the keys
// whenever their file was replaced: share keys are added for epochs to come,
// handed over, and retired, while the worker runs.
func (d *Daemon) keepUp(ctx context.Context) {
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	retry := time.NewTimer(0)
	<-retry.C
	defer retry.Stop()
	reload := func() {
		if !d.reloadKeys(ctx) {
			retry.Reset(retryEvery)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-d.hangups:
			d.reloadCertificate()
			reload()
		case <-retry.C:
			reload()
		case <-look.C:
			if d.keysReplaced() {
				reload()
			}
		}
	}
}

func (d *Daemon) reloadCertificate() {
	if d.tls == nil {
		return
	}
	if err := d.tls.Reload(); err != nil {
		d.log.Error("the TLS certificate stays as it was", "cause", err)
		return
	}
	d.log.Info("read the TLS certificate again")
}

// keysReplaced reports whether the key file is another one than was read last. A
// change replaces it as a whole.
func (d *Daemon) keysReplaced() bool {
	info, err := os.Stat(d.config.path(d.config.Keys))
	return err == nil && !(os.SameFile(info, d.keyFile) && info.ModTime().Equal(d.keyFile.ModTime()))
}

// reloadKeys takes the share keys that the key file has now, and reports whether
// it could. If the file does not fit the worker or the chain, or the chain does
// not answer, the worker goes on with those that it has.
func (d *Daemon) reloadKeys(ctx context.Context) bool {
	keys, info, err := d.readKeys()
	if info != nil {
		d.keyFile = info
	}
	if err == nil {
		err = d.checkReplacement(ctx, keys)
	}
	if err != nil {
		d.log.Error("the share keys stay as they were", "cause", err)
		return false
	}
	d.keys.Store(keys)
	d.worker.ReplaceShares(keys.Shares, keys.Handed)
	d.log.Info("read the share keys again", "epochs", keys.Epochs())
	return true
}

// checkReplacement refuses keys that differ in more than share keys.
func (d *Daemon) checkReplacement(ctx context.Context, keys *keyfile.Keys) error {
	old := d.keys.Load()
	if operatorOf(keys) != operatorOf(old) || keys.Sealing.PublicKey() != old.Sealing.PublicKey() || keys.Storage != old.Storage {
		return errors.New("the file's operator, sealing or storage key is another one: restart the worker to change it")
	}
	return d.checkSeat(ctx, keys)
}
