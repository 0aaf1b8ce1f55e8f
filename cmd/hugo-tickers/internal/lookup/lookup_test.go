package lookup

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct{ give, words, symbol, rules, problem string }{
		{"vodafone  group", "vodafone group", "", "", ""},
		{"META", "META", "", "", ""},
		{"Volvo AB", "Volvo AB", "", "", ""},
		{"Plan B", "Plan B", "", "", ""},
		{"T-Mobile", "T-Mobile", "", "", ""},
		{"XLON:VOD", "XLON:VOD", "XLON:VOD", "", ""},
		{"lse:vod", "lse:vod", "LSE:VOD", "", ""},
		{"BRK.B", "BRK.B", "BRK.B", "", ""},
		{"VOD.L", "VOD.L", "XLON:VOD", "XLON:VOD", ""},
		{"VOD LN Equity", "VOD LN Equity", "XLON:VOD", "XLON:VOD", ""},
		{"VOD LN", "VOD LN", "XLON:VOD", "XLON:VOD", ""},
		{"Oslo Børs: EQNR", "Oslo Børs: EQNR", "XOSL:EQNR", "XOSL:EQNR", ""},
		{"BTC-USD", "BTC-USD", "CRYPTO:BTC/USD", "CRYPTO:BTC/USD", ""},
		{"SAP.MU", "SAP", "", "XETR:SAP XFRA:SAP", ""},
		{"MOON:XYZ", "XYZ", "", "", ""},
		{"gb00 bh4h ks39", "GB00BH4HKS39", "", "", ""},
		{"GB00BH4HKS38", "", "", "", "check digit is 8, but the other characters require 9"},
	} {
		q, rules, err := Parse(tt.give)
		got := strings.ReplaceAll(Names(rules), " or ", " ")
		if q.Words != tt.words || string(q.Symbol) != tt.symbol || got != tt.rules || (err != nil) != (tt.problem != "") || err != nil && !strings.Contains(err.Error(), tt.problem) {
			t.Errorf("%q is %+v, rules %q, %v", tt.give, q, got, err)
		}
	}
}

// fake is a provider that finds the same for every query.
type fake struct {
	provider.Provider
	matches []provider.Match
	err     error
	queries *atomic.Int64
}

func (f fake) Search(context.Context, provider.Query) ([]provider.Match, error) {
	f.queries.Add(1)
	return f.matches, f.err
}

func link(name string, queries *atomic.Int64, err error, matches ...provider.Match) provider.Link {
	return provider.Link{Spec: provider.Spec{Name: name, Search: true}, Provider: fake{nil, matches, err, queries}}
}

var noon = time.Date(2023, 6, 17, 12, 0, 0, 0, time.UTC)

func lookUp(t *testing.T, dir, text string, links ...provider.Link) (*Answer, provider.Query) {
	t.Helper()
	q, _, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := Run(context.Background(), Options{Chain: links, StateDir: dir, Now: noon, OnWait: func() {}}, q)
	if err != nil {
		t.Fatal(err)
	}
	return answer, q
}

// Bitcoin has one ticker at two providers; another coin has the same ticker.
var (
	yahooVOD   = provider.Match{Symbol: "XLON:VOD", Spelling: "VOD.L", Name: "Vodafone\x1b[31m", Venue: "London", Kind: "share"}
	finnhubVOD = provider.Match{Symbol: "XLON:VOD", Spelling: "VOD.L", Name: "VODAFONE", Currency: "GBp"}
	usVOD      = provider.Match{Symbol: "VOD", Spelling: "VOD", Name: "Vodafone ADR", Venue: "NASDAQ", MIC: "XNAS"}
	munich     = provider.Match{Spelling: "VOD.MU", Venue: "Munich"}
	yahooBTC   = provider.Match{Symbol: "CRYPTO:BTC/USD", Spelling: "BTC-USD", Name: "Bitcoin USD", Venue: "CCC"}
	bitcoin    = provider.Match{Symbol: "CRYPTO:BTC/USD", Spelling: "bitcoin", Name: "Bitcoin", NeedsSpelling: true}
	namesake   = provider.Match{Symbol: "CRYPTO:BTC/USD", Spelling: "bitcoin-2", Name: "Bitcoin", NeedsSpelling: true}
	wrapped    = provider.Match{Symbol: "CRYPTO:BTC/USD", Spelling: "wrapped", Name: "Wrapped", NeedsSpelling: true}
)

func TestResultsAreMerged(t *testing.T) {
	var n atomic.Int64
	answer, _ := lookUp(t, t.TempDir(), "VOD.L", link("finnhub", &n, nil, munich, finnhubVOD), link("yahoo", &n, nil, munich, usVOD, yahooVOD, yahooBTC), link("coingecko", &n, nil, bitcoin, wrapped))
	var got []string
	for _, r := range answer.Results {
		got = append(got, strings.Join([]string{string(r.Symbol), r.Name, r.Venue, r.MIC, r.Currency, r.Spellings["yahoo"], r.Spellings["finnhub"], r.Spellings["coingecko"]}, "|"))
	}
	want := []string{
		"XLON:VOD|Vodafone[31m|London|XLON|GBp|VOD.L|VOD.L|", "VOD|Vodafone ADR|NASDAQ|XNAS|USD|VOD||", "CRYPTO:BTC/USD|Bitcoin USD|||USD|BTC-USD||bitcoin",
		"CRYPTO:BTC/USD|Wrapped|||USD|||wrapped", "||Munich|||VOD.MU|VOD.MU|",
	}
	if !slices.Equal(got, want) || n.Load() != 3 || !answer.Answered || answer.Results[0].Shortcode != `{{< ticker "XLON:VOD" >}}` || answer.Results[4].Shortcode != "" {
		t.Errorf("%q\nwant %q, %+v", got, want, answer)
	}
}

