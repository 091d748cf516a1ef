// Command throughline loads conference talks into a graph, serves it, and
// answers questions about it on the command line.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // a load ends in the same dates on a machine that has no zones: 450 KB

	"github.com/spf13/cobra"

	"throughline/cmd/throughline/internal/record"
)

// Exit statuses, beside 0 for done.
const (
	exitFailed  = 1
	exitUsage   = 2
	exitPartial = 3
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, func() {
		stop() // what waits for input is asked in vain: a second signal ends it
		time.AfterFunc(time.Second, func() { fmt.Fprintln(os.Stderr, "throughline: stopping; once more ends it at once") })
	})
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// app is what every subcommand shares: the streams and the flags that stand
// before or after any of them.
type app struct {
	in       io.Reader
	out, err io.Writer
	store    string
	json     bool

	configFile string
	origin     map[string]string // of flags: flag, environment or file
}

// exitError carries a status other than exitFailed.
type exitError struct {
	code int
	err  error
}

func (e exitError) Error() string { return e.err.Error() }
func (e exitError) Unwrap() error { return e.err }

func usageError(format string, args ...any) error {
	return exitError{exitUsage, fmt.Errorf(format, args...)}
}

// run carries out one command line and returns its exit status. Data goes to
// out, everything else to errs.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{in: in, out: out, err: errs}
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	err = unknownCommand(root, err)
	var wrong *record.AddressError
	if errors.As(err, &wrong) {
		err = usageError("--store: %w", err)
	}
	fmt.Fprintln(errs, "throughline:", err)
	var coded exitError
	if errors.As(err, &coded) {
		return coded.code
	}
	return exitFailed
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "throughline",
		Short:         "Explore conference talks as a graph: trace themes, find related talks, run learning sessions",
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
	}
	root.SetVersionTemplate("throughline {{.Version}}\n")
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetFlagErrorFunc(wrongFlag)
	root.PersistentFlags().StringVar(&a.store, "store", defaultStore(), "where the graph is kept, bolt:FILE or postgres://USER@HOST/DATABASE")
	root.PersistentFlags().Lookup("store").DefValue = record.WithoutPassword(a.store) // help shows it
	root.PersistentFlags().StringVar(&a.configFile, "config", "", "a YAML file with settings of the server; THROUGHLINE_CONFIG names one too")
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return a.configure(c) }
	root.PersistentFlags().BoolVar(&a.json, "json", false, "print JSON")
	root.AddCommand(a.serveCommand(), a.loadCommand(), a.searchCommand(), a.queryCommand(), a.connectCommand(), a.relatedCommand(), a.evolveCommand(),
		a.themesCommand(), a.agendaCommand(), a.sessionCommand(), a.exportCommand(), a.checkCommand(), a.backupCommand(), a.restoreCommand(), a.extractCommand(), a.tokenCommand(), a.manCommand())
	root.SetHelpCommand(helpCommand(root))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	explainUsage(root)
	root.Args = nil // cobra looks at the first word before it is asked
	return root
}
