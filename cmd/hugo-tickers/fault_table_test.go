package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// faultGroup is the faults of one kind: those of a request, which leave the quote or renew it, and those whose pages are read.
type faultGroup struct {
	name   string
	faults []fault
	pages  []pageFault
}

func faultGroups() []faultGroup {
	return []faultGroup{
		{"Connection", connectionFaults(), nil},
		{"Reply", replyFaults(), nil},
		{"Refusal", slices.Concat(refusedFaults(), hostileFaults()), slices.Concat(refusalFaults(), hostileRefusals())},
		{"Price", priceFaults(), slices.Concat(moneyFaults(), hostileNames())},
		{"Session", nil, slices.Concat(sessionFaults(), hourFaults())},
		{"Close", nil, closeFaults()},
		{"Series", nil, seriesFaults()},
		{"Instrument", nil, instrumentFaults()},
		{"Machine", slices.Concat(machineFaults(), fileFaults(), peopleFaults()), nil},
		{"Bounds", timeFaults(), boundFaults()},
		{"Stored file", storedFaults(), nil},
		{"Site", siteFaults(), nil},
	}
}

// compareTable compares the faults with their tables in the documentation.
func compareTable(t *testing.T, groups []faultGroup) {
	t.Helper()
	const mark = "-update ./cmd/hugo-tickers -->\n"
	name := filepath.Join(moduleRoot(t), "docs", "reliability.md")
	prose, written, _ := strings.Cut(read(t, name), mark)
	want, names := "", map[string]bool{}
	for _, group := range groups {
		want += fmt.Sprintf("\n### %s\n\n| Fault | The quote | Providers |\n|-------|-----------|-----------|\n", group.name)
		for _, f := range group.faults {
			names[f.name] = true
			want += fmt.Sprintf("| %s | %s | %s |\n", f.name, f.want, f.where())
		}
		for _, f := range group.pages {
			if names[f.name] {
				t.Errorf("two faults are called %q", f.name)
			}
			names[f.name] = true
			want += fmt.Sprintf("| %s | %s | %s |\n", f.name, f.outcome(), strings.ReplaceAll(f.providers, " ", ", "))
		}
	}
	if len(names) < 130 {
		t.Errorf("%d faults", len(names))
	}
	if *update {
		write(t, name, prose+mark+want)
	} else if written != want {
		t.Errorf("%s is out of date: run go test -run Faults -update", name)
	}
}

// where returns the providers of a fault, and what is different for some of them.
func (f fault) where() string {
	var others []string
	for _, provider := range slices.Sorted(maps.Keys(f.but)) {
		others = append(others, fmt.Sprintf("%s: %s", provider, strings.TrimPrefix(f.but[provider], "kept: ")))
	}
	switch {
	case slices.Equal(f.only, oneProvider):
		return "any"
	case len(others) > 0:
		return "all; " + strings.Join(others, ", ")
	case len(f.only) == 0:
		return "all"
	}
	return strings.Join(f.only, ", ")
}

// ownChange is the change of a price itself, not that since a day.
var ownChange = regexp.MustCompile(`%( \(|, )`)

// outcome returns what the badges of the fault show.
func (f pageFault) outcome() string {
	shown := func(what, text string) string {
		switch {
		case text == "":
			return "no " + what
		case ownChange.MatchString(text):
			return what + " and change"
		}
		return what
	}
	outcome := shown("price", f.latest)
	if f.kept {
		outcome = "kept"
	}
	if f.day != "" {
		outcome += "; " + shown("close", f.close)
	}
	return outcome
}
