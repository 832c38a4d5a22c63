package medveil

import (
	"crypto/ecdsa"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/big"

	blsfr "github.com/consensys/gnark-crypto/ecc/bls12-381/fr"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/medveil/medveil/pre"
	"github.com/medveil/medveil/zk/credential"
)

// Every key of a wallet derives from one of its two seeds by HKDF-SHA-256,
// here and nowhere else. Each use has its own info string, so no derived key
// equals or predicts another.
const (
	infoHolder  = "medveil.dev/wallet-v1 holder secret"
	infoAccount = "medveil.dev/wallet-v1 account key"
	infoPreKey  = "medveil.dev/wallet-v1 pre key"
)

// keyPath names one derived key: the pseudonym it belongs to and a counter,
// which grows when the key of that pseudonym is replaced. The registry's domain
// is part of it, so that one wallet on two networks shows no common key.
type keyPath struct {
	domain fr.Element
	slot   uint16
	index  uint32
}

// info returns purpose || domain (32 bytes) || slot (2) || index (4), integers
// big-endian. The purposes are constants, none a prefix of another.
func (p keyPath) info(purpose string) string {
	domain := p.domain.Bytes()
	out := append([]byte(purpose), domain[:]...)
	out = binary.BigEndian.AppendUint16(out, p.slot)
	return string(binary.BigEndian.AppendUint32(out, p.index))
}

// deriveScalar returns a scalar in [1, order) from seed. It reduces 48 bytes,
// so for orders of at most 256 bits its distance from uniform is below 2^-128.
func deriveScalar(seed seed, info string, order *big.Int) (*big.Int, error) {
	wide, err := hkdf.Key(sha256.New, seed[:], nil, info, 48)
	if err != nil {
		return nil, fmt.Errorf("derive key: %w", err)
	}
	span := new(big.Int).Sub(order, big.NewInt(1))
	scalar := new(big.Int).SetBytes(wide)
	scalar.Mod(scalar, span)
	return scalar.Add(scalar, big.NewInt(1)), nil
}

// deriveHolder returns the holder secret k.
func deriveHolder(holder seed) (credential.HolderSecret, error) {
	scalar, err := deriveScalar(holder, infoHolder, fr.Modulus())
	if err != nil {
		return credential.HolderSecret{}, err
	}
	k, err := credential.ParseHolderSecret(scalar.FillBytes(make([]byte, 32)))
	if err != nil {
		return credential.HolderSecret{}, fmt.Errorf("derive holder secret: %w", err)
	}
	return k, nil
}

// deriveAccount returns the secp256k1 key of the chain account at path.
func deriveAccount(keys seed, path keyPath) (*ecdsa.PrivateKey, error) {
	scalar, err := deriveScalar(keys, path.info(infoAccount), crypto.S256().Params().N)
	if err != nil {
		return nil, err
	}
	key, err := crypto.ToECDSA(scalar.FillBytes(make([]byte, 32)))
	if err != nil {
		return nil, fmt.Errorf("derive account key: %w", err)
	}
	return key, nil
}

// derivePreKey returns the proxy re-encryption key at path.
func derivePreKey(keys seed, path keyPath) (pre.SecretKey, error) {
	scalar, err := deriveScalar(keys, path.info(infoPreKey), blsfr.Modulus())
	if err != nil {
		return pre.SecretKey{}, err
	}
	key, err := pre.ParseSecretKey(scalar.FillBytes(make([]byte, 32)))
	if err != nil {
		return pre.SecretKey{}, fmt.Errorf("derive pre key: %w", err)
	}
	return key, nil
}
