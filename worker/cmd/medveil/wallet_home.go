package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/medveil/medveil"
)

// walletFile is where a home keeps the wallet.
const walletFile = "wallet.age"

func (sh *shell) walletPath() (string, error) { return sh.inHome(walletFile) }

// openWallet opens the home's wallet with its passphrase.
func (sh *shell) openWallet() (*medveil.Wallet, error) {
	w, _, err := sh.unlockWallet()
	return w, err
}

// unlockWallet opens the home's wallet and returns the passphrase too, for what
// else it protects.
func (sh *shell) unlockWallet() (*medveil.Wallet, string, error) {
	path, err := sh.walletPath()
	if err != nil {
		return nil, "", err
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", hint(fmt.Errorf("there is no wallet at %s", path), `make one with "medveil wallet create" or "medveil wallet restore", or name its folder with --home`)
	}
	if err == nil {
		err = ownersAlone(path, info)
	}
	if err != nil {
		return nil, "", err
	}
	passphrase, err := sh.passphrase("the wallet")
	if err != nil {
		return nil, "", err
	}
	w, err := medveil.OpenWallet(path, passphrase)
	if errors.Is(err, medveil.ErrWalletDamaged) {
		err = hint(err, `restore it from a backup, or from its two phrases with "medveil wallet restore" in another --home`)
	}
	return w, passphrase, err
}

// keepWallet gives a new wallet its file in the home.
func (sh *shell) keepWallet(w *medveil.Wallet) error {
	path, err := sh.walletPath()
	if err != nil {
		return err
	}
	if err := sh.requireFile(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(fmt.Errorf("there is a wallet at %s already: it is not overwritten", path), err)
	}
	if err := sh.makeHome(); err != nil {
		return err
	}
	passphrase, err := sh.newPassphrase("the wallet")
	if err != nil {
		return err
	}
	return w.Create(path, passphrase)
}
