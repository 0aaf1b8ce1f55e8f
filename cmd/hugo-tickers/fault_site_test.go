package main

import (
	"path/filepath"
	"testing"
)

// siteFaults are mistakes of the author. The refresh names the file and the key, and the stored quotes stay.
func siteFaults() []fault {
	instrumentsWith := func(line string) func(*testing.T, string) {
		return func(t *testing.T, site string) {
			write(t, filepath.Join(site, instruments), "[[instruments]]\nsymbol = \"ODD\"\n"+line+"\n")
		}
	}
	return []fault{
		{name: "a key of an instrument is misspelt", only: oneProvider, prepare: instrumentsWith(`nmae = "Odd"`), want: failed},
		{name: "the provider of an instrument is misspelt", only: oneProvider, prepare: instrumentsWith(`yaho = "ODD"`), want: failed},
		{name: "a field of an instrument has another type", only: oneProvider, prepare: instrumentsWith(`mic = ["XNAS"]`), want: failed},
	}
}
