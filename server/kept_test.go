package server

import (
	"fmt"
	"testing"
)

func TestAnswersAreBoundedAndKeepWhatIsAskedFor(t *testing.T) {
	var a keptPages
	body := make([]byte, maxPage)
	a.put("often", &keptPage{body: body})
	for i := range 100 {
		a.put(fmt.Sprint("once ", i), &keptPage{body: body})
		if a.get("often") == nil {
			t.Fatalf("what is asked for is gone after %d others", i+1)
		}
		if held := len(a.young) + len(a.old); held > maxPages/maxPage {
			t.Fatalf("%d MB are held", held)
		}
	}
	if a.get("once 0") != nil {
		t.Error("what nobody asks for is never dropped")
	}
}
