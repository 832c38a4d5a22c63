package httpapi

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"
)

// A Certificate is a server's certificate and key in two PEM files. When the
// files change it takes the new ones, without a restart: certificates live
// shorter than workers.
type Certificate struct {
	certFile, keyFile string
	log               *slog.Logger

	mu      sync.Mutex
	current *tls.Certificate
	stamp   [2]stamp
	looked  time.Time
}

// stamp tells one version of a file from another.
type stamp struct {
	size     int64
	modified time.Time
}

// look is how often handshakes have the files looked at.
const look = 10 * time.Second

// LoadCertificate reads the two files. It refuses a key that others can read.
func LoadCertificate(certFile, keyFile string, log *slog.Logger) (*Certificate, error) {
	c := &Certificate{certFile: certFile, keyFile: keyFile, log: log}
	return c, c.Reload()
}

// config returns what a TLS listener takes: TLS 1.3 only, HTTP/1.1 only. In
// HTTP/2 one connection could have any number of requests in progress, and
// objects move more slowly.
func (c *Certificate) config() *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS13, NextProtos: []string{"http/1.1"},
		GetCertificate: func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return c.get(), nil },
	}
}

// Reload reads the files again. If it fails, the certificate stays as it was.
func (c *Certificate) Reload() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.reload()
}

func (c *Certificate) reload() error {
	stamps, err := c.stamps()
	if err != nil {
		return fmt.Errorf("load the TLS certificate: %w", err)
	}
	c.stamp = stamps // also of files that do not fit: no need to try them again before they change
	pair, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err != nil {
		return fmt.Errorf("load the TLS certificate: %w", err)
	}
	c.current = &pair
	return nil
}

func (c *Certificate) stamps() (s [2]stamp, err error) {
	for i, name := range []string{c.certFile, c.keyFile} {
		info, err := os.Stat(name)
		if err != nil {
			return s, err
		}
		if name == c.keyFile && info.Mode().Perm()&0o007 != 0 {
			return s, fmt.Errorf("%s is open to everybody (mode %#o): chmod 600 it", name, info.Mode().Perm())
		}
		s[i] = stamp{info.Size(), info.ModTime()}
	}
	return s, nil
}

// get returns the present certificate, after a look at the files now and then.
func (c *Certificate) get() *tls.Certificate {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.looked) < look {
		return c.current
	}
	c.looked = time.Now()
	if stamps, err := c.stamps(); err == nil && stamps == c.stamp {
		return c.current
	}
	if err := c.reload(); err != nil {
		c.log.Error("the TLS certificate stays as it was", "cause", err)
	} else {
		c.log.Info("took a new TLS certificate")
	}
	return c.current
}
