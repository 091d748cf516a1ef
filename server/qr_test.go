package server

import (
	"strings"
	"testing"
)

func TestJoinLinkAsAQRCode(t *testing.T) {
	path, side := qrPath("http://127.0.0.1:8080/sessions/abcdefgh")
	if side != 37 || !strings.HasPrefix(path, "M4 4h7v1h-7z") { // version 3 has 29 modules; a finder pattern stands in each corner
		t.Errorf("side %d, path %.40s", side, path)
	}
	if path, side := qrPath(strings.Repeat("x", 5000)); path != "" || side != 0 {
		t.Error("a link that no code holds has one")
	}
}
