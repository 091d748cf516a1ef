// Package fetch gets a file from the web, and from nowhere else: whoever gives
// an address must not reach the machines inside by it.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"syscall"
	"time"
)

// Options bound a fetch. Zero values mean the defaults.
type Options struct {
	Most    int64         // bytes: 256 MB
	Timeout time.Duration // of all: 5 minutes
	// Allow says whether an address may be connected to. It is asked with each
	// connection, after the name was resolved and for every redirect. Public
	// when nil.
	Allow func(netip.Addr) bool
}

func (o Options) withDefaults() Options {
	if o.Most <= 0 {
		o.Most = 256 << 20
	}
	if o.Timeout <= 0 {
		o.Timeout = 5 * time.Minute
	}
	if o.Allow == nil {
		o.Allow = Public
	}
	return o
}

// maxRedirects is how often a server may send us on.
const maxRedirects = 5

// To writes what is at the address, and returns the name it has there.
func To(ctx context.Context, w io.Writer, address string, o Options) (name string, err error) {
	o = o.withDefaults()
	u, err := url.Parse(address)
	if err != nil || !isWeb(u) {
		return "", fmt.Errorf("%s: an address begins with http:// or https://, and names a host", address)
	}
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", err
	}
	client := o.client()
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s: the server answered %s", address, resp.Status)
	}
	n, err := io.Copy(w, io.LimitReader(resp.Body, o.Most+1))
	if err == nil && n > o.Most {
		err = fmt.Errorf("%s: it is larger than %d bytes", address, o.Most)
	}
	return nameOf(resp), err
}

func isWeb(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil
}

// client takes no proxy from the environment, which would connect for us
// wherever it is asked to.
func (o Options) client() *http.Client {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil {
			return err
		}
		if !o.Allow(to.Addr().Unmap().WithZone("")) {
			return fmt.Errorf("%s is no public address, and nothing is fetched from there", to.Addr())
		}
		return nil
	}}
	return &http.Client{
		Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 30 * time.Second, MaxResponseHeaderBytes: 64 << 10},
		CheckRedirect: func(next *http.Request, before []*http.Request) error {
			switch {
			case len(before) > maxRedirects:
				return errors.New("it leads on and on")
			case !isWeb(next.URL), before[0].URL.Scheme == "https" && next.URL.Scheme != "https":
				return fmt.Errorf("it leads to %s, which is not followed", next.URL.Redacted())
			}
			return nil
		},
	}
}

// nameOf is the last part of the address at which the file was found, or what
// the server calls it.
func nameOf(resp *http.Response) string {
	if _, params, err := mime.ParseMediaType(resp.Header.Get("Content-Disposition")); err == nil && params["filename"] != "" {
		return plainName(params["filename"])
	}
	return plainName(resp.Request.URL.Path)
}

func plainName(name string) string {
	name = path.Base(path.Clean("/" + name))
	if name == "/" || name == "." || len(name) > 200 {
		return "fetched"
	}
	return name
}
