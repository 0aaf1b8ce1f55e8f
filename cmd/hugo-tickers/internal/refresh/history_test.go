package refresh

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/site"
	"github.com/shopspring/decimal"
)

// market is a provider of the quotes and series that it has.
type market struct {
	quotes    map[quote.Symbol]quote.Quote
	series    map[quote.Symbol]quote.Series
	failure   *provider.Error // of symbols without a series
	histories []string        // the symbols whose history was requested
}

func (m *market) Latest(_ context.Context, wanted []quote.Instrument, _ func(int)) provider.Results[quote.Quote] {
	return provider.Each(wanted, func(i quote.Instrument) (quote.Quote, error) {
		q, ok := m.quotes[i.Symbol]
		if !ok {
			return q, provider.NewError(provider.NotFound, "")
		}
		q.Symbol = i.Symbol
		return q, nil
	})
}

func (m *market) History(_ context.Context, wanted []quote.Instrument, _ provider.Days, _ func(int)) provider.Results[quote.Series] {
	return provider.Each(wanted, func(i quote.Instrument) (quote.Series, error) {
		m.histories = append(m.histories, string(i.Symbol))
		s, ok := m.series[i.Symbol]
		if !ok && m.failure != nil {
			return s, m.failure
		}
		return s, nil
	})
}

// seriesOf makes a series of "2023-06-16=281.00 …".
func seriesOf(t *testing.T, currency, closes string) quote.Series {
	t.Helper()
	s := quote.Series{Currency: currency}
	for _, field := range strings.Fields(closes) {
		day, price, _ := strings.Cut(field, "=")
		s.Closes = append(s.Closes, quote.Close{Date: dayOf(t, day), Price: decimal.NewNullDecimal(decimal.RequireFromString(price))})
	}
	return s
}

func dayOf(t *testing.T, text string) calendar.Date {
	t.Helper()
	date, err := calendar.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return date
}

// refreshed runs a refresh of a site with one badge, whose files are written before, and writes the result.
func refreshed(t *testing.T, dir, badge string, m *market, files map[string]string) *Result {
	t.Helper()
	all := map[string]string{"hugo.toml": "", "content/post.md": "---\ntitle: Post\n---\n" + badge + "\n"}
	for name, text := range files {
		all[name] = text
	}
	for name, text := range all {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	s, err := site.Open(dir, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Run(t.Context(), Options{
		Site: s, Chain: provider.Chain{{Provider: m, Spec: provider.Spec{Name: "market"}}}, StateDir: filepath.Join(dir, "state"),
		Now: now, Progress: provider.NoProgress{}, OnWait: func() {},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	if err := r.Write(); err != nil {
		t.Fatal(err)
	}
	r.Close()
	return r
}

// A day that no provider has is asked for again in the same session if a provider failed for a reason that can pass.
func TestADayIsAskedForAgainIfTheAnswerCanChange(t *testing.T) {
	for kind, want := range map[provider.Kind]int{
		provider.NotInPlan: 1, provider.Unreachable: 2, provider.ProviderError: 2, provider.InvalidResponse: 2,
	} {
		dir := t.TempDir()
		m := &market{failure: provider.NewError(kind, "")}
		for range 2 {
			refreshed(t, dir, `{{< ticker symbol="META" at="2023-06-16" >}}`, m, nil)
		}
		if len(m.histories) != want {
			t.Errorf("%v: asked %d times in one session, want %d", kind, len(m.histories), want)
		}
	}
}

// The close of the last session can come hours after its end. That of an earlier session does not come before the next one.
func TestTheCloseOfTheLastSessionIsAskedForAgain(t *testing.T) {
	for day, want := range map[string]int{"2023-06-16": 2, "2023-06-14": 1} {
		dir := t.TempDir()
		m := &market{series: map[quote.Symbol]quote.Series{"META": seriesOf(t, "USD", "2023-06-13=271.32 2023-06-15=281.83")}}
		badge := fmt.Sprintf(`{{< ticker symbol="META" at="%s" >}}`, day)
		refreshed(t, dir, badge, m, nil)
		m.series["META"] = seriesOf(t, "USD", "2023-06-13=271.32 2023-06-14=273.35 2023-06-15=281.83 2023-06-16=281")
		refreshed(t, dir, badge, m, nil)
		if len(m.histories) != want {
			t.Errorf("%s: asked %d times in one session, want %d", day, len(m.histories), want)
		}
	}
}
