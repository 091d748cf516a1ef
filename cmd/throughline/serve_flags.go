package main

import (
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"throughline/server"
)

// serveFlags are what a server is started with.
type serveFlags struct {
	addr      string
	baseURL   string
	hosts     []string
	proxies   []string
	tokenFile string
	embed     []string
	parts     int
	metrics   string
	log       string
	level     string
	limits    server.Limits
	print     bool
}

func (f *serveFlags) add(set *pflag.FlagSet) {
	f.limits = server.DefaultLimits()
	set.StringVar(&f.addr, "addr", "127.0.0.1:8080", "address to listen on")
	set.StringVar(&f.baseURL, "base-url", "", "where visitors find this server, such as https://talks.example.org")
	set.StringSliceVar(&f.hosts, "allow-host", nil, "another name that the server answers to; * for any")
	set.StringSliceVar(&f.proxies, "trusted-proxy", nil, "address or network (CIDR) of a proxy whose X-Forwarded-For and -Proto are believed")
	set.StringVar(&f.tokenFile, "token-file", "", "file with the token that writing needs, or with its hash as 'throughline token' prints it")
	set.StringSliceVar(&f.embed, "embed", []string{"any"}, "sites that may show /embed in a frame, such as https://wiki.example.org; any, or none")
	set.IntVar(&f.parts, "parts", 100_000, "talks above which the explorer is given the dataset in parts")
	set.StringVar(&f.metrics, "metrics", "guarded", "who may read /metrics: guarded (this machine, or with the token), open, off")
	set.StringVar(&f.log, "log", "auto", "how logs are written: json, text, or auto, which is text on a terminal")
	set.StringVar(&f.level, "log-level", "info", "what is logged: debug, info, warn, error")
	set.Var(&limitsFlag{to: &f.limits}, "limit", "NAME=VALUE, a limit of docs/operations.md; may be repeated")
	set.BoolVar(&f.print, "print-config", false, "print the configuration that holds, without secrets, and stop")
}

// limitsFlag sets limits by name. Several are separated by commas.
type limitsFlag struct {
	to   *server.Limits
	said []string // on the command line
}

func (f *limitsFlag) Type() string { return "NAME=VALUE" }

// String lists nothing by default, where it would fill a screen.
func (f *limitsFlag) String() string { return "" }

func (f *limitsFlag) Set(text string) error {
	for one := range strings.SplitSeq(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(one), "=")
		if !ok {
			return fmt.Errorf("%q is not NAME=VALUE", one)
		}
		if err := f.to.Set(name, value); err != nil {
			return err
		}
	}
	f.said = append(f.said, text)
	return nil
}

// config fills in what the flags say of a server that listens there.
func (f *serveFlags) config(loopback bool) (c server.Config, err error) {
	c.Limits = f.limits
	if c.Base, err = parseBase(f.baseURL); err != nil {
		return c, err
	}
	if c.Proxies, err = parseProxies(f.proxies); err != nil {
		return c, err
	}
	if c.Frames, err = parseFrames(f.embed); err != nil {
		return c, err
	}
	if c.Parts.Above = f.parts; f.parts < 1 {
		return c, usageError("--parts %d: a number of talks, 1 or more", f.parts)
	}
	switch f.metrics {
	case "guarded":
	case "open", "off":
		c.Metrics = server.Metrics(f.metrics)
	default:
		return c, usageError("--metrics %s: guarded, open or off", f.metrics)
	}
	if slices.Contains(f.hosts, "*") {
		return c, nil
	}
	c.Hosts = append([]string{server.Loopback}, f.hosts...)
	if !loopback {
		c.Hosts = append(c.Hosts, server.AnyAddress)
	}
	return c, nil
}

func parseBase(text string) (*url.URL, error) {
	if text == "" {
		return nil, nil
	}
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil {
		return nil, usageError("--base-url %s: an address without a path, such as https://talks.example.org", text)
	}
	return u, nil
}

func parseProxies(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, text := range list {
		if a, err := netip.ParseAddr(text); err == nil {
			out = append(out, netip.PrefixFrom(a, a.BitLen()))
			continue
		}
		p, err := netip.ParsePrefix(text)
		if err != nil || p.Bits() == 0 {
			return nil, usageError("--trusted-proxy %s: an address or a network such as 10.1.0.0/16, and not everybody", text)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}

// parseFrames returns what the policy of /embed says of its ancestors.
func parseFrames(list []string) (string, error) {
	switch {
	case slices.Equal(list, []string{"any"}):
		return "*", nil
	case slices.Equal(list, []string{"none"}):
		return "'none'", nil
	}
	for _, one := range list {
		u, err := url.Parse(one)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || one != u.Scheme+"://"+u.Host || strings.ContainsAny(u.Host, "; ,'") {
			return "", usageError("--embed %s: any, none, or sites such as https://wiki.example.org", one)
		}
	}
	return strings.Join(list, " "), nil
}

// logger writes to w, as JSON where it is read by machines.
func (f *serveFlags) logger(w io.Writer) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(f.level)); err != nil {
		return nil, usageError("--log-level %s: debug, info, warn or error", f.level)
	}
	o := &slog.HandlerOptions{Level: level}
	file, isFile := w.(*os.File)
	switch {
	case f.log == "json", f.log == "auto" && !(isFile && term.IsTerminal(int(file.Fd()))):
		return slog.New(slog.NewJSONHandler(w, o)), nil
	case f.log == "text", f.log == "auto":
		return slog.New(slog.NewTextHandler(w, o)), nil
	}
	return nil, usageError("--log %s: json, text or auto", f.log)
}
