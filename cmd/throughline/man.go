package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) manCommand() *cobra.Command {
	dir := ""
	c := &cobra.Command{
		Use:   "man",
		Short: "Print the manual page, or write one for each command",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if dir == "" {
				_, err := io.WriteString(a.out, wholeManual(c.Root()))
				return err
			}
			return writeManuals(c.Root(), dir)
		},
	}
	c.Flags().StringVar(&dir, "dir", "", "the folder to write throughline.1, throughline-serve.1 and so on to")
	return c
}

func writeManuals(root *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	pages := map[string]string{"throughline": wholeManual(root)}
	for _, c := range manualCommands(root) {
		pages["throughline-"+c.Name()] = manual(c)
	}
	for name, text := range pages {
		if err := os.WriteFile(filepath.Join(dir, name+".1"), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func manualCommands(root *cobra.Command) (out []*cobra.Command) {
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() && c.Name() != "help" && c.Name() != "completion" {
			out = append(out, c)
		}
	}
	return out
}

// roff is a manual page in the macros of man(7).
type roff struct{ strings.Builder }

func (r *roff) line(format string, args ...any) { fmt.Fprintf(r, format+"\n", args...) }

// plain writes text so that nothing in it is taken for a macro.
func plain(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "…", "...").Replace(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}

func (r *roff) head(name, short string) {
	r.line(`.TH "%s" "1" "" "Throughline" "Throughline"`, strings.ToUpper(plain(name)))
	r.line(".SH NAME\n%s \\- %s", plain(name), plain(short))
}

func (r *roff) flags(title string, set *pflag.FlagSet) {
	if !set.HasAvailableFlags() {
		return
	}
	r.line(".SH %s", title)
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		word, usage := pflag.UnquoteUsage(f)
		short := ""
		if f.Shorthand != "" {
			short = `\fB\-` + f.Shorthand + `\fR, `
		}
		r.line(".TP\n%s\\fB\\-\\-%s\\fR \\fI%s\\fR", short, plain(f.Name), plain(word))
		if d := f.DefValue; d != "" && d != "[]" && d != "false" && f.Name != "store" { // the store's is of this machine
			usage += " (default " + d + ")"
		}
		r.line("%s", plain(usage))
	})
}

func manual(c *cobra.Command) string {
	r := &roff{}
	r.head("throughline-"+c.Name(), c.Short)
	r.line(".SH SYNOPSIS\n\\fB%s\\fR", plain(c.UseLine()))
	r.line(".SH DESCRIPTION\n%s.", plain(strings.TrimSuffix(longest(c.Long, c.Short), ".")))
	for _, sub := range c.Commands() {
		r.line(".TP\n\\fB%s\\fR\n%s", plain(sub.UseLine()), plain(sub.Short))
	}
	if c.Example != "" {
		r.line(".SH EXAMPLES\n.nf\n%s\n.fi", plain(c.Example))
	}
	r.flags("OPTIONS", c.LocalNonPersistentFlags())
	r.flags("OPTIONS OF EVERY COMMAND", c.InheritedFlags())
	r.line(".SH SEE ALSO\n\\fBthroughline\\fR(1)")
	return r.String()
}

func longest(a, b string) string {
	if len(a) > len(b) {
		return a
	}
	return b
}

func wholeManual(root *cobra.Command) string {
	r := &roff{}
	r.head("throughline", root.Short)
	r.line(".SH SYNOPSIS\n\\fBthroughline\\fR [\\fIflags\\fR] \\fIcommand\\fR [\\fIarguments\\fR]")
	r.line(".SH COMMANDS")
	for _, c := range manualCommands(root) {
		r.line(".TP\n\\fB%s\\fR\n%s. See \\fBthroughline\\-%s\\fR(1).", plain(strings.TrimPrefix(c.UseLine(), "throughline ")), plain(c.Short), plain(c.Name()))
	}
	r.flags("OPTIONS", root.PersistentFlags())
	r.line(".SH ENVIRONMENT")
	for _, name := range append(names((&app{}).settings()), "config") {
		r.line(".TP\n\\fB%s\\fR\nAs \\-\\-%s of \\fBthroughline\\-serve\\fR(1), where the flag is not given.", variable(name), plain(name))
	}
	r.line(".TP\n\\fB%s\\fR\nThe token for writing: of a server, the one it asks for, or its hash; of a command that names a server, the one it shows.", tokenVariable)
	r.line(".SH EXIT STATUS\n.TP\n0\nDone.\n.TP\n1\nFailed.\n.TP\n2\nThe command line cannot be understood.\n.TP\n3\nDone in part.")
	return r.String()
}
