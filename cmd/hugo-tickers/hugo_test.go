package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// hugoBinary is the variable that tells the tests' programs where the real Hugo is.
const hugoBinary = "HUGO_BINARY"

// hugoFailed is the exit code of the tests' hugo when the real one fails. hugo-tickers itself never exits with it, so a
// script can tell that the code was passed on.
const hugoFailed = 3

// findHugo compiles the Hugo that the tools module pins, unless Go has it cached, and exports its path.
func findHugo() error {
	find := exec.Command("go", "tool", "-n", "hugo")
	find.Dir = filepath.Join("..", "..", "tools")
	find.Stderr = os.Stderr
	path, err := find.Output()
	if err != nil {
		return fmt.Errorf("go tool -n hugo: %w", err)
	}
	return os.Setenv(hugoBinary, strings.TrimSpace(string(path)))
}

// hugoMain is the program hugo of the tests: the real Hugo, with another exit code.
func hugoMain() {
	hugo := exec.Command(os.Getenv(hugoBinary), os.Args[1:]...)
	hugo.Stdin, hugo.Stdout, hugo.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := hugo.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		os.Exit(hugoFailed)
	} else if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// runHugo runs the real Hugo, which must succeed.
func runHugo(t testing.TB, args ...string) {
	t.Helper()
	if out, err := exec.Command(os.Getenv(hugoBinary), args...).CombinedOutput(); err != nil {
		t.Fatalf("hugo %q: %v\n%s", args, err, out)
	}
}
