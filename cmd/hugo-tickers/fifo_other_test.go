//go:build !unix

package main

import "testing"

func makePipe(t *testing.T, _ string) {
	t.Skip("only Unix has named pipes in directories")
}
