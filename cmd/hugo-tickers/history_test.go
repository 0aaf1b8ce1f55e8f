package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/store"
	"github.com/shopspring/decimal"
)

// A thousand essays that freeze five symbols each cost one request for the history of each symbol, and none the next time.
func TestHistoryIsAskedForOnce(t *testing.T) {
	const essays = 1000
	symbols := []string{"META", "GOOG", "MSFT", "AMZN", "NVDA"}
	service := &yahoo{asked: map[string]int{}, price: "100.0"}
	server := httptest.NewServer(service)
	defer server.Close()

	site := t.TempDir()
	write(t, filepath.Join(site, "hugo.toml"), "[params.tickers]\nat = 'published'\nsince = 'published'\n")
	first := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for n := range essays {
		text := fmt.Sprintf("---\ntitle: Essay\ndate: %s\n---\n", first.AddDate(0, 0, n).Format(time.DateOnly))
		for _, symbol := range symbols {
			text += fmt.Sprintf("{{< ticker %q >}} ", symbol)
		}
		write(t, filepath.Join(site, "content", fmt.Sprintf("e%d.md", n)), text)
	}
	refresh := refresher(t, site, from(server)...)

	refresh()
	for _, symbol := range symbols {
		if got := service.asked[symbol]; got != 1 {
			t.Errorf("the history of %s was asked for %d times", symbol, got)
		}
	}
	pins, _, err := store.ReadPins(filepath.Join(site, "data", "tickers"), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, symbol := range symbols {
		if got := len(pins[quote.Symbol(symbol)]); got != essays {
			t.Errorf("%d pins of %s", got, symbol)
		}
	}

	clear(service.asked)
	refresh()
	if len(service.asked) != 0 {
		t.Errorf("a second refresh asked for %v", service.asked)
	}

	// One more essay: its own day is all that is asked for, and nothing that is pinned.
	write(t, filepath.Join(site, "content", "new.md"), "---\ntitle: Essay\ndate: 2023-06-14\n---\n{{< ticker symbol=\"META\" since=false >}}\n")
	before := service.from
	refresh()
	if service.asked["META"] != 1 || len(service.asked) != 1 {
		t.Errorf("a further essay asked for %v", service.asked)
	}
	if !service.from.After(before.AddDate(3, 0, 0)) {
		t.Errorf("it asked from %s on", service.from)
	}
}

// A later request for a shorter past, which tells of no split, forgets none: 100 × 10 / 1000 − 1 = 0 %, not −90 %.
func TestSplitsOutliveShorterHistories(t *testing.T) {
	service := &yahoo{asked: map[string]int{}, price: "100.0", split: time.Date(2023, 3, 1, 0, 0, 0, 0, time.UTC)}
	server := httptest.NewServer(service)
	defer server.Close()
	site := t.TempDir()
	write(t, filepath.Join(site, "hugo.toml"), "")
	essay := func(name, date, call string) {
		write(t, filepath.Join(site, "content", name), "---\ntitle: A\ndate: "+date+"\n---\n"+call+"\n")
	}
	refresh := refresher(t, site, from(server)...)
	check := func(when string) {
		t.Helper()
		refresh()
		data := filepath.Join(site, "data", "tickers")
		quotes, _, err := store.ReadQuotes(data, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		pins, _, err := store.ReadPins(data, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		pin, since := pins["META"]["2023-01-10"], quotes["META"].Changes
		if got, ok := since["2023-01-10"]; !ok || !got.IsZero() || pin.SplitFactor.String() != "10" || quote.Format(pin.Price) != "1000" {
			t.Errorf("%s: the moves since are %v, the pin is %s with the factor %s", when, since, quote.Format(pin.Price), pin.SplitFactor)
		}
	}
	essay("a.md", "2023-01-10", `{{< ticker symbol="META" since="published" >}}`)
	check("at first")
	essay("b.md", "2023-06-14", `{{< ticker symbol="META" at="published" >}}`)
	check("with a later essay")
	essay("c.md", "2023-06-15", `{{< ticker symbol="META" sparkline=5 >}}`)
	check("with a sparkline")
}

// The closes of a sparkline are asked for once; later quotes are put behind them.
func TestSparklineClosesAreAskedForOnce(t *testing.T) {
	service := &yahoo{asked: map[string]int{}, price: "100.0"}
	server := httptest.NewServer(service)
	defer server.Close()
	site := t.TempDir()
	write(t, filepath.Join(site, "hugo.toml"), "")
	write(t, filepath.Join(site, "content", "a.md"), "---\ntitle: A\n---\n{{< ticker symbol=\"META\" sparkline=30 >}} {{< ticker \"GOOG\" >}}\n")
	refresh := refresher(t, site, from(server)...)

	closes := func() []decimal.Decimal {
		t.Helper()
		quotes, _, err := store.ReadQuotes(filepath.Join(site, "data", "tickers"), time.Now())
		if err != nil {
			t.Fatal(err)
		}
		return quotes["META"].Closes
	}
	refresh()
	if got := closes(); len(got) != 30 || service.asked["META"] != 1 || len(service.asked) != 1 {
		t.Errorf("%d closes after %v", len(got), service.asked)
	}
	quotes := filepath.Join(site, "data", "tickers", "quotes.json")
	running := strings.NewReplacer("2023-06-16T20", "2023-06-16T18", `"final": true,`, "") // Of the running session.
	write(t, quotes, running.Replace(read(t, quotes)))
	service.price = "101.0"
	clear(service.asked)
	refresh()
	if got := closes(); len(service.asked) != 0 || len(got) != 30 || got[29].IntPart() != 101 || got[28].IntPart() != 100 {
		t.Errorf("closes %v after %v", got, service.asked)
	}
}

// refresher returns a function that refreshes a site, with variables beside those of an empty cache.
func refresher(t *testing.T, site string, environ ...string) func() {
	cache := t.TempDir()
	return func() {
		t.Helper()
		var stderr strings.Builder
		code := run(context.Background(), []string{"refresh", "-s", site}, &env{
			stdout: &stderr, stderr: &stderr, now: func() time.Time { return now }, isTerminal: func(io.Writer) bool { return false },
			sleep:   func(context.Context, time.Duration) error { return nil },
			environ: append([]string{"TICKERS_CACHEDIR=" + cache}, environ...),
		})
		if code != exitDone {
			t.Fatalf("refresh ended with %d: %s", code, &stderr)
		}
	}
}

// from points a refresh to a local server in the place of Yahoo's.
func from(server *httptest.Server) []string {
	return []string{"TICKERS_YAHOO_URL=" + server.URL, "TICKERS_YAHOO_RATE=0"}
}

// yahoo answers as that service does, with a close of 100 on every weekday. It counts who asked for a history.
type yahoo struct {
	sync.Mutex
	asked map[string]int // by symbol
	price string         // the latest
	split time.Time      // ten for one, zero for none; told only where the days asked for hold it
	from  time.Time      // of the last request
}

func (y *yahoo) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	bars := func(symbol string, from, to time.Time) string {
		var times, closes []string
		for day := from.Truncate(24 * time.Hour); day.Before(to); day = day.AddDate(0, 0, 1) {
			if open := day.Add(13*time.Hour + 30*time.Minute); day.Weekday()%6 != 0 && open.Before(now) {
				times, closes = append(times, fmt.Sprint(open.Unix())), append(closes, "100.0")
			}
		}
		return fmt.Sprintf(`{"meta":{"currency":"USD","symbol":%q,"exchangeTimezoneName":"America/New_York","regularMarketTime":1686945601,"regularMarketPrice":%s},
			"timestamp":[%s],"indicators":{"quote":[{"close":[%s]}]}}`, symbol, y.price, strings.Join(times, ","), strings.Join(closes, ","))
	}
	if list := r.URL.Query().Get("symbols"); list != "" {
		var results []string
		for _, symbol := range strings.Split(list, ",") {
			results = append(results, fmt.Sprintf(`{"symbol":%q,"response":[%s]}`, symbol, bars(symbol, now.AddDate(0, -1, 0), now)))
		}
		fmt.Fprintf(w, `{"spark":{"result":[%s],"error":null}}`, strings.Join(results, ","))
		return
	}
	symbol := r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]
	var from, to int64
	fmt.Sscan(r.URL.Query().Get("period1"), &from)
	fmt.Sscan(r.URL.Query().Get("period2"), &to)
	y.Lock()
	y.asked[symbol]++
	y.from = time.Unix(from, 0)
	y.Unlock()
	answer := bars(symbol, time.Unix(from, 0).UTC(), time.Unix(to, 0).UTC())
	if at := y.split.Unix(); !y.split.IsZero() && from <= at {
		answer = fmt.Sprintf(`%s,"events":{"splits":{"%d":{"date":%[2]d,"numerator":10,"denominator":1}}}}`, strings.TrimSuffix(answer, "}"), at+14*3600)
	}
	fmt.Fprintf(w, `{"chart":{"result":[%s],"error":null}}`, answer)
}

// The longest sparkline of the wildest closes is small, and says nothing to those who cannot see it.
func TestSparkline(t *testing.T) {
	const most = 400
	site := t.TempDir()
	write(t, filepath.Join(site, "hugo.toml"), "disableKinds = ['home', 'rss', 'section', 'sitemap', 'taxonomy', 'term']\n[module]\nreplacements = 'github.com/hugo-tickers/hugo-tickers -> "+
		filepath.ToSlash(moduleRoot(t))+"'\n[[module.imports]]\npath = 'github.com/hugo-tickers/hugo-tickers'\n[params.tickers]\nstale = 'ignore'\n")
	write(t, filepath.Join(site, "layouts", "page.html"), "{{ .Content }}")
	write(t, filepath.Join(site, "content", "a.md"), "---\ntitle: A\n---\n{{< ticker symbol=\"WILD\" sparkline=50 >}} {{< ticker symbol=\"WILD\" sparkline=5 >}} {{< ticker symbol=\"STILL\" sparkline=30 >}} {{< ticker symbol=\"YOUNG\" sparkline=30 >}}\n")
	entry := `%q: {"symbol": %[1]q, "currency": "USD", "price": 1.00, "asOf": "2023-06-16T20:00:00Z", "closes": [%s1]}`
	write(t, filepath.Join(site, "data", "tickers", "quotes.json"), `{"version": 1, "quotes": {`+strings.Join([]string{
		fmt.Sprintf(entry, "WILD", strings.Repeat("1000000,1,", 40)), fmt.Sprintf(entry, "STILL", strings.Repeat("1,", 40)), fmt.Sprintf(entry, "YOUNG", ""),
	}, ",")+"}}")
	runHugo(t, "--source", site, "--panicOnWarning")
	page := read(t, filepath.Join(site, "public", "a", "index.html"))
	drawings := regexp.MustCompile(`<svg.*?</svg>`).FindAllString(page, -1)
	if len(drawings) != 3 {
		t.Fatalf("%d sparklines, want one each for 50, 5 and 30 closes, none for one close: %s", len(drawings), page)
	}
	for n, closes := range []int{50, 5, 30} {
		if steps := strings.Count(drawings[n], " 2") + strings.Count(drawings[n], "l2"); steps < closes-1 {
			t.Errorf("%d steps for %d closes: %s", steps, closes, drawings[n])
		}
		if len(drawings[n]) > most || !strings.Contains(drawings[n], `aria-hidden="true"`) {
			t.Errorf("a sparkline of %d bytes: %s", len(drawings[n]), drawings[n])
		}
	}
	t.Logf("the longest sparkline has %d bytes", len(drawings[0]))
}
