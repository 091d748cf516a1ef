package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"throughline/server"
)

// tokenVariable holds the token: what a server asks for, and what the command
// line shows it.
const tokenVariable = "THROUGHLINE_TOKEN"

func (a *app) tokenCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "token",
		Short: "Make a token for writing, and the hash of it that a server may keep instead",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			token := rand.Text()
			if a.json {
				return a.printJSON(map[string]string{"token": token, "hash": hashed(token)})
			}
			_, err := fmt.Fprintf(a.out, "token  %s\nhash   %s\n", token, hashed(token))
			return err
		},
	}
}

func hashed(token string) string {
	sum := sha256.Sum256([]byte(token))
	return server.HashedToken + hex.EncodeToString(sum[:])
}

// shortToken is one that can be guessed: 16 letters and digits have 80 bits.
const shortToken = 16

// token is the one that writing needs, hashed or not: of the file that a flag
// names, of the environment, or of the file that a configuration names.
func (f *serveFlags) token(fileByFlag bool, log *slog.Logger) (string, error) {
	token := os.Getenv(tokenVariable)
	if f.tokenFile != "" && (fileByFlag || token == "") {
		info, err := os.Stat(f.tokenFile)
		if err != nil {
			return "", usageError("--token-file: %v", err)
		}
		data, err := os.ReadFile(f.tokenFile)
		if err != nil {
			return "", usageError("--token-file: %v", err)
		}
		token = strings.TrimSpace(string(data))
		if token == "" {
			return "", usageError("--token-file %s: the file is empty", f.tokenFile)
		}
		if !strings.HasPrefix(token, server.HashedToken) && info.Mode().Perm()&0o077 != 0 {
			log.Warn("others can read the token; keep its hash instead, or chmod 600", "file", f.tokenFile)
		}
	}
	digits, isHash := strings.CutPrefix(token, server.HashedToken)
	if sum, err := hex.DecodeString(digits); isHash && (err != nil || len(sum) != sha256.Size) {
		return "", usageError("the token begins with %s and is no hash; 'throughline token' makes one", server.HashedToken)
	}
	if !isHash && token != "" && len(token) < shortToken {
		log.Warn("the token is short enough to be guessed; 'throughline token' makes a better one")
	}
	return token, nil
}