func TestChoose(t *testing.T) {
	var n atomic.Int64
	all := link("yahoo", &n, nil, usVOD, yahooVOD, munich, yahooBTC)
	coins := link("coingecko", &n, nil, bitcoin, wrapped)
	for _, tt := range []struct {
		text  string
		links []provider.Link
		want  string
	}{
		{"XLON:VOD", []provider.Link{all}, "XLON:VOD Vodafone[31m London XLON "},
		{"LSE:VOD", []provider.Link{all}, "LSE:VOD Vodafone[31m London XLON "},
		{"VOD.L", []provider.Link{all}, "XLON:VOD Vodafone[31m London XLON "},
		{"VOD", []provider.Link{all}, "VOD Vodafone ADR NASDAQ XNAS USD"},
		{"NASDAQ:VOD", []provider.Link{all}, "NASDAQ:VOD Vodafone ADR NASDAQ XNAS USD"},
		{"vodafone", []provider.Link{link("yahoo", &n, nil, yahooVOD, munich)}, "XLON:VOD Vodafone[31m London XLON "},
		{"vodafone", []provider.Link{all}, "3 results: name the one to add, such as hugo-tickers lookup --add VOD or hugo-tickers lookup --add XLON:VOD or hugo-tickers lookup --add CRYPTO:BTC/USD"},
		{"bitcoin", []provider.Link{coins}, "CRYPTO:BTC/USD Bitcoin   USD bitcoin"},
		{"BTC-USD", []provider.Link{link("coingecko", &n, nil, bitcoin, namesake)}, "2 results: name the one to add, such as hugo-tickers lookup --add bitcoin or hugo-tickers lookup --add bitcoin-2"},
		{"BTC-USD", []provider.Link{coins}, "2 results: name the one to add, such as hugo-tickers lookup --add bitcoin or hugo-tickers lookup --add wrapped"},
		{"vodafone", []provider.Link{link("yahoo", &n, nil, munich)}, "nothing to add: no result has a venue that is supported"},
		{"VOD.L", []provider.Link{link("yahoo", &n, provider.NewError(provider.Unreachable, ""))}, "nothing to add: no provider could be searched, so that only the symbol is known"},
	} {
		answer, q := lookUp(t, t.TempDir(), tt.text, tt.links...)
		i, err := answer.Choose(q)
		got := strings.TrimSuffix(strings.Join([]string{string(i.Symbol), i.Name, i.Exchange, i.MIC, i.Currency, i.Spelling["coingecko"]}, " "), " ")
		if err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}

// A provider that refuses is left alone for a while, and refreshes leave it alone as well. Others still answer.
func TestCooldowns(t *testing.T) {
	dir := t.TempDir()
	var refused, answered atomic.Int64
	links := []provider.Link{link("yahoo", &refused, provider.NewError(provider.RateLimited, "status 429")), link("finnhub", &answered, nil, finnhubVOD)}
	first, _ := lookUp(t, dir, "vodafone", links...)
	second, _ := lookUp(t, dir, "vodafone", links...)
	if refused.Load() != 1 || answered.Load() != 2 || len(second.Results) != 1 || first.Failures[0].Reason() != "yahoo: rate limited: status 429" || !strings.Contains(second.Failures[0].Reason(), "in cool-down until") {
		t.Errorf("%d and %d queries, %v, %v", refused.Load(), answered.Load(), first.Failures, second.Failures)
	}
}

// A provider that does not have such instruments does not count: what rules know is still needed.
func TestNotSearched(t *testing.T) {
	var n atomic.Int64
	answer, _ := lookUp(t, t.TempDir(), "VOD.L", link("yahoo", &n, provider.NewError(provider.Unreachable, "")), link("coingecko", &n, provider.ErrNotSearched))
	if results := answer.OrRules([]quote.Symbol{"XLON:VOD"}); len(results) != 1 || len(answer.Failures) != 1 {
		t.Errorf("%+v, %v", results, answer.Failures)
	}
}

// Without a provider that can search, the error says which to add, or which key. What rules know is known all the same.
func TestNoSearch(t *testing.T) {
	for _, tt := range []struct {
		link provider.Link
		want string
	}{
		{provider.Link{Spec: provider.Spec{Name: "file"}}, "can search: add yahoo or finnhub with TICKERS_FINNHUB_KEY or twelvedata with TICKERS_TWELVEDATA_KEY or tiingo with TICKERS_TIINGO_KEY or coingecko"},
		{provider.Link{Spec: provider.Spec{Name: "finnhub", Search: true}, Provider: provider.MissingKey{}}, "can search without a key: set TICKERS_FINNHUB_KEY"},
	} {
		answer, err := Run(context.Background(), Options{Chain: provider.Chain{tt.link}, StateDir: t.TempDir(), Now: noon}, provider.Query{Words: "vodafone"})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v, want %q", err, tt.want)
		}
		if rules := answer.OrRules([]quote.Symbol{"XLON:VOD"}); len(rules) != 1 || rules[0].Shortcode != `{{< ticker "XLON:VOD" >}}` {
			t.Errorf("%+v", rules)
		}
	}
}
