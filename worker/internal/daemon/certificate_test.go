package daemon_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"testing"
	"time"
)

// certify writes a self-signed certificate and its key.
func certify(t *testing.T, certFile, keyFile, name string) {
	t.Helper()
	key := must[*ecdsa.PrivateKey](t)(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, NotAfter: time.Now().Add(time.Hour)}
	der := must[[]byte](t)(x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key))
	write(t, certFile, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})), 0o600)
	encoded := must[[]byte](t)(x509.MarshalPKCS8PrivateKey(key))
	write(t, keyFile, string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: encoded})), 0o600)
}

// shown returns the name in the certificate that a server shows.
func shown(t *testing.T, address string) string {
	t.Helper()
	conn := must[*tls.Conn](t)(tls.Dial("tcp", address, &tls.Config{InsecureSkipVerify: true}))
	defer conn.Close()
	return conn.ConnectionState().PeerCertificates[0].Subject.CommonName
}
