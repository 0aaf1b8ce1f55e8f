package refresh

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/state"
)

// One "not found" proves nothing, nor do many on one day, nor five in the week of a provider's disorder.
func TestDelisted(t *testing.T) {
	say := func(kinds ...provider.Kind) provider.Quotes {
		answer := provider.Quotes{Report: provider.Report{Failures: map[quote.Symbol][]*provider.Error{}}}
		for _, c := range kinds {
			answer.Failures["ABC"] = append(answer.Failures["ABC"], &provider.Error{Kind: c})
		}
		return answer
	}
	notFound := say(provider.NotFound)
	found := provider.Quotes{Quotes: map[quote.Symbol]quote.Quote{"ABC": {}}}
	day := func(n int) time.Time { return time.Date(2023, 6, n, 22, 0, 0, 0, time.UTC) }

	for _, tt := range []struct {
		desc    string
		answers map[int]provider.Quotes // by the day of June 2023; the 5th is a Monday
		want    bool
	}{
		{"five sessions over a week", map[int]provider.Quotes{5: notFound, 6: notFound, 7: notFound, 8: notFound, 12: notFound}, true},
		{"five sessions in five days", map[int]provider.Quotes{5: notFound, 6: notFound, 7: notFound, 8: notFound, 9: notFound}, false},
		{"a weekend counts once", map[int]provider.Quotes{2: notFound, 3: notFound, 4: notFound, 6: notFound, 9: notFound}, false},
		{"found in between", map[int]provider.Quotes{5: notFound, 6: notFound, 7: found, 8: notFound, 12: notFound, 13: notFound, 14: notFound}, false},
		{"out of order in between", map[int]provider.Quotes{5: notFound, 6: notFound, 7: say(provider.ProviderError), 8: notFound, 12: notFound, 14: notFound}, true},
		{"another provider could not be asked", map[int]provider.Quotes{
			5: say(provider.NotFound, provider.RateLimited), 6: notFound, 7: notFound, 8: notFound, 12: notFound}, false},
		{"the others have not got the market", map[int]provider.Quotes{
			5: say(provider.NotInPlan, provider.NotFound), 6: notFound, 7: notFound, 8: notFound, 12: say(provider.Unauthorized, provider.NotFound)}, true},
		{"only not in the plan", map[int]provider.Quotes{5: say(provider.NotInPlan), 6: say(provider.NotInPlan), 7: say(provider.NotInPlan), 8: say(provider.NotInPlan), 14: say(provider.NotInPlan)}, false},
	} {
		t.Run(tt.desc, func(t *testing.T) {
			seen := map[quote.Symbol]state.NotFoundStreak{}
			last := time.Time{}
			for n := range 31 {
				if answer, ok := tt.answers[n]; ok {
					last = day(n)
					seen = trackNotFound(seen, []quote.Symbol{"ABC"}, answer, last)
				}
			}
			if got := isDelisted(seen["ABC"], last); got != tt.want {
				t.Errorf("delisted: %v after %+v", got, seen["ABC"])
			}
		})
	}
	if left := trackNotFound(map[quote.Symbol]state.NotFoundStreak{"OLD": {Count: 9}}, []quote.Symbol{"ABC"}, notFound, day(5)); len(left) != 1 || left["ABC"].Count != 1 {
		t.Errorf("a symbol that nobody wants any more is remembered: %v", left)
	}
}

// A run that began while the clock was wrong begins anew.
func TestDelistedWithAWrongClock(t *testing.T) {
	now := time.Date(2023, 6, 14, 22, 0, 0, 0, time.UTC)
	answer := provider.Quotes{Report: provider.Report{Failures: map[quote.Symbol][]*provider.Error{"ABC": {{Kind: provider.NotFound}}}}}
	before := map[quote.Symbol]state.NotFoundStreak{"ABC": {Since: now.AddDate(1, 0, 0), LastSession: now.AddDate(1, 0, 0), Count: 4}}
	if after := trackNotFound(before, []quote.Symbol{"ABC"}, answer, now)["ABC"]; !after.Since.Equal(now) || after.Count != 1 {
		t.Errorf("%+v", after)
	}
}
